package io.heliosdb.streaming.perf.sql;

import java.util.Map;

/** The ways in which our engine runs every case: by name, an engine each. */
final class EngineVariants {
    private EngineVariants() {}

    static Map<String, EngineUnderTest> all() {
        return Map.of();
    }
}
