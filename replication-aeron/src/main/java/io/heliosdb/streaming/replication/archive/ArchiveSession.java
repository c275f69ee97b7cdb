package io.heliosdb.streaming.replication.archive;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.SourceLocation;
import io.aeron.archive.status.RecordingPos;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;

import org.agrona.CloseHelper;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.CountersReader;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The archive of this process while it lives, with its thread: starts recordings and ends them. Any
 * thread but the archive's own, one at a time.
 */
final class ArchiveSession implements AutoCloseable {
    /** Longest wait for the archive to begin or end a recording. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    /**
     * Recordings have a stream each, from here on: the archive listens for requests, and a client
     * for answers, on low numbers of the same channel.
     */
    private static final int FIRST_STREAM_ID = 1_000;

    private final ArchiveContext context;
    private final StartFolder start;
    private final FailureLatch failures;
    private final DriverFolder driverFolder;
    private final EmbeddedArchive archive;
    private final ArchiveRecorder recorder;
    private int startedCount;

    private ArchiveSession(
            final ArchiveContext context,
            final StartFolder start,
            final FailureLatch failures,
            final ArchiveRecorder recorder,
            final DriverFolder driverFolder) {
        this.context = context;
        this.start = start;
        this.failures = failures;
        this.recorder = recorder;
        this.driverFolder = driverFolder;
        archive = EmbeddedArchive.launch(context, driverFolder.content(), start.path(), failures);
        recorder.attach(archive);
    }

    /** Starts the archive in the folder of this start, and a thread for it. */
    static ArchiveSession open(
            final ArchiveContext context, final StartFolder start, final FailureLatch failures) {
        final DriverFolder driverFolder = DriverFolder.open(context);
        final ArchiveRecorder recorder = ArchiveRecorder.start(failures);
        try {
            return recorder.call(
                    () -> new ArchiveSession(context, start, failures, recorder, driverFolder));
        } catch (final RuntimeException e) {
            CloseHelper.quietCloseAll(recorder, driverFolder);
            throw e;
        }
    }

    /**
     * Starts a recording; when this returns, its first segment is there for good.
     *
     * @param ending is told when the writer is closed
     */
    ArchiveRecordingWriter start(final Consumer<ArchiveRecordingWriter> ending) {
        return recorder.call(
                () -> {
                    try (AeronArchive client = archive.connect()) {
                        return start(client, ending);
                    } catch (final HeliosException e) {
                        throw e;
                    } catch (final RuntimeException e) {
                        throw HeliosException.of(
                                        ArchiveError.NOT_STARTED, "no recording could be started")
                                .detail(e.toString())
                                .causedBy(e);
                    }
                });
    }

    private ArchiveRecordingWriter start(
            final AeronArchive client, final Consumer<ArchiveRecordingWriter> ending) {
        final int streamId = FIRST_STREAM_ID + startedCount++;
        final ExclusivePublication publication =
                archive.aeron()
                        .addExclusivePublication(
                                EmbeddedArchive.CHANNEL
                                        + "?init-term-id=0|term-id=0|term-offset=0|term-length="
                                        + context.termBytes()
                                        + "|mtu="
                                        + RecordFrame.MAX_FRAME_BYTES,
                                streamId);
        final int sessionId = publication.sessionId();
        client.startRecording(
                EmbeddedArchive.CHANNEL
                        + "?"
                        + CommonContext.SESSION_ID_PARAM_NAME
                        + "="
                        + sessionId,
                streamId,
                SourceLocation.LOCAL,
                true);
        final CountersReader counters = archive.aeron().countersReader();
        await(
                "recording has begun",
                () ->
                        publication.isConnected()
                                && counterId(counters, sessionId)
                                        != CountersReader.NULL_COUNTER_ID);
        final int counterId = counterId(counters, sessionId);
        final long id = start.recordingId(RecordingPos.getRecordingId(counters, counterId));
        final RecordingFiles files = start.recording(id);
        final Storage storage = context.storage();
        await("segment is there", () -> storage.exists(files.segment(0)));
        storage.syncDirectory(start.path());
        final ArchiveRecordingWriter writer =
                new ArchiveRecordingWriter(
                        id,
                        publication,
                        counters,
                        counterId,
                        new SegmentForce(storage, files),
                        failures,
                        context,
                        ending);
        recorder.add(writer);
        return writer;
    }

    private static int counterId(final CountersReader counters, final int sessionId) {
        return RecordingPos.findCounterIdBySession(counters, sessionId, Aeron.NULL_VALUE);
    }

    /** Ends a recording: all that was published is recorded, and its last file is closed. */
    void end(final ArchiveRecordingWriter writer) {
        recorder.call(
                () -> {
                    try {
                        if (!failures.hasFailed()) {
                            await("all is recorded", writer::hasRecordedAll);
                            recorder.remove(writer);
                            writer.closePublication();
                            await("recording has ended", () -> !writer.isActive());
                        }
                    } finally {
                        recorder.remove(writer);
                    }
                    return writer;
                });
    }

    private void await(final String what, final BooleanSupplier condition) {
        final NanoClock clock = context.nanoClock();
        final long endNs = clock.nanoTime() + PATIENCE_NS;
        recorder.turnUntil(
                () -> {
                    if (clock.nanoTime() - endNs > 0) {
                        failures.fail(
                                "Aeron Archive does not answer", "waited until " + what, null);
                        failures.check();
                    }
                    return condition.getAsBoolean();
                });
    }

    /** Has something done on the archive's thread, and waits. Any other thread. */
    void call(final Runnable task) {
        recorder.call(
                () -> {
                    task.run();
                    return null;
                });
    }

    @Override
    public void close() {
        try {
            call(
                    () -> {
                        recorder.attach(null);
                        CloseHelper.closeAll(archive, driverFolder);
                    });
        } finally {
            recorder.close();
        }
    }
}
