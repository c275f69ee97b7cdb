package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The journal on an embedded Aeron Archive.
 *
 * <p>Opening it takes the folder, so that a second process is refused, but starts nothing; the
 * first {@link #start} starts the archive, in a folder of its own and on a thread of its own.
 *
 * <p>Any failure of archive or driver is final: everything that writes throws it from then on.
 */
public final class ArchiveJournalStore implements JournalStore {
    private final ArchiveContext context;
    private final Storage storage;
    private final Path directory;
    private final FolderLock lock;
    private final FailureLatch failures = new FailureLatch();
    private final List<StartFolder> starts = new ArrayList<>();

    /** Recordings of this process that have not ended. */
    private final Map<Long, ArchiveRecordingWriter> writers = new HashMap<>();

    /** Ends of recordings of this process that have ended. */
    private final Map<Long, Long> ends = new HashMap<>();

    private ArchiveSession session;
    private boolean isClosed;

    /**
     * Makes the folder if there is none.
     *
     * @param context concluded
     * @throws HeliosException {@link ArchiveError#IN_USE} if another process has the folder
     */
    public ArchiveJournalStore(final ArchiveContext context) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        storage = context.storage();
        directory = context.directory();
        storage.createDirectories(directory);
        lock = FolderLock.take(directory);
        try {
            starts.addAll(StartFolder.all(storage, directory));
            finishDeletion();
        } catch (final RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Of recordings, and of starts that have none left but for the last, whose number counts. */
    private void finishDeletion() {
        for (final StartFolder start : List.copyOf(starts)) {
            final List<Long> cutOff = start.beingDeleted(storage);
            cutOff.forEach(id -> start.recording(id).finishDeletion(storage));
            deleteIfEmpty(start);
        }
    }

    private void deleteIfEmpty(final StartFolder start) {
        if (start != starts.getLast() && start.recordingIds(storage).isEmpty()) {
            deleteStart(start);
        }
    }

    /** Deletes what an archive leaves beside its recordings; the last start is always kept. */
    private void deleteStart(final StartFolder start) {
        storage.list(start.path()).forEach(storage::delete);
        storage.delete(start.path());
        starts.remove(start);
    }

    @Override
    public synchronized List<Recording> recordings() {
        final List<Recording> found = new ArrayList<>();
        for (final StartFolder start : starts) {
            for (final long id : start.recordingIds(storage)) {
                final RecordingFiles files = start.recording(id);
                found.add(
                        new Recording(
                                id,
                                files.basePositions(storage).stream()
                                        .mapToLong(base -> storage.size(files.segment(base)))
                                        .sum()));
            }
        }
        return found;
    }

    @Override
    public synchronized RecordingWriter start() {
        failures.check();
        if (session == null) {
            final long number = starts.isEmpty() ? 1 : starts.getLast().number() + 1;
            final StartFolder start =
                    StartFolder.of(directory, number, context.termBytes(), context.segmentBytes());
            storage.createDirectories(start.path());
            starts.add(start);
            session = ArchiveSession.open(context, start, failures);
        }
        final ArchiveRecordingWriter writer = session.start(this::end);
        writers.put(writer.recordingId(), writer);
        return writer;
    }

    /** A writer is being closed: its last segment is cut to what is in it. */
    private synchronized void end(final ArchiveRecordingWriter writer) {
        if (writers.remove(writer.recordingId()) == null) {
            return;
        }
        session.end(writer);
        ends.put(writer.recordingId(), writer.endPosition());
        if (!failures.hasFailed()) {
            final RecordingFiles files = files(writer.recordingId());
            writer.force();
            cut(files, writer.endPosition());
        }
    }

    /** Has something done on the archive's thread while there is one. Any other thread. */
    void call(final Runnable task) {
        session.call(task);
    }

    private RecordingFiles files(final long recordingId) {
        final long number = StartFolder.startOf(recordingId);
        return starts.stream()
                .filter(start -> start.number() == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                        StorageError.MISSING,
                                        "there is no recording " + recordingId))
                .recording(recordingId);
    }

    @Override
    public synchronized RecordingReader open(final long recordingId) {
        final RecordingFiles files = files(recordingId);
        final ArchiveRecordingWriter writer = writers.get(recordingId);
        final long end = ends.getOrDefault(recordingId, Long.MAX_VALUE);
        final LongSupplier readableTo = writer == null ? () -> end : writer::endPosition;
        return new ArchiveRecordingReader(
                new SegmentWindow(storage, files, readableTo, context.ledger()), files.termBytes());
    }

    @Override
    public synchronized void truncate(final long recordingId, final long position) {
        cut(files(recordingId), position);
    }

    /**
     * Later segments go first, so that at any moment what is left is a shorter recording. All that
     * stay are forced: the process that wrote them may have died before it did.
     */
    private void cut(final RecordingFiles files, final long position) {
        final List<Long> bases = files.basePositions(storage);
        for (final long base : bases.reversed()) {
            if (base >= position && base > 0) {
                storage.delete(files.segment(base));
            } else {
                try (StorageFile segment = storage.openForWriting(files.segment(base))) {
                    segment.truncate(Math.min(segment.size(), position - base));
                    segment.force();
                }
            }
        }
        storage.syncDirectory(files.folder());
    }

    /** The first segment is renamed first, for good: a deletion that is cut off is finished. */
    @Override
    public synchronized void delete(final long recordingId) {
        final RecordingFiles files = files(recordingId);
        if (storage.exists(files.segment(0))) {
            storage.rename(files.segment(0), files.deletion());
        } else {
            storage.create(files.deletion()).close(); // somebody was faster
        }
        storage.syncDirectory(files.folder());
        files.finishDeletion(storage);
        deleteIfEmpty(files.folderOfStart());
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
        if (!isClosed) {
            isClosed = true;
            final List<AutoCloseable> all = new ArrayList<>(writers.values());
            all.add(session);
            all.add(lock);
            CloseHelper.closeAll(all);
        }
    }
}
