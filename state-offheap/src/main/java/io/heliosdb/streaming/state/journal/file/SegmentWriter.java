package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One segment file while it is written. Where few records come, room for them is made ahead by
 * writing zeroes, so that a force finds nothing new about the file but their bytes; where many
 * come, frames make the file longer themselves, and nothing is written twice.
 *
 * <p>Written on the journal agent's thread; room is made, and the file is forced and closed, on the
 * fsync agent's. Bytes belong to the thread that has moved {@link #claimed} behind them, and are
 * ready when {@link #ready} is behind them, too.
 */
final class SegmentWriter {
    /** Frames up to this length are written by one call, from a copy. */
    private static final int COPY_BYTES = 64 << 10;

    private final StorageFile file;
    private final long basePosition;

    /** A step of zeroes, then room for a copy. */
    private final Arena memory;

    private final long stepBytes;

    /** Behind what somebody writes or has written. Both threads, by compareAndSet. */
    private final AtomicLong claimed = new AtomicLong();

    /** Behind what is written. By the thread that claimed last, with release; read with acquire. */
    private final AtomicLong ready = new AtomicLong();

    /** Behind the last frame. Journal agent's thread, with release; read with acquire. */
    private final AtomicLong used = new AtomicLong();

    /** Fsync agent's thread: what was used when it looked last. */
    private long lastUsed;

    SegmentWriter(final StorageFile file, final long basePosition, final Arena memory) {
        this.file = file;
        this.basePosition = basePosition;
        this.memory = memory;
        stepBytes = memory.capacityBytes() - COPY_BYTES;
    }

    /** Memory for all segments of a recording, one after the other. */
    static long memoryBytes(final int stepBytes) {
        return (long) stepBytes + COPY_BYTES;
    }

    /** Position behind the last frame. */
    long endPosition() {
        return basePosition + used.getPlain();
    }

    boolean isEmpty() {
        return used.getPlain() == 0;
    }

    boolean hasRoom(final int recordLength, final long segmentBytes) {
        return used.getPlain() + Frame.HEADER_LENGTH + recordLength <= segmentBytes;
    }

    /** Writes a frame; false if room for it is just being made. */
    boolean append(final long address, final int length) {
        final long usedBytes = used.getPlain();
        final long end = usedBytes + Frame.HEADER_LENGTH + length;
        final long readyBytes = ready.getAcquire(); // pairs with makeRoom
        final boolean isLonger = end > readyBytes;
        if (isLonger && !claimed.compareAndSet(readyBytes, end)) {
            return false;
        }
        write(usedBytes, address, length);
        if (isLonger) {
            ready.setRelease(end);
        }
        used.setRelease(end);
        return true;
    }

    private void write(final long usedBytes, final long address, final int length) {
        final long frameBytes = (long) Frame.HEADER_LENGTH + length;
        final long copy = memory.address() + stepBytes;
        Frame.write(copy, length);
        if (frameBytes <= COPY_BYTES) {
            Memory.copy(address, copy + Frame.HEADER_LENGTH, length);
            file.write(usedBytes, copy, frameBytes);
        } else {
            file.write(usedBytes + Frame.HEADER_LENGTH, address, length);
            file.write(usedBytes, copy, Frame.HEADER_LENGTH);
        }
    }

    /**
     * Writes zeroes where the next frames will be, if few came since the last call and there is
     * less than a step of room. Fsync agent's thread.
     *
     * @param segmentBytes there is never more room than that
     * @return whether there was something to do
     */
    boolean makeRoom(final long segmentBytes) {
        final long usedBytes = used.getAcquire();
        final boolean isFlooded = usedBytes - lastUsed > stepBytes / 2;
        lastUsed = usedBytes;
        final long from = ready.getAcquire(); // pairs with append
        if (isFlooded || from - usedBytes >= stepBytes || from + stepBytes > segmentBytes) {
            return false;
        }
        if (!claimed.compareAndSet(from, from + stepBytes)) {
            return false;
        }
        file.write(from, memory.address(), stepBytes);
        ready.setRelease(from + stepBytes);
        return true;
    }

    void force() {
        file.force();
    }

    /** Gives the room back that was made in advance; nothing is appended any more. */
    void trim() {
        file.truncate(used.getAcquire());
    }

    void close() {
        file.close();
    }
}
