package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Draws the parts of queries. */
final class Queries {
    /** Name of the event time. */
    static final String TIME = Windows.TIME_OF_VIEW;

    private static final int PERCENT_WHERE = 30;
    private static final int PERCENT_HAVING = 25;
    private static final int PERCENT_KEY_EXPRESSION = 15;
    private static final int DEPTH = 3;

    /** Of the table, not computed. */
    private static final Pattern COLUMN = Pattern.compile("f\\d+");

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
            final int depth = draw.below(DEPTH + 1);
            selected.add(
                    isDistinct
                            ? key(expressions.plain(depth), expressions)
                            : expressions.any(depth));
        }
        return Query.projection(source, isDistinct, selected, where(draw, expressions));
    }

    /**
     * Whether a value may be a key. Flink compares keys by their bits, and the NaN of ACOS(2) has
     * others than that of a file: what is computed is none if it may be NaN.
     */
    static boolean isSound(final Expression key) {
        return !key.type().isFloating() || COLUMN.matcher(key.sql()).matches();
    }

    /**
     * Whether groups may be by a value. Of an expression with a type of rows Flink's validator does
     * not see that it is the same in two places, and refuses to select it: "is not being grouped".
     */
    private static boolean isGroupable(final Expression key) {
        return key.type() != SqlType.COUNTS
                && key.type() != SqlType.BAG
                && !key.sql().contains("ROW<")
                && isSound(key);
    }

    private static Expression key(final Expression drawn, final Expressions expressions) {
        return isSound(drawn) ? drawn : expressions.of(SqlType.BIGINT, 1);
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

    /** Groups within sessions, by the keys of these. */
    static Query sessions(final Draw draw, final List<Column> columns) {
        final Source.Windows source = Windows.session(draw, columns, Optional.empty());
        final Query drawn = windows(draw, columns, source, Grouping.PLAIN);
        final List<Expression> outputs = new ArrayList<>(drawn.outputs());
        outputs.removeAll(drawn.keys());
        final List<Expression> keys = source.partition().stream().map(Column::reference).toList();
        outputs.addAll(keys);
        return drawn.withOutputs(outputs).withKeys(keys);
    }

    /** Groups within windows that stand behind {@code GROUP BY}. */
    static Query oldWindows(final Draw draw, final List<Column> columns, final String name) {
        final int slide = draw.between(2, 6);
        final String lengths =
                switch (name) {
                    case "TUMBLE" -> Windows.seconds(draw.between(2, 20));
                    case "SESSION" -> Windows.seconds(draw.between(1, 8));
                    default ->
                            Windows.seconds(slide)
                                    + ", "
                                    + Windows.seconds(slide * draw.between(1, 4));
                };
        final Aggregates.Scope scope =
                switch (name) {
                    case "TUMBLE" -> Aggregates.Scope.WITHOUT_FIRST_AND_LAST;
                    case "SESSION" -> Aggregates.Scope.ORDERLESS;
                    default -> Aggregates.Scope.WHOLE;
                };
        final Query query =
                grouped(
                        draw,
                        columns,
                        new Source.Table(),
                        List.of(Expression.leaf(SqlType.TIMESTAMP, name + "(ts, " + lengths + ')')),
                        Grouping.PLAIN,
                        scope);
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
                new Aggregates(draw, expressions, scope, columns, nullable(source, columns));
        final List<Expression> keys = new ArrayList<>();
        final int count = grouping == Grouping.PLAIN ? draw.below(3) : draw.between(1, 3);
        for (int i = 0; i < count; i++) {
            final Expression key =
                    grouping == Grouping.PLAIN && draw.inHundred(PERCENT_KEY_EXPRESSION)
                            ? expressions.plain(1)
                            : draw.of(columns).reference();
            final boolean isTakenAway =
                    grouping != Grouping.PLAIN
                            && !windowKeys.isEmpty()
                            && key.sql().equals(Windows.TIME_OF_VIEW);
            if (!isTakenAway && isGroupable(key) && !keys.contains(key)) {
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
        selected.addFirst(time(columns).reference());
        return query.withOutputs(selected);
    }

    /** The event time. */
    static Column time(final List<Column> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(Windows.TIME_OF_VIEW))
                .findFirst()
                .orElseThrow();
    }

    /** A projection of the table in which columns can be compared. */
    static Query comparable(final Draw draw, final List<Column> columns, final int outputs) {
        final Expressions expressions = new Expressions(draw, columns);
        final List<Expression> selected = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            selected.add(materialized(key(expressions.plain(draw.below(DEPTH)), expressions)));
        }
        return Query.projection(new Source.Table(), false, selected, where(draw, expressions));
    }

    /** Another with the types of one. */
    static Query like(final Draw draw, final List<Column> columns, final Query first) {
        final Expressions expressions = new Expressions(draw, columns);
        final List<Expression> outputs =
                first.outputs().stream()
                        .map(
                                output ->
                                        materialized(
                                                expressions.of(
                                                        output.type(),
                                                        output.type().isFloating()
                                                                ? 0
                                                                : draw.below(DEPTH))))
                        .toList();
        return Query.projection(new Source.Table(), false, outputs, where(draw, expressions));
    }

    /** An event time is not one any more: two sides must be the same. */
    private static Expression materialized(final Expression output) {
        return output.type() == SqlType.TIMESTAMP || output.type() == SqlType.INSTANT
                ? new Expression(
                        output.type(), "CAST($0 AS " + output.type().sql() + ')', List.of(output))
                : output;
    }

    /** The event time as a value like any other. */
    static Expression withoutEventTime(final Expression output) {
        return output.sql().equals(TIME) ? materialized(output) : output;
    }

    /** All columns of a source, as they are. */
    static Query all(final Source source, final List<Column> columns) {
        return Query.projection(
                source, false, columns.stream().map(Column::reference).toList(), Optional.empty());
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
