package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.EngineVariants;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which executions of ours run a case: interpreted and generated code, each in a way that changes
 * from seed to seed. Compiling takes longer than running, so a case is compiled once.
 */
final class Executions {
    private static final String EXECUTION = "heliosdb.execution";
    private static final String SNAPSHOT = "heliosdb.snapshot.rows";
    private static final String CAPTURE = "heliosdb.capture.rows";
    private static final String REPLAY = "heliosdb.replay.mib";

    private static final List<Way> COMPILED =
            List.of(
                    new Way("compiled, restarted", "invoker", "1", Map.of(SNAPSHOT, "3")),
                    new Way("compiled", "shared", "0", Map.of()),
                    new Way(
                            "compiled, restarted at each row",
                            "invoker",
                            "7",
                            Map.of(SNAPSHOT, "1")),
                    new Way("compiled, captured", "invoker", "7", Map.of(CAPTURE, "1")),
                    new Way(
                            "compiled, restarted in batches",
                            "invoker",
                            "0",
                            Map.of(SNAPSHOT, "5")),
                    new Way(
                            "compiled, replayed",
                            "dedicated",
                            "7",
                            Map.of(SNAPSHOT, "4", REPLAY, "4")));

    private static final List<Way> INTERPRETED =
            List.of(
                    new Way("interpreted", "invoker", "0", Map.of(EXECUTION, "interpreted")),
                    new Way(
                            "interpreted, restarted",
                            "invoker",
                            "0",
                            Map.of(EXECUTION, "interpreted", SNAPSHOT, "2")));

    private record Way(
            String name, String threading, String batchRows, Map<String, String> settings) {
        EngineUnderTest engine(final EngineVariants variants) {
            return variants.engine(threading, batchRows, settings);
        }
    }

    private Executions() {}

    /** Those of a seed, by name. */
    static Map<String, EngineUnderTest> of(final long seed, final EngineVariants variants) {
        final Map<String, EngineUnderTest> ours = new LinkedHashMap<>();
        for (final List<Way> ways : List.of(COMPILED, INTERPRETED)) {
            final Way way = ways.get((int) Long.remainderUnsigned(seed, ways.size()));
            ours.put(way.name(), way.engine(variants));
        }
        return ours;
    }
}
