package io.heliosdb.streaming.state.snapshot;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.capture.CaptureFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class PieceReaderTest {
    private static final int LONG_BYTES = 700_001;

    private static void write(final SnapshotWriter writer, final long memory) {
        writer.section("first");
        writer.putLong(1);
        writer.putBytes(memory, LONG_BYTES);
        writer.section("empty");
        writer.section("last");
        writer.putLong(2);
    }

    private static long read(final SnapshotReader reader, final long memory) {
        reader.section("first");
        final long first = reader.getLong();
        reader.getBytes(memory, LONG_BYTES);
        reader.section("empty");
        reader.section("last");
        return first * 10 + reader.getLong();
    }

    private static void read(final StateFixture fixture, final byte[] bytes, final int piece) {
        final long target = fixture.memory.allocate(LONG_BYTES);
        try (PieceReader reader =
                new PieceReader(fixture.ledger, "test", CaptureFixture.piecesOf(bytes, piece))) {
            final long numbers = read(reader, target);
            assertThat(numbers).isEqualTo(12);
            for (int i = 0; i < LONG_BYTES; i++) {
                if (Memory.getByte(target + i) != (byte) (i * 31)) {
                    throw new AssertionError("byte " + i);
                }
            }
        } finally {
            fixture.memory.free(target, LONG_BYTES);
        }
    }

    private static byte[] written(final StateFixture fixture) {
        final long source = fixture.memory.allocate(LONG_BYTES);
        for (int i = 0; i < LONG_BYTES; i++) {
            Memory.putByte(source + i, (byte) (i * 31));
        }
        return fixture.bytesOf(writer -> write(writer, source));
    }

    @Test
    void readsPiecesOfAnySize() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes = written(fixture);
            for (final int piece : new int[] {8, 13, 1_000, 1 << 18, Integer.MAX_VALUE}) {
                read(fixture, bytes, piece);
            }
        }
    }

    private static void skip(final StateFixture fixture, final byte[] bytes, final int piece) {
        try (PieceReader reader =
                new PieceReader(fixture.ledger, "test", CaptureFixture.piecesOf(bytes, piece))) {
            assertThat(reader.next()).isEqualTo("first");
            reader.section("first");
            assertThat(reader.getLong()).isEqualTo(1);
            reader.skip();
            reader.section("empty");
            reader.skip();
            assertThat(reader.next()).isEqualTo("last");
            assertThat(reader.next()).isEqualTo("last");
            reader.section("last");
            assertThat(reader.getLong()).isEqualTo(2);
        }
    }

    @Test
    void whatIsPassedOverIsVerifiedToo() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes = written(fixture);
            for (final int piece : new int[] {8, 13, 1_000, 1 << 18}) {
                skip(fixture, bytes, piece);
            }
            bytes[300_000] ^= 1;
            assertRefused(StateError.SNAPSHOT_CORRUPT, () -> skip(fixture, bytes, 1 << 18));
        }
    }

    @Test
    void refusesDamageAndWhatIsCutOff() {
        try (StateFixture fixture = new StateFixture()) {
            final byte[] bytes = written(fixture);
            for (int at = 0; at < bytes.length; at += at < 100 ? 1 : 50_021) {
                final byte[] damaged = bytes.clone();
                damaged[at] ^= 4;
                assertThatThrownBy(() -> read(fixture, damaged, 1 << 18))
                        .as("byte " + at)
                        .hasMessageMatching("(?s)HSTA-000[67].*");
                final byte[] cut = Arrays.copyOf(bytes, at);
                assertRefused(StateError.SNAPSHOT_CORRUPT, () -> read(fixture, cut, 1 << 18));
            }
        }
    }
}
