package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;

/** Tells what Flink refuses from where it breaks (decision 8). */
final class FlinkFailure {
    private static final List<String> BREAKS =
            List.of(
                    "Table program cannot be compiled",
                    "CodeGenException",
                    "CompileException",
                    "AssertionError");

    private FlinkFailure() {}

    /** Whether the error is a defect of Flink, not of the script. */
    static boolean isItsOwn(final String error) {
        return BREAKS.stream().anyMatch(error::contains);
    }
}
