package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One thread, agents in random order, crashes at random steps: each result is shown once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApplianceTest {
    private static final int EVENTS = 2_000;
    private static final int SEEDS = 25;
    private static final int MOST_STEPS = 2_000_000;

    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE windows (k BIGINT, n BIGINT, s BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE rows_out (k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO windows SELECT k, COUNT(*), SUM(v)
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY window_start, window_end, k;
            INSERT INTO rows_out SELECT k, v FROM events WHERE v > 50;
            """;

    @TempDir private static Path folder;
    private List<JobSpec> jobs;

    @BeforeAll
    void plan() {
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            jobs = scripts.jobs(SCRIPT);
        }
    }

    private static List<long[]> events() {
        final Random random = new Random(7);
        final List<long[]> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(new long[] {random.nextInt(20), random.nextInt(100), i * 100L + 1_000_000});
        }
        return events;
    }

    /** What survives crashes, and the appliance of the day. */
    private final class World implements AutoCloseable {
        private final HeapJournal journal = new HeapJournal();
        private final HeapStates states = new HeapStates();
        private final ListTransports outside = new ListTransports(events());
        private final ManualClock clock = new ManualClock(1_000_000);
        private final Random random;
        private final PipelineMaker maker;
        private Appliance appliance;
        private long epoch;
        private int crashes;

        World(final long seed, final PipelineMaker maker) {
            random = new Random(seed);
            this.maker = maker;
            start();
        }

        private void start() {
            final ApplianceSettings settings =
                    new ApplianceSettings(
                            Threading.INVOKER,
                            maker,
                            ApplianceSettings.Level.FSYNCED,
                            1L << 30,
                            1 << 16,
                            1 + random.nextInt(40),
                            500,
                            2,
                            1 << 20,
                            new ApplianceSettings.Restarts(3, 10, 1_000, false),
                            folder);
            final AppliancePorts ports =
                    new AppliancePorts(
                            () -> TimeUnit.MILLISECONDS.toNanos(clock.time()),
                            clock,
                            new FileStorage(),
                            outside,
                            Counters.unmapped(),
                            error -> {
                                throw new AssertionError(error);
                            },
                            System.out,
                            System.err);
            appliance =
                    new Appliance(
                            ports, settings, ++epoch, journal, states, jobs, Optional.empty());
        }

        void crash() {
            crashes++;
            appliance.close();
            assertThat(appliance.ledger().open()).isEmpty();
            start();
        }

        void run(final int crashOneIn) {
            for (int step = 0; step < MOST_STEPS && !appliance.isFinished(); step++) {
                clock.advance(random.nextInt(3), TimeUnit.MILLISECONDS);
                final List<AgentGroup> groups = appliance.groups();
                final AgentGroup group = groups.get(random.nextInt(groups.size()));
                if (group.size() > 0) {
                    group.invoke(random.nextInt(group.size()));
                }
                appliance.supervise();
                if (crashOneIn > 0 && random.nextInt(crashOneIn) == 0) {
                    crash();
                }
            }
            assertThat(appliance.isFinished()).isTrue();
        }

        @Override
        public void close() {
            appliance.close();
            assertThat(appliance.ledger().open()).isEmpty();
        }
    }

    /**
     * Values without ids: row sequences differ from run to run, since sources and commands race.
     */
    private static Map<String, List<String>> values(final World world) {
        final Map<String, List<String>> values = new TreeMap<>();
        world.outside
                .shown()
                .forEach(
                        (table, rows) ->
                                values.put(
                                        table,
                                        rows.stream()
                                                .map(row -> row.substring(row.indexOf(' ')))
                                                .toList()));
        return values;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crashesChangeNothingThatIsShown(final boolean isGenerated) {
        final PipelineMaker maker =
                isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
        final Map<String, List<String>> undisturbed;
        try (World world = new World(0, maker)) {
            world.run(0);
            undisturbed = values(world);
            assertThat(undisturbed.get("rows_out")).hasSizeGreaterThan(EVENTS / 3);
            assertThat(undisturbed.get("windows")).hasSizeGreaterThan(100);
        }
        int crashes = 0;
        int checkpoints = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (World world = new World(seed, maker)) {
                world.run(50 + 200 * (seed % 20));
                assertThat(values(world)).as("seed " + seed).isEqualTo(undisturbed);
                crashes += world.crashes;
                checkpoints += world.states.count();
            }
        }
        assertThat(crashes).isGreaterThan(SEEDS);
        assertThat(checkpoints).isGreaterThan(SEEDS);
    }
}
