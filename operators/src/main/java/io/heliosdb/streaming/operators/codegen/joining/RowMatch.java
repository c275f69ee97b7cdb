package io.heliosdb.streaming.operators.codegen.joining;

/** The condition of a join beside equal keys. */
@FunctionalInterface
public interface RowMatch {
    /** Whether two encoded rows go together. */
    boolean matches(long left, long right);
}
