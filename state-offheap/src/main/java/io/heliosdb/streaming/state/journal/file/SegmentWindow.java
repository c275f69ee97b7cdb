package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * The part of a recording's bytes that was read last, and the segment file it was read from. One
 * thread.
 */
final class SegmentWindow implements AutoCloseable {
    private final Storage storage;
    private final SegmentFiles files;
    private final long recording;
    private final LongSupplier writtenTo;
    private final Arena memory;
    private List<SegmentFiles.Segment> segments = List.of();

    private StorageFile file;
    private long filePosition;
    private long fileEnd;

    private final int windowBytes;
    private long windowPosition;
    private long windowEnd;

    /**
     * @param writtenTo position up to which the recording may be read; grows while it is written
     */
    SegmentWindow(
            final Storage storage,
            final SegmentFiles files,
            final long recording,
            final LongSupplier writtenTo,
            final FileJournalSettings settings) {
        this.storage = storage;
        this.files = files;
        this.recording = recording;
        this.writtenTo = writtenTo;
        windowBytes = settings.windowBytes();
        memory =
                Arena.open(
                        settings.ledger(), "journal reader", "recording " + recording, windowBytes);
    }

    /**
     * Where bytes lie in memory, until the next call.
     *
     * @return 0 if so many are not there, or do not fit the window
     */
    long at(final long position, final int length) {
        if (position < windowPosition || length > windowEnd - position) {
            if (length > windowBytes || length > bytesFrom(position)) {
                return 0;
            }
            final long end = Math.min(limit(), position + windowBytes);
            final int count =
                    file.read(position - filePosition, memory.address(), (int) (end - position));
            windowPosition = position;
            windowEnd = position + count;
            if (length > count) {
                return 0;
            }
        }
        return memory.address() + position - windowPosition;
    }

    /** Reads past the window; false if so many bytes are not there. */
    boolean readInto(final long position, final long address, final int length) {
        return length <= bytesFrom(position)
                && file.read(position - filePosition, address, length) == length;
    }

    /** Bytes that can be read from a position on within its segment. */
    long bytesFrom(final long position) {
        return open(position) ? Math.max(0, limit() - position) : 0;
    }

    /** The first position from a given one on that lies in a segment, or -1. */
    long firstFrom(final long position) {
        if (bytesFrom(position) > 0) {
            return position;
        }
        for (final SegmentFiles.Segment segment : segments) {
            if (segment.basePosition() > position && bytesFrom(segment.basePosition()) > 0) {
                return segment.basePosition();
            }
        }
        return -1;
    }

    /** Whether something has been written at a position. */
    boolean isWritten(final long position) {
        return position < writtenTo.getAsLong();
    }

    /** Forgets what was seen, so that the files are looked at again. */
    void refresh() {
        closeFile();
        segments = List.of();
    }

    private long limit() {
        return Math.min(fileEnd, writtenTo.getAsLong());
    }

    /** Opens the segment of a position; false if there is none (yet). */
    private boolean open(final long position) {
        if (file != null && position >= filePosition && position < fileEnd) {
            return true;
        }
        if (!isWritten(position)) {
            return false;
        }
        SegmentFiles.Segment found = floor(position);
        if (found == null || segments.getLast() == found) {
            segments = files.of(recording);
            found = floor(position);
        }
        if (found == null) {
            return false;
        }
        if (file == null || found.basePosition() != filePosition) {
            closeFile();
            file = storage.open(found.file());
            filePosition = found.basePosition();
        }
        fileEnd = Math.min(filePosition + file.size(), following(found));
        return position < fileEnd;
    }

    private SegmentFiles.Segment floor(final long position) {
        SegmentFiles.Segment found = null;
        for (final SegmentFiles.Segment segment : segments) {
            if (segment.basePosition() <= position) {
                found = segment;
            }
        }
        return found;
    }

    private long following(final SegmentFiles.Segment segment) {
        final int next = segments.indexOf(segment) + 1;
        return next < segments.size() ? segments.get(next).basePosition() : Long.MAX_VALUE;
    }

    private void closeFile() {
        if (file != null) {
            file.close();
            file = null;
            windowPosition = 0;
            windowEnd = 0;
        }
    }

    @Override
    public void close() {
        closeFile();
        memory.close();
    }
}
