package io.heliosdb.streaming.operators.codegen.expression;

/** Gives names for locals that are unique within one method: a hint for the reader and a number. */
public final class NameSource {
    private int next;

    /** A new name. */
    public String next(final String hint) {
        return hint + next++;
    }
}
