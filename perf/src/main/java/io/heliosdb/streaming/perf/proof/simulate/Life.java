package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;
import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.appliance.AppliancePorts;
import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.Transports;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.durable.JournalMark;
import io.heliosdb.streaming.gateway.durable.StoredJournal;
import io.heliosdb.streaming.gateway.durable.StoredStates;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** One life of the appliance, from recovery to its end, on the thread that turns the crank. */
final class Life implements AutoCloseable {
    private static final Path DATA = Path.of("/data");
    private static final long APPLIANCE = 4_711;
    private static final long LEAST_CHECKPOINT_MS = 10;
    private static final int CHECKPOINT_DOUBLINGS = 5;
    private static final int BATCH_DOUBLINGS = 7;
    private static final int RESTARTS = 5;
    private static final int MOST_RESTART_MS = 10;
    private static final int KEPT = 2;
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final Appliance appliance;

    /**
     * Recovers and starts.
     *
     * @param maker of what executes them
     * @param epoch greater than that of the life before
     * @param random what this life draws from: its settings, and keys
     * @param failures from which sinks draw when they fail; null if they do not
     */
    Life(
            final Storage storage,
            final SimulatedClock clock,
            final Feed feed,
            final List<JobSpec> jobs,
            final PipelineMaker maker,
            final long epoch,
            final SplittableRandom random,
            final SplittableRandom failures) {
        final Counters counters = Counters.unmapped();
        storage.createDirectories(DATA);
        final Entropy entropy = random.split()::nextBytes;
        final Path key = DATA.resolve("key");
        final KeyService keys =
                storage.exists(key)
                        ? LocalKeyService.open(storage, key, entropy)
                        : LocalKeyService.create(storage, key, entropy);
        final StoredStates states =
                new StoredStates(
                        new CheckpointStore(
                                new CheckpointContext()
                                        .storage(storage)
                                        .folder(DATA.resolve("checkpoints"))
                                        .ledger(ledger)
                                        .keyService(keys, entropy)
                                        .compression(Compression.LZ4)
                                        .applianceId(APPLIANCE)
                                        .conclude()),
                        epoch,
                        KEPT,
                        clock);
        final Opened opened = new Opened();
        final StoredJournal journal =
                opened.add(
                        new StoredJournal(
                                new JournalContext()
                                        .store(
                                                new FileJournalStore(
                                                        storage,
                                                        DATA.resolve("journal"),
                                                        new FileJournalSettings(
                                                                ledger, 64 << 10, 4 << 10)))
                                        .journalId(APPLIANCE)
                                        .minimumEpoch(epoch)
                                        .recordingBytes(48 << 10)
                                        .ledger(ledger)
                                        .counters(counters)
                                        .nanoClock(clock)
                                        .epochClock(clock)
                                        .conclude(),
                                new JournalMark(storage, DATA),
                                states,
                                _ -> {}));
        final AppliancePorts ports =
                new AppliancePorts(
                        clock,
                        clock,
                        storage,
                        transports(feed, failures),
                        ledger,
                        counters,
                        _ -> {},
                        NOWHERE,
                        NOWHERE,
                        (what, details) -> {});
        try {
            appliance =
                    new Appliance(
                            ports,
                            settings(maker, random),
                            epoch,
                            journal,
                            states,
                            jobs,
                            StartRequest.NEWEST);
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            checkMemory();
            throw e;
        }
    }

    private static ApplianceSettings settings(
            final PipelineMaker maker, final SplittableRandom random) {
        return new ApplianceSettings(
                Threading.INVOKER,
                maker,
                ApplianceSettings.Level.FSYNCED,
                1 << 16,
                1 + random.nextInt(1 << random.nextInt(BATCH_DOUBLINGS)),
                LEAST_CHECKPOINT_MS << random.nextInt(CHECKPOINT_DOUBLINGS),
                KEPT,
                1 << 20,
                new ApplianceSettings.Restarts(
                        RESTARTS, random.nextInt(MOST_RESTART_MS), 1_000, false),
                DATA.resolve("dead-letters"));
    }

    private static Transports transports(final Feed feed, final SplittableRandom failures) {
        return new Transports() {
            @Override
            public Source source(
                    final TableDefinition table,
                    final List<Column> columns,
                    final ConnectorContext context) {
                return feed.open(columns);
            }

            @Override
            public Sink sink(final TableDefinition table, final ConnectorContext context) {
                final Sink sink = Connectors.sink(table, context);
                return failures == null ? sink : new FlakySink((TransactionalSink) sink, failures);
            }
        };
    }

    /** One duty cycle of an agent that is drawn. */
    int step(final SplittableRandom random) {
        final List<AgentGroup> groups = appliance.groups();
        final AgentGroup group = groups.get(random.nextInt(groups.size()));
        final int work = group.size() == 0 ? 0 : group.invoke(random.nextInt(group.size()));
        return work + appliance.supervise();
    }

    /** Whether every job has ended, or failed too often. */
    boolean isFinished() {
        return appliance.isFinished();
    }

    boolean isAnyJobDown() {
        return jobs().stream().anyMatch(job -> job.state() == JobStatus.State.FAILED);
    }

    List<JobStatus> jobs() {
        return appliance.jobs();
    }

    /** Row sequences below this survive a loss of power, as the appliance says. */
    long fsyncedBelow() {
        return appliance.log().fsyncedBelow();
    }

    long recordedBelow() {
        return appliance.log().recordedBelow();
    }

    /** Whatever has happened: a job that is started again must not cost memory each time. */
    private void checkMemory() {
        if (ledger.openBytes() != 0) {
            throw new BrokenPromiseException("memory stays open: " + ledger.open());
        }
    }

    @Override
    public void close() {
        try {
            appliance.close();
        } finally {
            checkMemory();
        }
    }
}
