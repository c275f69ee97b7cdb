package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

/**
 * Forces the segment files that the archive writes, through a descriptor of our own, opened when a
 * segment is forced first and kept until it is full: an error of writing back that nobody has been
 * told of yet is told to it. The name of a segment is synced behind its first force. Fsync agent's
 * thread.
 */
final class SegmentForce implements AutoCloseable {
    private final Storage storage;
    private final RecordingFiles files;
    private StorageFile segment;
    private long basePosition = -1;
    private long forcedPosition;

    SegmentForce(final Storage storage, final RecordingFiles files) {
        this.storage = storage;
        this.files = files;
    }

    /** Makes everything below a position that is recorded survive a loss of power. */
    void forceTo(final long position) {
        while (forcedPosition < position) {
            final long base = files.basePosition(forcedPosition);
            final boolean isNew = base != basePosition;
            if (isNew) {
                close();
                segment = storage.open(files.segment(base));
                basePosition = base;
            }
            segment.force();
            if (isNew) {
                storage.syncDirectory(files.folder());
            }
            forcedPosition = Math.min(position, base + files.segmentBytes());
        }
    }

    @Override
    public void close() {
        if (segment != null) {
            segment.close();
            segment = null;
            basePosition = -1;
        }
    }
}
