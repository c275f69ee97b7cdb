package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the parts of queries. */
final class Queries {
    private static final int PERCENT_WHERE = 40;
    private static final int PERCENT_HAVING = 25;
    private static final int PERCENT_KEY_EXPRESSION = 15;
    private static final int DEPTH = 3;

    private Queries() {}

    /** Rows one by one. */
    static Query projection(
            final Draw draw,
            final List<Column> columns,
            final Source source,
            final int outputs,
            final boolean isDistinct) {
        final Expressions expressions = new Expressions(draw, columns);
        final List<Expression> selected = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            selected.add(expressions.any(draw.below(DEPTH + 1)));
        }
        return Query.projection(source, isDistinct, selected, where(draw, expressions));
    }

    /** Groups without windows. */
    static Query group(
            final Draw draw,
            final List<Column> columns,
            final Source source,
            final Grouping grouping) {
        final Aggregates.Scope scope;
        if (!source.isSteady()) {
            scope = Aggregates.Scope.ORDERLESS;
        } else if (source.isInsertOnly() && grouping == Grouping.PLAIN) {
            scope = Aggregates.Scope.ALL;
        } else {
            scope = Aggregates.Scope.WITHOUT_FIRST_AND_LAST;
        }
        return grouped(draw, columns, source, List.of(), grouping, scope);
    }

    /** Groups within windows. */
    static Query windows(
            final Draw draw,
            final List<Column> columns,
            final Source.Windows source,
            final Grouping grouping) {
        final Aggregates.Scope scope;
        if (!source.isSteady()) {
            scope = Aggregates.Scope.ORDERLESS;
        } else if ("TUMBLE".equals(source.function()) && grouping == Grouping.PLAIN) {
            scope = Aggregates.Scope.ALL;
        } else {
            scope = Aggregates.Scope.WITHOUT_FIRST_AND_LAST;
        }
        final List<Expression> bounds = Windows.BOUNDS.stream().map(Column::reference).toList();
        return grouped(draw, columns, source, bounds, grouping, scope);
    }

    /** Groups within windows that stand behind {@code GROUP BY}. */
    static Query oldWindows(final Draw draw, final List<Column> columns) {
        final boolean isTumble = draw.inHundred(50);
        final int slide = draw.between(2, 6);
        final String lengths =
                isTumble
                        ? Windows.seconds(draw.between(2, 20))
                        : Windows.seconds(slide)
                                + ", "
                                + Windows.seconds(slide * draw.between(1, 4));
        final String name = isTumble ? "TUMBLE" : "HOP";
        final Query query =
                grouped(
                        draw,
                        columns,
                        new Source.Table(),
                        List.of(Expression.leaf(SqlType.TIMESTAMP, name + "(ts, " + lengths + ')')),
                        Grouping.PLAIN,
                        isTumble
                                ? Aggregates.Scope.WITHOUT_FIRST_AND_LAST
                                : Aggregates.Scope.WHOLE);
        final List<Expression> outputs = new ArrayList<>(query.outputs());
        outputs.removeAll(query.windowKeys());
        for (final String bound : List.of("END", "START")) {
            final String call = name + '_' + bound + "(ts, " + lengths + ')';
            outputs.addFirst(Expression.leaf(SqlType.TIMESTAMP, call));
        }
        return query.withOutputs(outputs);
    }

    private static Query grouped(
            final Draw draw,
            final List<Column> columns,
            final Source source,
            final List<Expression> windowKeys,
            final Grouping grouping,
            final Aggregates.Scope scope) {
        final Expressions expressions = new Expressions(draw, columns);
        final Aggregates aggregates =
                new Aggregates(draw, expressions, scope, nullable(source, columns));
        final List<Expression> keys = new ArrayList<>();
        final int count = grouping == Grouping.PLAIN ? draw.below(3) : draw.between(1, 3);
        for (int i = 0; i < count; i++) {
            final Expression key =
                    grouping == Grouping.PLAIN && draw.inHundred(PERCENT_KEY_EXPRESSION)
                            ? expressions.of(draw.of(columns).type(), 1)
                            : draw.of(columns).reference();
            final boolean isTakenAway =
                    grouping != Grouping.PLAIN
                            && !windowKeys.isEmpty()
                            && key.sql().equals(Windows.TIME_OF_VIEW);
            if (!isTakenAway && !keys.contains(key)) {
                keys.add(key);
            }
        }
        final List<Expression> selected = new ArrayList<>(windowKeys);
        selected.addAll(keys);
        final int calls = draw.between(1, 4);
        for (int i = 0; i < calls; i++) {
            selected.add(aggregates.any());
        }
        if (grouping != Grouping.PLAIN && !keys.isEmpty() && draw.inHundred(50)) {
            selected.add(Expression.leaf(SqlType.BIGINT, "GROUPING(" + draw.of(keys).sql() + ')'));
        }
        final Optional<Expression> having =
                draw.inHundred(PERCENT_HAVING)
                        ? Optional.of(aggregates.condition())
                        : Optional.empty();
        return new Query(
                source,
                false,
                selected,
                where(draw, expressions),
                windowKeys,
                keys,
                grouping,
                having);
    }

    /** Those that may be NULL for sure: physical ones of the table. */
    private static List<Column> nullable(final Source source, final List<Column> columns) {
        return source.queries().isEmpty()
                ? columns.stream().filter(column -> column.name().startsWith("f")).toList()
                : List.of();
    }

    /** A projection that keeps the event time. */
    static Query timed(final Draw draw, final List<Column> columns) {
        final Query query =
                projection(draw, columns, new Source.Table(), draw.between(1, 4), false);
        final List<Expression> selected = new ArrayList<>(query.outputs());
        selected.addFirst(Expression.leaf(SqlType.TIMESTAMP, Windows.TIME_OF_VIEW));
        return query.withOutputs(selected);
    }

    /** Two projections of the table. */
    static Query union(final Draw draw, final List<Column> columns) {
        final Query drawn =
                projection(draw, columns, new Source.Table(), draw.between(1, 4), false);
        final Query first =
                drawn.withOutputs(drawn.outputs().stream().map(Queries::plain).toList());
        final Expressions expressions = new Expressions(draw, columns);
        final List<Expression> outputs =
                first.outputs().stream()
                        .map(output -> plain(expressions.of(output.type(), draw.below(DEPTH))))
                        .toList();
        final Query second =
                Query.projection(first.source(), false, outputs, where(draw, expressions));
        final Source source = new Source.Union(first, second, draw.inHundred(60));
        final List<Expression> selected = first.columns().stream().map(Column::reference).toList();
        return Query.projection(source, false, selected, Optional.empty());
    }

    /** An event time is not one any more: both sides of a union must be the same. */
    private static Expression plain(final Expression output) {
        return output.type() == SqlType.TIMESTAMP
                ? new Expression(SqlType.TIMESTAMP, "CAST($0 AS TIMESTAMP(3))", List.of(output))
                : output;
    }

    /** The rows of a query, named in one way or the other. */
    static Source rows(final Draw draw, final Query query) {
        return new Source.Rows(query, draw.of(List.of(Source.Naming.values())));
    }

    private static Optional<Expression> where(final Draw draw, final Expressions expressions) {
        return draw.inHundred(PERCENT_WHERE)
                ? Optional.of(expressions.of(SqlType.BOOLEAN, draw.between(1, DEPTH)))
                : Optional.empty();
    }
}
