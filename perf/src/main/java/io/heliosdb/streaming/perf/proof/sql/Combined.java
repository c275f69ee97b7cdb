package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of two queries with the same types.
 *
 * @param operator between them, such as {@code UNION ALL}
 */
record Combined(Query first, Query second, String operator) implements Source {
    private static final String UNION_ALL = "UNION ALL";

    /** All there are; those of two rows more often, since they are most often written. */
    static final List<String> OPERATORS =
            List.of(
                    UNION_ALL,
                    UNION_ALL,
                    UNION_ALL,
                    "UNION",
                    "UNION",
                    "INTERSECT",
                    "INTERSECT ALL",
                    "EXCEPT",
                    "EXCEPT ALL");

    @Override
    public String sql() {
        return "(" + first.sql() + ' ' + operator + ' ' + second.sql() + ")";
    }

    @Override
    public List<Query> queries() {
        return List.of(first, second);
    }

    /** Which of the two is read first is up to Flink. */
    @Override
    public boolean isSteady() {
        return false;
    }

    @Override
    public boolean isInsertOnly() {
        return UNION_ALL.equals(operator) && first.isInsertOnly() && second.isInsertOnly();
    }

    @Override
    public List<Source> smaller() {
        final List<Source> smaller = new ArrayList<>();
        smaller.add(new Source.Rows(first, Source.Naming.INLINE));
        smaller.add(new Source.Rows(second, Source.Naming.INLINE));
        smaller.addAll(Source.each(first.smaller(), less -> new Combined(less, second, operator)));
        smaller.addAll(Source.each(second.smaller(), less -> new Combined(first, less, operator)));
        return smaller;
    }
}
