package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.StorageFile;

/**
 * One segment file while it is written: room is made by writing zeroes, a step at a time and always
 * before the frame that needs it, so that a full disk is met before a record is torn.
 *
 * <p>Written on the journal agent's thread, forced and closed on the fsync agent's.
 */
final class SegmentWriter {
    /** Frames up to this length are written by one call, from a copy. */
    private static final int COPY_BYTES = 64 << 10;

    private final StorageFile file;
    private final long basePosition;

    /** A step of zeroes, then room for a copy. */
    private final Arena memory;

    private final long stepBytes;
    private long allottedBytes;
    private long usedBytes;

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
        return basePosition + usedBytes;
    }

    boolean isEmpty() {
        return usedBytes == 0;
    }

    boolean hasRoom(final int recordLength, final long segmentBytes) {
        return usedBytes + Frame.HEADER_LENGTH + recordLength <= segmentBytes;
    }

    void append(final long address, final int length) {
        final long frameBytes = (long) Frame.HEADER_LENGTH + length;
        allot(usedBytes + frameBytes);
        final long copy = memory.address() + stepBytes;
        Frame.write(copy, length);
        if (frameBytes <= COPY_BYTES) {
            Memory.copy(address, copy + Frame.HEADER_LENGTH, length);
            file.write(usedBytes, copy, frameBytes);
        } else {
            file.write(usedBytes + Frame.HEADER_LENGTH, address, length);
            file.write(usedBytes, copy, Frame.HEADER_LENGTH);
        }
        usedBytes += frameBytes;
    }

    private void allot(final long wantedBytes) {
        while (allottedBytes < wantedBytes) {
            file.write(allottedBytes, memory.address(), stepBytes);
            allottedBytes += stepBytes;
        }
    }

    void force() {
        file.force();
    }

    /** Gives the room back that was made in advance; nothing is appended any more. */
    void trim() {
        file.truncate(usedBytes);
    }

    void close() {
        file.close();
    }
}
