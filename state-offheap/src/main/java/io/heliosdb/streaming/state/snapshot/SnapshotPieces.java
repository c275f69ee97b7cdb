package io.heliosdb.streaming.state.snapshot;

/**
 * A snapshot as a stream of bytes, taken piece by piece by a background thread.
 *
 * <p>The pieces one behind the other are the bytes that {@link MemorySnapshot} would hold. A piece
 * ends early where a region of state ends, so that a region that has not changed gives the same
 * pieces in the next snapshot.
 */
public interface SnapshotPieces {
    /** Answered by {@link #next} where the snapshot cannot be completed; all of it is void. */
    int ABANDONED = -1;

    /** A greatest length that every source and reader can work with. */
    int PIECE_BYTES = 256 << 10;

    /**
     * Takes the next piece.
     *
     * @param address where it goes
     * @param maxBytes its greatest length, at least 8
     * @return its length, 0 at the end, {@link #ABANDONED} if there will be no end
     */
    int next(long address, int maxBytes);
}
