package io.heliosdb.streaming.state.checkpoint.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.checkpoint.format.FrameHeader;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class FrameCutterTest {
    private final List<byte[]> cut = new ArrayList<>();

    private int cut(final List<byte[]> pieces, final int end) {
        cut.clear();
        final Ledger ledger = new Ledger(1 << 24);
        final int[] given = {0};
        final SnapshotPieces source =
                (address, maxBytes) -> {
                    assertThat(given[0]).isLessThanOrEqualTo(pieces.size());
                    if (given[0] == pieces.size()) {
                        given[0]++;
                        return end;
                    }
                    final byte[] piece = pieces.get(given[0]++);
                    assertThat(piece.length).isLessThanOrEqualTo(maxBytes);
                    Memory.copyFromArray(piece, 0, address, piece.length);
                    return piece.length;
                };
        int length;
        try (FrameCutter cutter = new FrameCutter(ledger, "test", source)) {
            length = cutter.next();
            while (length > 0) {
                final byte[] content = new byte[length];
                Memory.copyToArray(cutter.address(), content, 0, length);
                cut.add(content);
                length = cutter.next();
            }
        }
        ledger.close();
        return length;
    }

    private static byte[] join(final List<byte[]> pieces) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pieces.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static List<byte[]> random(final SplittableRandom random) {
        final List<byte[]> pieces = new ArrayList<>();
        final int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            final int greatest = random.nextInt(3) == 0 ? FrameHeader.GREATEST_PLAIN_BYTES : 9_000;
            final byte[] piece = new byte[1 + random.nextInt(greatest)];
            random.nextBytes(piece);
            pieces.add(piece);
        }
        return pieces;
    }

    @Test
    void framesAreThePiecesOneBehindTheOther() {
        final SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 100; i++) {
            final List<byte[]> pieces = random(random);
            assertThat(cut(pieces, 0)).isZero();
            assertThat(join(cut)).isEqualTo(join(pieces));
        }
    }

    @Test
    void aLargePieceIsAFrameByItselfWhateverStandsBeforeIt() {
        final SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < 100; i++) {
            final List<byte[]> pieces = random(random);
            assertThat(cut(pieces, 0)).isZero();
            for (final byte[] piece : pieces) {
                if (piece.length >= 8 << 10) {
                    assertThat(cut).anyMatch(frame -> java.util.Arrays.equals(frame, piece));
                }
            }
        }
    }

    @Test
    void smallPiecesShareAFrame() {
        final List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            pieces.add(new byte[100]);
        }
        assertThat(cut(pieces, 0)).isZero();
        assertThat(cut).hasSize(2);
    }

    @Test
    void whatIsAbandonedHasNoEnd() {
        final List<byte[]> pieces = List.of(new byte[100], new byte[10_000], new byte[5]);
        assertThat(cut(pieces, SnapshotPieces.ABANDONED)).isEqualTo(SnapshotPieces.ABANDONED);
        assertThat(cut).hasSize(2);
    }
}
