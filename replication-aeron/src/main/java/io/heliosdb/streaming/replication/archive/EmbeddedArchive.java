package io.heliosdb.streaming.replication.archive;

import io.aeron.Aeron;
import io.aeron.Counter;
import io.aeron.RethrowingErrorHandler;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.heliosdb.streaming.codecs.error.HeliosException;

import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.NoOpLock;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A media driver, an archive and a client in this process, without threads and without sockets:
 * {@link #turn} does a bit of the work of all three. One thread at a time.
 */
final class EmbeddedArchive implements AutoCloseable {
    static final String CHANNEL = "aeron:ipc";

    /**
     * Nobody here can outlive another, so that nobody need watch another: a process that was
     * stopped for minutes just goes on.
     */
    private static final long FOR_EVER_NS = TimeUnit.DAYS.toNanos(365);

    private static final int SHORT_TERM_BYTES = 64 << 10;
    private static final int LARGEST_WRITE_BYTES = 1 << 20;
    private static final int ERROR_COUNTER_TYPE = 10_001;

    private final ControlAccess access;
    private final MediaDriver driver;
    private final Aeron aeron;
    private final Archive archive;

    private EmbeddedArchive(
            final ArchiveContext context,
            final Path driverFolder,
            final Path archiveFolder,
            final FailureLatch failures) {
        access = new ControlAccess(context.entropy());
        driver = MediaDriver.launch(driverContext(context, driverFolder, failures));
        Aeron client = null;
        try {
            client = Aeron.connect(clientContext(context, driverFolder, failures));
            final Counter errors = client.addCounter(ERROR_COUNTER_TYPE, "errors of the archive");
            archive =
                    Archive.launch(
                            archiveContext(context, archiveFolder, failures)
                                    .aeron(client)
                                    .errorCounter(errors));
            aeron = client;
        } catch (final RuntimeException e) {
            CloseHelper.quietCloseAll(client, driver);
            throw e;
        }
    }

    /**
     * Starts all three.
     *
     * @param driverFolder for the driver, which makes it
     * @param archiveFolder for the archive: empty, so that there is nothing it could refuse
     */
    static EmbeddedArchive launch(
            final ArchiveContext context,
            final Path driverFolder,
            final Path archiveFolder,
            final FailureLatch failures) {
        try {
            return new EmbeddedArchive(context, driverFolder, archiveFolder, failures);
        } catch (final RuntimeException e) {
            throw HeliosException.of(ArchiveError.NOT_STARTED, "Aeron Archive did not start")
                    .detail(e.toString())
                    .causedBy(e);
        }
    }

    private MediaDriver.Context driverContext(
            final ArchiveContext context, final Path folder, final FailureLatch failures) {
        return new MediaDriver.Context()
                .aeronDirectoryName(folder.toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.INVOKER)
                .asyncExecutorEnabled(false)
                .epochClock(context.epochClock())
                .nanoClock(context.nanoClock())
                .ipcMtuLength(RecordFrame.MAX_FRAME_BYTES)
                .ipcTermBufferLength(SHORT_TERM_BYTES)
                .termBufferSparseFile(false)
                .clientLivenessTimeoutNs(FOR_EVER_NS)
                .publicationUnblockTimeoutNs(FOR_EVER_NS + 1)
                .printConfigurationOnStart(false)
                .errorHandler(failures);
    }

    private Aeron.Context clientContext(
            final ArchiveContext context, final Path folder, final FailureLatch failures) {
        return new Aeron.Context()
                .aeronDirectoryName(folder.toString())
                .epochClock(context.epochClock())
                .nanoClock(context.nanoClock())
                .useConductorAgentInvoker(true)
                .driverAgentInvoker(driver.sharedAgentInvoker())
                .driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(FOR_EVER_NS))
                .clientLock(NoOpLock.INSTANCE)
                .awaitingIdleStrategy(YieldingIdleStrategy.INSTANCE)
                .idleStrategy(YieldingIdleStrategy.INSTANCE)
                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE)
                .errorHandler(failures);
    }

    /** Forcing is ours: the archive's own would force after each block; see decision 0013. */
    private Archive.Context archiveContext(
            final ArchiveContext context, final Path folder, final FailureLatch failures) {
        return new Archive.Context()
                .ownsAeronClient(false)
                .archiveDir(folder.toFile())
                .threadingMode(ArchiveThreadingMode.INVOKER)
                .mediaDriverAgentInvoker(driver.sharedAgentInvoker())
                .epochClock(context.epochClock())
                .nanoClock(context.nanoClock())
                .controlChannelEnabled(false)
                .localControlChannel(CHANNEL)
                .replicationChannel(CHANNEL)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(CHANNEL))
                .controlTermBufferLength(SHORT_TERM_BYTES)
                .recordingEventsEnabled(false)
                .authenticatorSupplier(() -> access)
                .authorisationServiceSupplier(() -> access)
                .segmentFileLength(context.segmentBytes())
                .lowStorageSpaceThreshold(context.segmentBytes())
                .fileIoMaxLength(Math.min(LARGEST_WRITE_BYTES, context.termBytes()))
                .fileSyncLevel(0)
                .catalogFileSyncLevel(0)
                .errorHandler(failures);
    }

    /** A session of the store with the archive; for the time of one request. */
    AeronArchive connect() {
        return AeronArchive.connect(
                new AeronArchive.Context()
                        .aeron(aeron)
                        .ownsAeronClient(false)
                        .agentInvoker(archive.invoker())
                        .controlRequestChannel(CHANNEL)
                        .controlResponseChannel(CHANNEL)
                        .controlTermBufferLength(SHORT_TERM_BYTES)
                        .credentialsSupplier(access)
                        .idleStrategy(YieldingIdleStrategy.INSTANCE)
                        .lock(NoOpLock.INSTANCE));
    }

    Aeron aeron() {
        return aeron;
    }

    /**
     * A duty cycle of the archive, which turns the driver and the client with it.
     *
     * @return work done
     */
    int turn() {
        return archive.invoker().invoke();
    }

    boolean hasEnded() {
        final AgentInvoker invoker = archive.invoker();
        return invoker.isClosed();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(archive, aeron, driver);
    }
}
