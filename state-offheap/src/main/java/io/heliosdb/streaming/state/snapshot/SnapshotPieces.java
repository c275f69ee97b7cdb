package io.heliosdb.streaming.state.snapshot;

/**
 * A snapshot as a stream of bytes, taken piece by piece by a background thread.
 *
 * <p>The pieces one behind the other are the bytes that {@link MemorySnapshot} would hold. A piece
 * ends early where a region of state ends, so that a region that has not changed gives the same
 * pieces in the next snapshot.
 */
public interface SnapshotPieces {
    /**
     * Takes the next piece.
     *
     * @param address where it goes
     * @param maxBytes its greatest length
     * @return its length, 0 at the end
     */
    int next(long address, int maxBytes);
}
