package io.heliosdb.streaming.perf.sql.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
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
import io.heliosdb.streaming.gateway.durable.JournalMark;
import io.heliosdb.streaming.gateway.durable.StoredJournal;
import io.heliosdb.streaming.gateway.durable.StoredStates;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One job from its start to its end over several lives of its appliance, on files: one thread,
 * agents in an order that follows from a seed, killed now and then.
 */
final class JobLives {
    private static final int MOST_STEPS = 3_000_000;
    private static final int APPLIANCE_ID = 7;
    private static final long SEGMENT_BYTES = 1 << 20;
    private static final int STEP_BYTES = 64 << 10;
    private static final int CHECKPOINT_INTERVAL_MS = 150;

    private final Path folder;
    private final JobSpec job;
    private final RowLayout resultLayout;
    private final ResultShelf shelf;
    private final SplittableRandom random;
    private final PipelineMaker maker;
    private final Storage storage = new FileStorage();

    /** Begins in 2026, behind what cases take for the past. */
    private final ManualClock clock = new ManualClock(1_790_000_000_000L);

    private final NanoClock nanoClock = () -> TimeUnit.MILLISECONDS.toNanos(clock.time());
    private long epoch;
    private int lives;

    /**
     * @param folder of journal and checkpoints
     * @param resultLayout of the rows of a SELECT, null if the job is none
     * @param shelf where they go
     */
    JobLives(
            final Path folder,
            final JobSpec job,
            final RowLayout resultLayout,
            final ResultShelf shelf,
            final long seed) {
        this.folder = folder;
        this.job = job;
        this.resultLayout = resultLayout;
        this.shelf = shelf;
        random = new SplittableRandom(seed);
        maker = random.nextInt(3) == 0 ? PipelineMaker.INTERPRETED : PipelineMaker.GENERATED;
    }

    /** Runs the job to its end; returns how many lives it took. */
    int run() {
        boolean isFinished = false;
        while (!isFinished) {
            lives++;
            // soon killed at first, so that every job has several lives
            isFinished = live(lives < 6 ? 40L << (2 * lives) : Long.MAX_VALUE);
        }
        return lives;
    }

    /** One life; true if the job has ended in it. */
    private boolean live(final long mostSteps) {
        final long killedAt = mostSteps == Long.MAX_VALUE ? MOST_STEPS : random.nextLong(mostSteps);
        final Ledger ledger = new Ledger(1L << 30);
        final Appliance appliance = appliance(ledger);
        try {
            for (long step = 0; step < killedAt; step++) {
                if (appliance.isFinished()) {
                    return true;
                }
                step(appliance);
            }
            assertThat(killedAt).as("steps of a job that does not end").isLessThan(MOST_STEPS);
            return appliance.isFinished();
        } finally {
            appliance.close();
            assertThat(ledger.open()).isEmpty();
        }
    }

    private void step(final Appliance appliance) {
        clock.advance(random.nextInt(3), TimeUnit.MILLISECONDS);
        final List<AgentGroup> groups = appliance.groups();
        final AgentGroup group = groups.get(random.nextInt(groups.size()));
        if (group.size() > 0) {
            group.invoke(random.nextInt(group.size()));
        }
        appliance.supervise();
    }

    private Appliance appliance(final Ledger ledger) {
        epoch++;
        final CheckpointStore store =
                new CheckpointStore(
                        new CheckpointContext()
                                .storage(storage)
                                .folder(folder.resolve("checkpoints"))
                                .ledger(ledger)
                                .applianceId(APPLIANCE_ID)
                                .encryptionOff()
                                .executor(Runnable::run)
                                .conclude());
        store.removeLeftovers();
        final StoredStates states = new StoredStates(store, epoch, 2, clock);
        final FileJournalStore medium =
                new FileJournalStore(
                        storage,
                        folder.resolve("journal"),
                        new FileJournalSettings(ledger, SEGMENT_BYTES, STEP_BYTES));
        final StoredJournal journal =
                new StoredJournal(
                        new JournalContext()
                                .store(medium)
                                .journalId(APPLIANCE_ID)
                                .minimumEpoch(epoch)
                                .ledger(ledger)
                                .counters(Counters.unmapped())
                                .nanoClock(nanoClock)
                                .epochClock(clock)
                                .conclude(),
                        new JournalMark(storage, folder),
                        states,
                        report -> {});
        return new Appliance(
                ports(ledger),
                settings(),
                epoch,
                journal,
                states,
                List.of(job),
                StartRequest.NEWEST);
    }

    private AppliancePorts ports(final Ledger ledger) {
        return new AppliancePorts(
                nanoClock,
                clock,
                storage,
                new ShelfTransports(),
                ledger,
                Counters.unmapped(),
                error -> {
                    throw new AssertionError(error);
                },
                System.out,
                System.err,
                Alarm.on(System.err));
    }

    private ApplianceSettings settings() {
        return new ApplianceSettings(
                Threading.INVOKER,
                maker,
                ApplianceSettings.Level.FSYNCED,
                1 << 16,
                1 + random.nextInt(9),
                CHECKPOINT_INTERVAL_MS,
                2,
                1 << 20,
                new ApplianceSettings.Restarts(0, 1, 1, false),
                folder.resolve("dead-letters"));
    }

    /** Connectors, but for the rows of a SELECT. */
    private final class ShelfTransports implements Transports {
        @Override
        public Source source(
                final TableDefinition table,
                final List<Column> columns,
                final ConnectorContext context) {
            return CONNECTORS.source(table, columns, context);
        }

        @Override
        public Sink sink(final TableDefinition table, final ConnectorContext context) {
            final boolean isResult = !table.options().containsKey("connector");
            return isResult ? shelf.sink(resultLayout) : CONNECTORS.sink(table, context);
        }
    }
}
