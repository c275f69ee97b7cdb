package io.heliosdb.streaming.perf.sql;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ways in which our engine runs every case. All must give the same bytes: compiled or
 * interpreted, whatever the batches and threads, with and without restarts from a snapshot.
 */
final class EngineVariants {
    private static final String EXECUTION = "heliosdb.execution";
    private static final String THREADING = "heliosdb.threading";
    private static final String BATCH_ROWS = "heliosdb.batch.rows";
    private static final String SNAPSHOT_ROWS = "heliosdb.snapshot.rows";

    private EngineVariants() {}

    /**
     * Every variant by name; the planner is shared and stays loaded.
     *
     * @param planFolder where plans are kept, so that each case is planned once
     */
    static Map<String, EngineUnderTest> all(final Path planFolder) {
        final Planner planner =
                new Planner(
                        new PlannerFolder(
                                Path.of(System.getProperty("heliosdb.planner.directory"))),
                        Clocks.nano());
        final Map<String, Map<String, String>> variants = new LinkedHashMap<>();
        variants.put("generated", Map.of(THREADING, "shared"));
        variants.put("interpreted", Map.of(EXECUTION, "interpreted", THREADING, "shared"));
        variants.put("batches of 1", Map.of(BATCH_ROWS, "1", THREADING, "invoker"));
        variants.put(
                "batches of 7, restarts",
                Map.of(BATCH_ROWS, "7", SNAPSHOT_ROWS, "3", THREADING, "dedicated"));
        final Map<String, EngineUnderTest> engines = new LinkedHashMap<>();
        variants.forEach(
                (name, settings) ->
                        engines.put(name, new OurEngine(planner, planFolder, settings)));
        return engines;
    }
}
