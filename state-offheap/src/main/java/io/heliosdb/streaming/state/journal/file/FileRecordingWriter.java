package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes one recording into segment files.
 *
 * <p>Two threads meet here: one appends and begins segments, the other forces them, together with
 * the folder if a segment is new, and closes those that are full. The list of segments that are not
 * forced is theirs together, under the lock; the lock is never held while a disk works.
 */
final class FileRecordingWriter implements RecordingWriter {
    private final long recordingId;
    private final Storage storage;
    private final SegmentFiles files;
    private final Path directory;
    private final long segmentBytes;
    private final Arena memory;
    private final Object lock = new Object();

    /** Held while forcing and while closing. */
    private final Object forcing = new Object();

    /** Under the lock. The last one is being written. */
    private final List<SegmentWriter> unforced = new ArrayList<>();

    /** Under the lock: a segment's name has not been synced. */
    private boolean isDirectoryDirty;

    /** Written by the appending thread with release, read by others with acquire. */
    private final AtomicLong recorded = new AtomicLong();

    /** Once set always set. */
    private volatile HeliosException failure;

    private final List<SegmentWriter> beingForced = new ArrayList<>();
    private boolean isClosed;

    /** Written by the appending thread. */
    private volatile SegmentWriter current;

    FileRecordingWriter(
            final long recordingId,
            final Storage storage,
            final Path directory,
            final FileJournalSettings settings) {
        this.recordingId = recordingId;
        this.storage = storage;
        this.directory = directory;
        files = new SegmentFiles(storage, directory);
        segmentBytes = settings.segmentBytes();
        memory =
                Arena.open(
                        settings.ledger(),
                        "journal writer",
                        "recording " + recordingId,
                        SegmentWriter.memoryBytes(settings.stepBytes()));
        try {
            begin(0);
            force();
        } catch (final HeliosException e) {
            memory.close();
            throw e;
        }
    }

    private void begin(final long basePosition) {
        current =
                new SegmentWriter(
                        storage.create(files.file(recordingId, basePosition)),
                        basePosition,
                        memory);
        synchronized (lock) {
            unforced.add(current);
            isDirectoryDirty = true;
        }
    }

    @Override
    public long recordingId() {
        return recordingId;
    }

    @Override
    public long append(final long address, final int length) {
        checkAlive();
        try {
            final long position = recorded.getPlain();
            if (!current.isEmpty() && !current.hasRoom(length, segmentBytes)) {
                if (ProofBuild.IS_ON) {
                    KillPoint.JOURNAL_AT_ROLL_OVER.reach();
                }
                begin(position);
            }
            if (!current.append(address, length)) {
                return BACK_PRESSURED;
            }
        } catch (final HeliosException e) {
            throw failed(e);
        }
        recorded.setRelease(current.endPosition());
        return current.endPosition();
    }

    @Override
    public long recordedPosition() {
        checkAlive();
        return recorded.getAcquire();
    }

    /** The same, also after a failure. */
    long writtenPosition() {
        return recorded.getAcquire();
    }

    @Override
    public int prepare() {
        synchronized (forcing) {
            checkAlive();
            try {
                return !isClosed && current.makeRoom(segmentBytes) ? 1 : 0;
            } catch (final HeliosException e) {
                throw failed(e);
            }
        }
    }

    @Override
    public long force() {
        synchronized (forcing) {
            checkAlive();
            final long target = recorded.getAcquire();
            if (isClosed) {
                return target;
            }
            try {
                forceSegments();
            } catch (final HeliosException e) {
                throw failed(e);
            }
            return target;
        }
    }

    private void forceSegments() {
        final boolean syncsDirectory;
        beingForced.clear();
        synchronized (lock) {
            beingForced.addAll(unforced);
            syncsDirectory = isDirectoryDirty;
            isDirectoryDirty = false;
        }
        if (syncsDirectory
                && !(ProofBuild.IS_ON && PlantedBug.JOURNAL_DIRECTORY_IS_NOT_SYNCED.isPlanted())) {
            storage.syncDirectory(directory);
        }
        for (int i = 0; i < beingForced.size(); i++) {
            beingForced.get(i).force();
        }
        // All but the last were full when we looked.
        for (int i = 0; i < beingForced.size() - 1; i++) {
            final SegmentWriter full = beingForced.get(i);
            synchronized (lock) {
                unforced.remove(full);
            }
            full.close();
        }
    }

    private void checkAlive() {
        if (failure != null) {
            throw failure;
        }
    }

    private HeliosException failed(final HeliosException cause) {
        if (failure == null) {
            failure =
                    HeliosException.of(
                                    JournalError.MEDIUM_FAILED,
                                    "recording " + recordingId + " cannot be written any more")
                            .detail(cause.getMessage())
                            .hint(
                                    "see to the disk and start again; what was acknowledged is"
                                            + " read from the journal then")
                            .causedBy(cause);
        }
        return failure;
    }

    @Override
    public void close() {
        synchronized (forcing) {
            if (isClosed) {
                return;
            }
            try {
                if (failure == null) {
                    current.trim();
                    forceSegments();
                }
            } catch (final HeliosException e) {
                throw failed(e);
            } finally {
                isClosed = true;
                unforced.forEach(SegmentWriter::close);
                memory.close();
            }
        }
    }
}
