package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * The part of a recording's bytes that was read last, and the segment file it was read from. One
 * thread.
 */
final class SegmentWindow implements AutoCloseable {
    private static final int WINDOW_BYTES = 256 << 10;

    private final Storage storage;
    private final RecordingFiles files;
    private final LongSupplier readableTo;
    private final Arena memory;

    private StorageFile segment;
    private long segmentPosition = -1;
    private long segmentEnd;

    private long windowPosition;
    private long windowEnd;

    /**
     * @param readableTo position up to which the recording may be read; grows while it is written
     */
    SegmentWindow(
            final Storage storage,
            final RecordingFiles files,
            final LongSupplier readableTo,
            final Ledger ledger) {
        this.storage = storage;
        this.files = files;
        this.readableTo = readableTo;
        memory = Arena.open(ledger, "journal reader", files.folder().toString(), WINDOW_BYTES);
    }

    /**
     * Where bytes lie in memory, until the next call.
     *
     * @return 0 if so many are not there
     */
    long at(final long position, final int length) {
        if (position < windowPosition || length > windowEnd - position) {
            final long end = Math.min(endFrom(position), position + WINDOW_BYTES);
            if (length > end - position) {
                return 0;
            }
            final int count =
                    segment.read(
                            position - segmentPosition, memory.address(), (int) (end - position));
            windowPosition = position;
            windowEnd = position + count;
            if (length > count) {
                return 0;
            }
        }
        return memory.address() + position - windowPosition;
    }

    /** Where the bytes end that can be read from a position on; the position itself if none can. */
    private long endFrom(final long position) {
        final long limit = readableTo.getAsLong();
        return position < limit && open(position)
                ? Math.max(position, Math.min(segmentEnd, limit))
                : position;
    }

    private boolean open(final long position) {
        final long base = files.basePosition(position);
        if (base == segmentPosition) {
            return true;
        }
        if (!storage.exists(files.segment(base))) {
            return false;
        }
        closeSegment();
        segment = storage.open(files.segment(base));
        segmentPosition = base;
        segmentEnd = base + Math.min(segment.size(), files.segmentBytes());
        return true;
    }

    /** The first position from a given one on that lies in a segment, or -1. */
    long firstFrom(final long position) {
        if ((position >= windowPosition && position < windowEnd) || endFrom(position) > position) {
            return position;
        }
        final List<Long> bases = files.basePositions(storage);
        for (final long base : bases) {
            if (base > position && endFrom(base) > base) {
                return base;
            }
        }
        return -1;
    }

    private void closeSegment() {
        if (segment != null) {
            segment.close();
            segment = null;
            segmentPosition = -1;
            windowPosition = 0;
            windowEnd = 0;
        }
    }

    @Override
    public void close() {
        closeSegment();
        memory.close();
    }
}
