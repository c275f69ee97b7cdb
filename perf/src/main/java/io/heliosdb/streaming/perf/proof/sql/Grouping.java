package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;
import java.util.stream.Collectors;

/** How the keys of a group stand behind {@code GROUP BY}. */
enum Grouping {
    /** One after the other. */
    PLAIN,
    /** All, then one less each. */
    ROLLUP,
    /** Every choice of them. */
    CUBE,
    /** Each alone, the first two, and none. */
    SETS;

    /**
     * The text for some keys.
     *
     * @param plain keys of every group, such as the bounds of windows
     * @param keys of which groups may do without
     */
    String sql(final List<Expression> plain, final List<Expression> keys) {
        final String all = list(keys);
        final String choice =
                switch (this) {
                    case PLAIN -> all;
                    case ROLLUP, CUBE -> keys.isEmpty() ? "" : name() + " (" + all + ")";
                    case SETS -> keys.isEmpty() ? "" : "GROUPING SETS (" + sets(keys) + ")";
                };
        return plain.isEmpty() || choice.isEmpty()
                ? list(plain) + choice
                : list(plain) + ", " + choice;
    }

    /** None twice, of which Flink makes a union, whose rows come in any order. */
    private static String sets(final List<Expression> keys) {
        if (keys.size() == 1) {
            return "(" + list(keys) + "), ()";
        }
        return keys.stream().map(key -> "(" + key.sql() + "), ").collect(Collectors.joining())
                + "("
                + list(keys.subList(0, Math.min(2, keys.size())))
                + "), ()";
    }

    private static String list(final List<Expression> keys) {
        return keys.stream().map(Expression::sql).collect(Collectors.joining(", "));
    }
}
