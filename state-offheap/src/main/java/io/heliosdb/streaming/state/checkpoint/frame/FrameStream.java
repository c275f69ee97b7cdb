package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

/** The contents of frames, one behind the other, as pieces. One thread. */
public final class FrameStream implements SnapshotPieces, AutoCloseable {
    private final ReadAhead frames;
    private long at;
    private int left;

    /**
     * @param frames closed with this
     */
    public FrameStream(final ReadAhead frames) {
        this.frames = frames;
    }

    @Override
    public int next(final long address, final int maxBytes) {
        if (left == 0) {
            left = frames.next();
            if (left == 0) {
                return 0;
            }
            at = frames.content();
        }
        final int length = Math.min(left, maxBytes);
        Memory.copy(at, address, length);
        at += length;
        left -= length;
        return length;
    }

    @Override
    public void close() {
        frames.close();
    }
}
