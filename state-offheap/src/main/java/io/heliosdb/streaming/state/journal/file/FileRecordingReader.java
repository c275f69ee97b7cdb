package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.journal.RecordingReader;

/**
 * Reads frames of one recording through a window of its bytes. Never reads what lies at or behind
 * the position up to which the recording is written, so that no byte is seen before its time.
 */
final class FileRecordingReader implements RecordingReader {
    private final SegmentWindow window;
    private long nextPosition;

    FileRecordingReader(final SegmentWindow window) {
        this.window = window;
    }

    @Override
    public int read(final long position, final long address, final int capacity) {
        final int length = tryRead(position, address, capacity);
        if (length != 0 || !window.isWritten(position)) {
            return length;
        }
        window.refresh(); // the segment has become longer, or the next has been begun
        return tryRead(position, address, capacity);
    }

    private int tryRead(final long position, final long address, final int capacity) {
        final int length = frameAt(position);
        if (length == 0 || length > window.bytesFrom(position) - Frame.HEADER_LENGTH) {
            return 0;
        }
        if (length > capacity) {
            return -length;
        }
        final long record = position + Frame.HEADER_LENGTH;
        final long bytes = window.at(record, length);
        if (bytes != 0) {
            Memory.copy(bytes, address, length);
        } else if (!window.readInto(record, address, length)) {
            return 0;
        }
        nextPosition = record + length;
        return length;
    }

    private int frameAt(final long position) {
        final long frame = window.at(position, Frame.HEADER_LENGTH);
        return frame == 0 ? 0 : Frame.recordLength(frame);
    }

    @Override
    public long nextPosition() {
        return nextPosition;
    }

    @Override
    public long seek(final long position) {
        long candidate = window.firstFrom((position + 7) & -8);
        while (candidate >= 0) {
            final int length = frameAt(candidate);
            if (length > 0 && length <= window.bytesFrom(candidate) - Frame.HEADER_LENGTH) {
                return candidate;
            }
            candidate = window.firstFrom(candidate + 8);
        }
        return -1;
    }

    @Override
    public void close() {
        window.close();
    }
}
