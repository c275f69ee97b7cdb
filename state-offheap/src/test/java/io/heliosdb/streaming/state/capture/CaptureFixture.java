package io.heliosdb.streaming.state.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Takes pieces and puts them together on the heap, for tests. */
public final class CaptureFixture implements AutoCloseable {
    private final Arena buffer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public CaptureFixture(final Ledger ledger) {
        buffer = Arena.open(ledger, "test", "test", SnapshotPieces.PIECE_BYTES);
    }

    /** Takes one piece; false at the end. */
    public boolean take(final SnapshotPieces pieces, final int maxBytes) {
        final int length = pieces.next(buffer.address(), maxBytes);
        assertThat(length).isBetween(0, maxBytes);
        final byte[] piece = new byte[length];
        Memory.copyToArray(buffer.address(), piece, 0, length);
        bytes.writeBytes(piece);
        return length != 0;
    }

    /** Takes all pieces that are left; returns all bytes taken since the last call. */
    public byte[] rest(final SnapshotPieces pieces) {
        while (take(pieces, SnapshotPieces.PIECE_BYTES)) {
            // goes on
        }
        return taken();
    }

    /** All bytes taken since the last call. */
    public byte[] taken() {
        final byte[] all = bytes.toByteArray();
        bytes.reset();
        return all;
    }

    /** Pieces of a snapshot that lies on the heap. */
    public static SnapshotPieces piecesOf(final byte[] snapshot, final int greatest) {
        return new SnapshotPieces() {
            private int at;

            @Override
            public int next(final long address, final int maxBytes) {
                final int length = Math.min(Math.min(maxBytes, greatest), snapshot.length - at);
                final byte[] piece = Arrays.copyOfRange(snapshot, at, at + length);
                Memory.copyFromArray(piece, 0, address, length);
                at += length;
                return length;
            }
        };
    }

    @Override
    public void close() {
        buffer.close();
    }
}
