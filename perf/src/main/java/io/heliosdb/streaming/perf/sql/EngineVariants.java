package io.heliosdb.streaming.perf.sql;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The ways in which our engine runs every case. All must give the same bytes and the same ids:
 * compiled or interpreted, whatever the batches and threads, with and without restarts from a
 * snapshot and captures of state that changes; and the same once more from the log.
 */
public final class EngineVariants implements AutoCloseable {
    static final String EXECUTION = "heliosdb.execution";
    private static final String THREADING = "heliosdb.threading";
    private static final String BATCH_ROWS = "heliosdb.batch.rows";
    static final String SNAPSHOT_ROWS = "heliosdb.snapshot.rows";
    static final String CAPTURE_ROWS = "heliosdb.capture.rows";
    static final String REPLAY_MIB = "heliosdb.replay.mib";

    private static final List<String> THREADINGS = List.of("shared", "dedicated", "invoker");
    private static final List<String> BATCHES = List.of("0", "1", "7");

    /** On a machine that does much else, a case that waits is no case that fails. */
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);

    private final Planner planner;
    private final Path planFolder;

    private EngineVariants(final Planner planner, final Path planFolder) {
        this.planner = planner;
        this.planFolder = planFolder;
    }

    /**
     * Variants that share a planner and the plans it has made.
     *
     * @param planFolder where plans are kept, so that each case is planned once
     */
    public static EngineVariants sharing(final Path planFolder) {
        return new EngineVariants(
                new Planner(
                        new PlannerFolder(
                                Path.of(System.getProperty("heliosdb.planner.directory"))),
                        Clocks.nano(),
                        Planner.DEFAULT_IDLE_NS,
                        PATIENCE_NS),
                planFolder);
    }

    /** Our engine as it is used. */
    public EngineUnderTest plain() {
        return engine("shared", "0", Map.of());
    }

    /** Variants by name that differ in every way, the one to compare the others with first. */
    Map<String, OurEngine> few() {
        final Map<String, OurEngine> engines = new LinkedHashMap<>();
        add(engines, "shared", "0", Map.of());
        add(engines, "invoker", "1", Map.of(SNAPSHOT_ROWS, "1"));
        add(engines, "dedicated", "7", Map.of(SNAPSHOT_ROWS, "3", REPLAY_MIB, "4"));
        add(engines, "invoker", "7", Map.of(CAPTURE_ROWS, "1"));
        add(engines, "invoker", "0", Map.of(EXECUTION, "interpreted"));
        return engines;
    }

    /** All combinations of threads and batches, and the {@link #few}, which come first. */
    Map<String, OurEngine> all() {
        final Map<String, OurEngine> engines = few();
        for (final String threading : THREADINGS) {
            for (final String rows : BATCHES) {
                add(engines, threading, rows, Map.of());
            }
        }
        add(engines, "dedicated", "7", Map.of(EXECUTION, "interpreted", SNAPSHOT_ROWS, "2"));
        add(engines, "shared", "0", Map.of(SNAPSHOT_ROWS, "5"));
        add(engines, "dedicated", "0", Map.of(CAPTURE_ROWS, "1"));
        return engines;
    }

    private void add(
            final Map<String, OurEngine> engines,
            final String threading,
            final String batchRows,
            final Map<String, String> more) {
        final StringBuilder name = new StringBuilder(threading);
        name.append(", batches of ").append("0".equals(batchRows) ? "any size" : batchRows);
        more.keySet().stream()
                .sorted()
                .forEach(key -> name.append(", ").append(key).append('=').append(more.get(key)));
        engines.put(name.toString(), engine(threading, batchRows, more));
    }

    /**
     * One variant.
     *
     * @param batchRows most rows in a batch, 0 for any number
     * @param more settings
     */
    public OurEngine engine(
            final String threading, final String batchRows, final Map<String, String> more) {
        final Map<String, String> settings = new HashMap<>(more);
        settings.put(THREADING, threading);
        settings.put(BATCH_ROWS, batchRows);
        return new OurEngine(planner, planFolder, settings);
    }

    @Override
    public void close() {
        planner.close();
    }
}
