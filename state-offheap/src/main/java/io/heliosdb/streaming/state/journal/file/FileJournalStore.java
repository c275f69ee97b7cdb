package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.LongSupplier;

/**
 * Recordings in files of one folder: the medium without Aeron, on real or simulated storage.
 *
 * <p>A recording begins with its first segment, which a deletion first gives another name: so one
 * that was cut off is finished, and a segment that just is not there is missed. Whoever opens a
 * store has the folder to itself.
 */
public final class FileJournalStore implements JournalStore {
    private final Storage storage;
    private final Path directory;
    private final FileJournalSettings settings;
    private final SegmentFiles files;

    /** Under the lock: recordings of this process; all others do not change any more. */
    private final Map<Long, FileRecordingWriter> writers = new HashMap<>();

    /** Makes the folder if there is none. */
    public FileJournalStore(
            final Storage storage, final Path directory, final FileJournalSettings settings) {
        this.storage = storage;
        this.directory = directory;
        this.settings = settings;
        files = new SegmentFiles(storage, directory);
        storage.createDirectories(directory);
        finishDeletion();
    }

    private void finishDeletion() {
        files.beingDeleted().forEach(this::finishDeletion);
    }

    private void finishDeletion(final long recordingId) {
        files.of(recordingId).forEach(segment -> storage.delete(segment.file()));
        storage.delete(files.deletion(recordingId));
    }

    @Override
    public synchronized List<Recording> recordings() {
        final List<Recording> found = new ArrayList<>();
        files.all().forEach((id, segments) -> found.add(new Recording(id, bytes(segments))));
        return found;
    }

    private long bytes(final List<SegmentFiles.Segment> segments) {
        long bytes = 0;
        for (final SegmentFiles.Segment segment : segments) {
            bytes += storage.size(segment.file());
        }
        return bytes;
    }

    @Override
    public synchronized RecordingWriter start() {
        final NavigableMap<Long, List<SegmentFiles.Segment>> known = files.all();
        final long id = known.isEmpty() ? 1 : known.lastKey() + 1;
        final FileRecordingWriter writer =
                new FileRecordingWriter(id, storage, directory, settings);
        writers.put(id, writer);
        return writer;
    }

    @Override
    public synchronized RecordingReader open(final long recordingId) {
        final FileRecordingWriter writer = writers.get(recordingId);
        final LongSupplier writtenTo =
                writer == null ? () -> Long.MAX_VALUE : writer::writtenPosition;
        return new FileRecordingReader(
                new SegmentWindow(storage, files, recordingId, writtenTo, settings));
    }

    /**
     * Later segments go first, so that at any moment what is left is a shorter recording. All of it
     * is forced: what a process that was killed left may be in the system's cache alone.
     */
    @Override
    public synchronized void truncate(final long recordingId, final long position) {
        final List<SegmentFiles.Segment> segments = files.of(recordingId);
        for (int i = segments.size() - 1; i >= 0; i--) {
            final SegmentFiles.Segment segment = segments.get(i);
            if (segment.basePosition() >= position && segment.basePosition() > 0) {
                storage.delete(segment.file());
            } else {
                try (StorageFile file = storage.openForWriting(segment.file())) {
                    file.truncate(Math.min(file.size(), position - segment.basePosition()));
                    file.force();
                }
            }
        }
        storage.syncDirectory(directory);
    }

    @Override
    public synchronized void delete(final long recordingId) {
        final Path first = files.file(recordingId, 0);
        if (storage.exists(first)) {
            storage.rename(first, files.deletion(recordingId));
        } else {
            storage.create(files.deletion(recordingId)).close(); // somebody was faster
        }
        storage.syncDirectory(directory);
        finishDeletion(recordingId);
        writers.remove(recordingId);
    }

    @Override
    public long usableBytes() {
        return storage.usableBytes(directory);
    }

    @Override
    public long totalBytes() {
        return storage.totalBytes(directory);
    }

    @Override
    public synchronized void close() {
        writers.values().forEach(FileRecordingWriter::close);
        writers.clear();
    }
}
