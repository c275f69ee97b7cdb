package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.appliance.AppliancePorts;
import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.Transports;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.durable.JournalMark;
import io.heliosdb.streaming.gateway.durable.StoredJournal;
import io.heliosdb.streaming.gateway.durable.StoredStates;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.replication.archive.ArchiveContext;
import io.heliosdb.streaming.replication.archive.ArchiveJournalStore;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The durable appliance on the files of a folder, encrypted, with a source and a sink of the
 * benchmark's own. The benchmark's thread is its control plane.
 */
final class LoadedAppliance implements AutoCloseable {
    private static final int APPLIANCE_ID = 1;
    private static final int KEPT = 1;
    private static final int MAX_ROW_BYTES = 1 << 16;
    private static final int CORES_FOR_DEDICATED = 4;

    private final FileStorage storage = new FileStorage();
    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final long keyCount;
    private final KeyService keys;
    private final Appliance appliance;
    private LoadSource source;
    private ProbeSink probes;

    /**
     * Starts it on an empty folder.
     *
     * @param job its sink named {@code probes} is the probes'
     * @param captureBytes memory for what changes during a checkpoint
     */
    LoadedAppliance(
            final Path folder,
            final JobSpec job,
            final ApplianceSettings.Level level,
            final long keyCount,
            final long captureBytes) {
        this.keyCount = keyCount;
        storage.createDirectories(folder);
        keys = LocalKeyService.create(storage, folder.resolve("key"), Entropy.ofSystem());
        final StoredStates states = new StoredStates(checkpoints(folder), 1, KEPT, Clocks.epoch());
        appliance =
                new Appliance(
                        new AppliancePorts(
                                Clocks.nano(),
                                Clocks.epoch(),
                                storage,
                                new LoadTransports(),
                                ledger,
                                Counters.unmapped(),
                                Throwable::printStackTrace,
                                System.out,
                                System.err,
                                Alarm.on(System.err)),
                        settings(folder, level, captureBytes),
                        1,
                        journal(folder, level, states),
                        states,
                        List.of(job),
                        StartRequest.NEWEST);
    }

    private CheckpointStore checkpoints(final Path folder) {
        return new CheckpointStore(
                new CheckpointContext()
                        .storage(storage)
                        .folder(folder.resolve("checkpoints"))
                        .ledger(ledger)
                        .applianceId(APPLIANCE_ID)
                        .keyService(keys, Entropy.ofSystem())
                        .compression(Compression.LZ4)
                        .conclude());
    }

    private StoredJournal journal(
            final Path folder, final ApplianceSettings.Level level, final StoredStates states) {
        final ArchiveJournalStore medium =
                new ArchiveJournalStore(
                        new ArchiveContext()
                                .storage(storage)
                                .directory(folder.resolve("journal"))
                                .ledger(ledger)
                                .entropy(Entropy.ofSystem())
                                .nanoClock(Clocks.nano())
                                .epochClock(Clocks.epoch())
                                .conclude());
        final JournalContext context =
                new JournalContext()
                        .store(medium)
                        .keys(keys, Entropy.ofSystem())
                        .journalId(APPLIANCE_ID)
                        .minimumEpoch(1)
                        .forceIntervalNs(
                                level == ApplianceSettings.Level.FSYNCED
                                        ? JournalContext.FORCE_INTERVAL_NS
                                        : JournalContext.RELAXED_FORCE_INTERVAL_NS)
                        .ledger(ledger)
                        .counters(Counters.unmapped())
                        .nanoClock(Clocks.nano())
                        .epochClock(Clocks.epoch())
                        .conclude();
        return new StoredJournal(context, new JournalMark(storage, folder), states, report -> {});
    }

    private static ApplianceSettings settings(
            final Path folder, final ApplianceSettings.Level level, final long captureBytes) {
        final int cores = Runtime.getRuntime().availableProcessors();
        return new ApplianceSettings(
                cores < CORES_FOR_DEDICATED ? Threading.SHARED : Threading.DEDICATED,
                PipelineMaker.GENERATED,
                level,
                MAX_ROW_BYTES,
                Integer.MAX_VALUE,
                0,
                KEPT,
                captureBytes,
                new ApplianceSettings.Restarts(0, 1, 1, false),
                folder.resolve("dead-letters"));
    }

    /** Rows of the load in, probes out, other results away. */
    private final class LoadTransports implements Transports {
        @Override
        public Source source(
                final TableDefinition table,
                final List<Column> columns,
                final ConnectorContext context) {
            source = new LoadSource(columns, keyCount, Clocks.nano());
            return source;
        }

        @Override
        public Sink sink(final TableDefinition table, final ConnectorContext context) {
            if (!table.name().endsWith("probes")) {
                return CONNECTORS.sink(table, context);
            }
            probes = new ProbeSink(table.columns(), Clocks.nano());
            return probes;
        }
    }

    /** The control plane's share of the work. */
    void supervise() {
        appliance.supervise();
    }

    /** Whether source and sink are there. */
    boolean isRunning() {
        return appliance.isRunning() && source != null && probes != null;
    }

    LoadSource source() {
        return source;
    }

    ProbeSink probes() {
        return probes;
    }

    /** Rows that the job has taken in. */
    long processedCount() {
        return appliance.jobs().getFirst().processedRows();
    }

    CompletableFuture<SavedState> checkpoint() {
        return appliance.checkpoint(false);
    }

    /** Checkpoints given up. */
    long failedCheckpoints() {
        return appliance.failedCheckpoints().count();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(appliance, keys, ledger);
    }
}
