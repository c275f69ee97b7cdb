package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.journal.RecordingReader;

/**
 * Reads records by walking the frames in segment files, the archive unasked. Every frame is held
 * against its position, so that no damage leads it in a circle: each step goes on by 32 bytes at
 * least.
 */
final class ArchiveRecordingReader implements RecordingReader {
    private final SegmentWindow window;
    private final int termBytes;
    private long nextPosition;

    ArchiveRecordingReader(final SegmentWindow window, final int termBytes) {
        this.window = window;
        this.termBytes = termBytes;
    }

    /** A record that does not fit is walked through all the same: only a whole one is asked for. */
    @Override
    public int read(final long position, final long address, final int capacity) {
        long at = position;
        int length = 0;
        int done = 0;
        do {
            final int aligned = frameAt(at);
            if (aligned == 0) {
                return 0;
            }
            final long frame = window.at(at, RecordFrame.HEADER_BYTES);
            if (!RecordFrame.isPadding(frame)) {
                final int payload = RecordFrame.payloadLength(frame);
                length = done == 0 ? RecordFrame.recordLength(frame) : length;
                final long target = length > capacity ? 0 : address + done;
                if (length <= 0
                        || RecordFrame.recordOffset(frame) != done
                        || RecordFrame.recordLength(frame) != length
                        || payload > length - done
                        || !take(at + RecordFrame.HEADER_BYTES, payload, target)) {
                    return 0;
                }
                done += payload;
            }
            at += aligned;
        } while (done == 0 || done < length);
        if (length > capacity) {
            return -length;
        }
        nextPosition = at;
        return length;
    }

    private int frameAt(final long position) {
        final long frame = window.at(position, RecordFrame.HEADER_BYTES);
        return frame == 0 ? 0 : RecordFrame.alignedLength(frame, position, termBytes);
    }

    /** Whether bytes are there; copies them if there is where to. */
    private boolean take(final long position, final int length, final long target) {
        final long bytes = window.at(position, length);
        if (bytes != 0 && target != 0) {
            Memory.copy(bytes, target, length);
        }
        return bytes != 0;
    }

    @Override
    public long nextPosition() {
        return nextPosition;
    }

    @Override
    public long seek(final long position) {
        long candidate = window.firstFrom(RecordFrame.alignUp(position));
        while (candidate >= 0) {
            if (beginsRecord(candidate)) {
                return candidate;
            }
            candidate = window.firstFrom(candidate + RecordFrame.ALIGNMENT);
        }
        return -1;
    }

    private boolean beginsRecord(final long position) {
        if (frameAt(position) == 0) {
            return false;
        }
        final long frame = window.at(position, RecordFrame.HEADER_BYTES);
        return !RecordFrame.isPadding(frame)
                && RecordFrame.recordOffset(frame) == 0
                && RecordFrame.recordLength(frame) >= RecordFrame.payloadLength(frame);
    }

    @Override
    public void close() {
        window.close();
    }
}
