package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;

/** Draws queries over the elements of collections. */
final class Unnestings {
    private static final int PERCENT_GROUPED = 30;
    private static final List<SqlType> COLLECTIONS =
            List.of(SqlType.INTS, SqlType.TEXTS, SqlType.PAIRS, SqlType.COUNTS);

    private Unnestings() {}

    static Query any(final Draw draw, final List<Column> columns) {
        final List<Column> fitting =
                columns.stream().filter(column -> COLLECTIONS.contains(column.type())).toList();
        final Expression collection =
                fitting.isEmpty() || draw.inHundred(50)
                        ? made(draw, columns, draw.of(COLLECTIONS))
                        : draw.of(fitting).reference();
        // the entries of a map have no order, so no numbers either; of a NULL among rows Flink
        // forgets the number, and fails
        final boolean isCountable =
                collection.type() != SqlType.COUNTS && collection.type() != SqlType.PAIRS;
        final boolean isCounted = isCountable && draw.inHundred(30);
        final Unnested unnested =
                new Unnested(new Source.Table(), collection, draw.inHundred(30), isCounted);
        final List<Column> shown = new ArrayList<>(columns);
        shown.addAll(unnested.added());
        if (draw.inHundred(PERCENT_GROUPED)) {
            return Queries.group(draw, shown, unnested, Grouping.PLAIN);
        }
        final Query query = Queries.projection(draw, shown, unnested, draw.between(1, 3), false);
        final List<Expression> selected = new ArrayList<>(query.outputs());
        unnested.added().forEach(column -> selected.add(column.reference()));
        return query.withOutputs(selected);
    }

    /**
     * Never a constant alone, and nothing that can be folded into one: Flink joins it with the
     * table then, which it does not with one that has an event time.
     */
    private static Expression made(
            final Draw draw, final List<Column> columns, final SqlType type) {
        return new Expression(
                type,
                "CASE WHEN $0 IS NOT NULL THEN $1 ELSE " + otherwise(type) + " END",
                List.of(
                        Queries.time(columns).reference(),
                        new Expressions(draw, columns).of(type, draw.below(3))));
    }

    /** A constant that is drawn nowhere else: two branches that are equal are one. */
    private static String otherwise(final SqlType type) {
        final String value =
                switch (type) {
                    case INTS -> "ARRAY[606]";
                    case TEXTS -> "ARRAY['otherwise']";
                    case COUNTS -> "MAP['otherwise', 606]";
                    case PAIRS -> "ARRAY[ROW(606, 'otherwise')]";
                    default -> throw new IllegalArgumentException(type + " has no elements");
                };
        return "CAST(" + value + " AS " + type.sql() + ')';
    }
}
