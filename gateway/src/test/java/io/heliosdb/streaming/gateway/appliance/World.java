package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What survives crashes, and the appliance of the day. */
final class World implements AutoCloseable {
    static final int EVENTS = 2_000;
    static final int CAPTURE_BYTES = 1 << 20;
    private static final int MOST_STEPS = 2_000_000;

    private HeapJournal journal = new HeapJournal();
    private HeapStates states = new HeapStates();
    private final ListTransports outside = new ListTransports(events());
    private final ManualClock clock = new ManualClock(1_000_000);
    private final Random random;
    private final PipelineMaker maker;
    private StartRequest request = StartRequest.NEWEST;
    private List<JobSpec> jobs;
    private ApplianceSettings.Restarts restarts;
    private final Path deadLetters;
    private Appliance appliance;
    private long memoryBytes = 1L << 30;
    private long epoch;
    private int crashes;

    World(
            final long seed,
            final PipelineMaker maker,
            final List<JobSpec> jobs,
            final ApplianceSettings.Restarts restarts,
            final Path deadLetters) {
        random = new Random(seed);
        this.maker = maker;
        this.jobs = jobs;
        this.restarts = restarts;
        this.deadLetters = deadLetters;
        start();
    }

    private void start() {
        final ApplianceSettings settings =
                new ApplianceSettings(
                        Threading.INVOKER,
                        maker,
                        ApplianceSettings.Level.FSYNCED,
                        1 << 16,
                        1 + random.nextInt(40),
                        500,
                        2,
                        CAPTURE_BYTES,
                        restarts,
                        deadLetters);
        final AppliancePorts ports =
                new AppliancePorts(
                        () -> TimeUnit.MILLISECONDS.toNanos(clock.time()),
                        clock,
                        new FileStorage(),
                        outside,
                        new Ledger(memoryBytes),
                        Counters.unmapped(),
                        error -> {}, // told to the failure listener as well
                        System.out,
                        System.err,
                        Alarm.on(System.err));
        states.begin(++epoch);
        journal.begin(epoch);
        appliance = new Appliance(ports, settings, epoch, journal, states, jobs, request);
    }

    /** The same events each time. */
    static List<long[]> events() {
        final Random random = new Random(7);
        final List<long[]> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(new long[] {random.nextInt(20), random.nextInt(100), i * 100L + 1_000_000});
        }
        return events;
    }

    Appliance appliance() {
        return appliance;
    }

    /** What is outside of the appliance. */
    ListTransports outside() {
        return outside;
    }

    HeapJournal journal() {
        return journal;
    }

    /** Whether all jobs have begun. */
    boolean isRunning() {
        return appliance.isRunning();
    }

    long nowMs() {
        return clock.time();
    }

    int crashCount() {
        return crashes;
    }

    int checkpointCount() {
        return states.count();
    }

    void damageLastCheckpoint() {
        states.damageLast(1);
    }

    void damageAllCheckpoints() {
        states.damageLast(states.count());
    }

    /**
     * Values shown, without ids: row sequences differ from run to run, since sources and commands
     * race.
     */
    Map<String, List<String>> values() {
        final Map<String, List<String>> values = new TreeMap<>();
        outside.shown()
                .forEach(
                        (table, rows) ->
                                values.put(
                                        table,
                                        rows.stream()
                                                .map(row -> row.substring(row.indexOf(' ')))
                                                .toList()));
        return values;
    }

    void crash() {
        crashes++;
        appliance.close();
        assertThat(appliance.ledger().open()).isEmpty();
        start();
    }

    /**
     * Stops input, carries a savepoint to a place without journal and checkpoints, and starts
     * there.
     */
    void migrate() {
        final SavedState savepoint = drain(true);
        appliance.close();
        journal = new HeapJournal();
        states = states.savepointsOnly();
        request = new StartRequest(Optional.of(savepoint.id()), Set.of());
        start();
        request = StartRequest.NEWEST; // what was named is named once
    }

    /**
     * Goes back to a savepoint taken before: what came in since is forgotten, checkpoints of it
     * stay where they are.
     */
    void goBack(final String savepoint) {
        goBack(savepoint, jobs);
    }

    /** The same with other jobs. */
    void goBack(final String savepoint, final List<JobSpec> newJobs) {
        stop();
        jobs = newJobs;
        journal = new HeapJournal();
        request = new StartRequest(Optional.of(savepoint), Set.of());
        start();
        request = StartRequest.NEWEST;
    }

    /** Takes a savepoint; its id. */
    String savepoint() {
        return saved(true).id();
    }

    /** Starts again with another policy for jobs that fail. */
    void restart(final ApplianceSettings.Restarts policy) {
        stop();
        restarts = policy;
        start();
    }

    /** Starts again with other jobs and so many bytes of memory. */
    void change(final List<JobSpec> newJobs, final long newMemoryBytes) {
        memoryBytes = newMemoryBytes;
        change(newJobs, StartRequest.NEWEST);
    }

    /** Stops as the command does: nothing is in the log that the last checkpoint does not know. */
    void stopInOrder() {
        drain(false);
        stop();
    }

    private SavedState drain(final boolean isSavepoint) {
        appliance.stopInput();
        while (!appliance.isInputDrained()) {
            step();
        }
        return saved(isSavepoint);
    }

    private SavedState saved(final boolean isSavepoint) {
        final CompletableFuture<SavedState> state = appliance.checkpoint(isSavepoint);
        while (!state.isDone()) {
            step();
        }
        return state.join();
    }

    /** Starts again with other jobs, some of the old ones being dropped. */
    void change(final List<JobSpec> newJobs, final Set<String> dropped) {
        change(newJobs, new StartRequest(Optional.empty(), dropped));
    }

    /** Starts again with other jobs. */
    void change(final List<JobSpec> newJobs, final StartRequest wanted) {
        stop();
        jobs = newJobs;
        request = wanted;
        start();
        request = StartRequest.NEWEST;
    }

    void step() {
        clock.advance(random.nextInt(3), TimeUnit.MILLISECONDS);
        final List<AgentGroup> groups = appliance.groups();
        final AgentGroup group = groups.get(random.nextInt(groups.size()));
        if (group.size() > 0) {
            group.invoke(random.nextInt(group.size()));
        }
        appliance.supervise();
    }

    private void stop() {
        if (appliance != null) {
            appliance.close();
            appliance = null; // what follows may be refused
        }
    }

    void run(final int crashOneIn) {
        for (int step = 0; step < MOST_STEPS && !appliance.isFinished(); step++) {
            step();
            if (crashOneIn > 0 && random.nextInt(crashOneIn) == 0) {
                crash();
            }
        }
        assertThat(appliance.isFinished()).isTrue();
    }

    @Override
    public void close() {
        if (appliance == null) {
            return;
        }
        final Ledger ledger = appliance.ledger();
        stop();
        assertThat(ledger.open()).isEmpty();
    }
}
