package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A way of making an expression out of others.
 *
 * @param result its type
 * @param pattern as {@link Expression} has it
 * @param arguments their types
 */
record Signature(SqlType result, String pattern, List<SqlType> arguments) {
    private static final String SEPARATOR = "\\|\\|\\|";

    /** Reads a table: a line each, result, pattern and argument types between triple bars. */
    static List<Signature> read(final String table) {
        final List<Signature> signatures = new ArrayList<>();
        for (final String line : table.lines().toList()) {
            final String[] parts = line.split(SEPARATOR, -1);
            final List<SqlType> arguments = new ArrayList<>();
            for (final String argument : parts[2].strip().split("\\s+")) {
                arguments.add(SqlType.valueOf(argument));
            }
            signatures.add(
                    new Signature(
                            SqlType.valueOf(parts[0].strip()),
                            parts[1].strip(),
                            List.copyOf(arguments)));
        }
        return List.copyOf(signatures);
    }
}
