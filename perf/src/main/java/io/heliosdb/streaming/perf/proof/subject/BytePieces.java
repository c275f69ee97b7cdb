package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

/** A snapshot that lies ready, given in pieces of a size of its own. */
final class BytePieces implements SnapshotPieces {
    private final byte[] bytes;
    private final int pieceBytes;
    private int position;

    BytePieces(final byte[] bytes, final int pieceBytes) {
        this.bytes = bytes;
        this.pieceBytes = pieceBytes;
    }

    @Override
    public int next(final long address, final int maxBytes) {
        final int length = Math.min(Math.min(pieceBytes, maxBytes), bytes.length - position);
        Memory.copyFromArray(bytes, position, address, length);
        position += length;
        return length;
    }
}
