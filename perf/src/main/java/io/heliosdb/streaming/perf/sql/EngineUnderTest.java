package io.heliosdb.streaming.perf.sql;

import java.nio.file.Path;
import java.util.Map;

/** Something that runs SQL scripts: one of our engine's variants, or Flink. */
@FunctionalInterface
public interface EngineUnderTest {

    /**
     * Runs a script to the end of its bounded inputs.
     *
     * @param script file with the statements; paths in it are absolute
     * @param settings session options that the script starts with
     * @param changelog whether the SELECT gives each change as it happens, with its kind in a first
     *     column {@code op}, or the final rows
     * @return rows, or the error text if the script was refused or failed
     */
    Result run(Path script, Map<String, String> settings, boolean changelog);
}
