package io.heliosdb.streaming.perf.journal;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.RethrowingErrorHandler;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.SourceLocation;
import io.aeron.archive.status.RecordingPos;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;

import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.NoOpLock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.agrona.concurrent.status.CountersReader;

import java.nio.file.Path;

/**
 * A bare archive over IPC, its driver with it on one thread as ours has it: a row is a message, and
 * is safe when the archive's counter has passed it.
 */
final class BareArchiveLane implements Lane {
    private static final String CHANNEL = "aeron:ipc";
    private static final int STREAM = 1;
    private static final int TERM_BYTES = 16 << 20;
    private static final int CONTROL_TERM_BYTES = 64 << 10;
    private static final int SEGMENT_BYTES = 64 << 20;
    private static final int FRAME_BYTES = 32 + ROW_BYTES;
    private static final int ERROR_COUNTER_TYPE = 10_002;

    private final JournalThreads threads = new JournalThreads();
    private final MediaDriver driver;
    private final Aeron aeron;
    private final Archive archive;
    private final ExclusivePublication publication;
    private final CountersReader counters;
    private final int counterId;
    private final UnsafeBuffer row = new UnsafeBuffer(0, 0);

    /**
     * @param syncLevel 0: blocks are written, 1: and synced
     */
    BareArchiveLane(final Path folder, final int syncLevel) {
        final String shared = "/dev/shm/heliosdb-bench-" + ProcessHandle.current().pid();
        driver =
                MediaDriver.launch(
                        new MediaDriver.Context()
                                .aeronDirectoryName(shared)
                                .dirDeleteOnStart(true)
                                .dirDeleteOnShutdown(true)
                                .threadingMode(ThreadingMode.INVOKER)
                                .asyncExecutorEnabled(false)
                                .termBufferSparseFile(false));
        aeron =
                Aeron.connect(
                        new Aeron.Context()
                                .aeronDirectoryName(shared)
                                .useConductorAgentInvoker(true)
                                .driverAgentInvoker(driver.sharedAgentInvoker())
                                .clientLock(NoOpLock.INSTANCE)
                                .awaitingIdleStrategy(YieldingIdleStrategy.INSTANCE)
                                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
        archive =
                Archive.launch(
                        new Archive.Context()
                                .aeron(aeron)
                                .ownsAeronClient(false)
                                .errorCounter(aeron.addCounter(ERROR_COUNTER_TYPE, "errors"))
                                .archiveDir(folder.toFile())
                                .threadingMode(ArchiveThreadingMode.INVOKER)
                                .mediaDriverAgentInvoker(driver.sharedAgentInvoker())
                                .controlChannelEnabled(false)
                                .localControlChannel(CHANNEL)
                                .replicationChannel(CHANNEL)
                                .archiveClientContext(
                                        new AeronArchive.Context().controlResponseChannel(CHANNEL))
                                .recordingEventsEnabled(false)
                                .segmentFileLength(SEGMENT_BYTES)
                                .fileSyncLevel(syncLevel)
                                .catalogFileSyncLevel(syncLevel));
        publication = aeron.addExclusivePublication(CHANNEL + "?term-length=" + TERM_BYTES, STREAM);
        counters = aeron.countersReader();
        counterId = startRecording();
        threads.startEager(new Turning(archive.invoker()));
    }

    private int startRecording() {
        final int sessionId = publication.sessionId();
        int id = CountersReader.NULL_COUNTER_ID;
        try (AeronArchive client =
                AeronArchive.connect(
                        new AeronArchive.Context()
                                .aeron(aeron)
                                .ownsAeronClient(false)
                                .agentInvoker(archive.invoker())
                                .controlRequestChannel(CHANNEL)
                                .controlResponseChannel(CHANNEL)
                                .controlTermBufferLength(CONTROL_TERM_BYTES)
                                .lock(NoOpLock.INSTANCE))) {
            client.startRecording(
                    CHANNEL + "?session-id=" + sessionId, STREAM, SourceLocation.LOCAL);
            while (id == CountersReader.NULL_COUNTER_ID || !publication.isConnected()) {
                archive.invoker().invoke();
                id = RecordingPos.findCounterIdBySession(counters, sessionId, client.archiveId());
            }
        }
        return id;
    }

    /** The thread of driver, archive and client. */
    private record Turning(AgentInvoker invoker) implements Agent {
        @Override
        public int doWork() {
            return invoker.invoke();
        }

        @Override
        public String roleName() {
            return "bare-archive";
        }
    }

    @Override
    public boolean send(final long source, final int rowCount) {
        if (rowCount != 1) {
            throw new IllegalArgumentException("lone rows only");
        }
        row.wrap(source, ROW_BYTES);
        final long position = publication.offer(row, 0, ROW_BYTES);
        if (position > 0) {
            return true;
        }
        if (position != Publication.BACK_PRESSURED && position != Publication.ADMIN_ACTION) {
            throw new IllegalStateException(Publication.errorString(position));
        }
        return false;
    }

    /** Frames divide a term, so that there is no padding to think of. */
    @Override
    public long safeCount() {
        threads.check();
        return counters.getCounterValue(counterId) / FRAME_BYTES;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(threads, publication, archive, aeron, driver);
    }
}
