package io.heliosdb.streaming.perf.proof.sql;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Draws what puts two queries together: sets, semi joins and anti joins. */
final class Pairs {
    private static final int PERCENT_GROUPED = 40;
    private static final int PERCENT_GROUPS_BESIDE = 25;

    private Pairs() {}

    /** UNION, INTERSECT, EXCEPT and the same with ALL. */
    static Query combined(final Draw draw, final List<Column> columns) {
        final Query first = Queries.comparable(draw, columns, draw.between(1, 4));
        final Query second = Queries.like(draw, columns, first);
        final String operator = draw.of(Combined.OPERATORS);
        final boolean hasConstants =
                Stream.of(first, second)
                        .flatMap(query -> query.outputs().stream())
                        .anyMatch(Expression::isConstant);
        final Source source =
                new Combined(first, second, hasConstants ? mended(operator) : operator);
        return over(draw, source, first.columns());
    }

    /** Of constants that differ, Flink takes one for both where it counts equal rows. */
    private static String mended(final String operator) {
        return operator.startsWith("UNION") ? operator : operator.replace(" ALL", "");
    }

    /** IN, EXISTS and their negations. */
    static Query matched(final Draw draw, final List<Column> columns) {
        final Query rows = Queries.comparable(draw, columns, draw.between(1, 4));
        final Query others =
                draw.inHundred(PERCENT_GROUPS_BESIDE)
                        ? keysOf(Queries.like(draw, columns, rows))
                        : Queries.like(draw, columns, rows);
        // of bytes that are constants Flink believes that they differ
        final long comparable =
                rows.outputs().stream()
                        .limit(2)
                        .takeWhile(output -> !output.type().isBinary())
                        .count();
        if (comparable == 0) {
            return combined(draw, columns);
        }
        final int equal = draw.between(1, (int) comparable);
        final Source source =
                new Matched(rows, others, draw.of(Arrays.asList(Matched.Form.values())), equal);
        return over(draw, source, rows.columns());
    }

    /** Groups by all that a query selects. */
    private static Query keysOf(final Query query) {
        return Query.projection(query.source(), true, query.outputs(), query.where());
    }

    private static Query over(final Draw draw, final Source source, final List<Column> columns) {
        return draw.inHundred(PERCENT_GROUPED)
                ? Queries.group(draw, columns, source, Grouping.PLAIN)
                : Queries.all(source, columns);
    }
}
