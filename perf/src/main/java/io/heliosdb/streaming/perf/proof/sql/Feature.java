package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kind of query: a new one is a constant here. */
enum Feature {
    /** Rows one by one. */
    PROJECTION {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return projection(draw, columns, new Source.Table(), draw.between(1, 5), false);
        }
    },
    /** Different rows. */
    DISTINCT {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return projection(draw, columns, new Source.Table(), draw.between(1, 2), true);
        }
    },
    /** A projection of a projection. */
    SUBQUERY {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = PROJECTION.draw(draw, columns);
            return projection(draw, inner.columns(), new Source.Rows(inner), 2, false);
        }
    },
    /** Groups. */
    GROUP {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            return group(draw, columns, new Source.Table(), List.of());
        }
    },
    /** Groups of groups, whose rows change. */
    GROUP_OF_GROUPS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = GROUP.draw(draw, columns);
            return group(draw, inner.columns(), new Source.Rows(inner), List.of());
        }
    },
    /** Groups within windows that follow each other. */
    TUMBLE {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final String offset = draw.inHundred(30) ? ", INTERVAL '3' SECOND" : "";
            final Source source =
                    new Source.Windows(
                            "TUMBLE", "INTERVAL '" + draw.between(5, 20) + "' SECOND" + offset);
            return group(draw, columns, source, BOUNDS);
        }
    },
    /** Groups within windows that overlap. */
    HOP {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final int slide = draw.between(2, 6);
            final Source source =
                    new Source.Windows(
                            "HOP",
                            "INTERVAL '"
                                    + slide
                                    + "' SECOND, INTERVAL '"
                                    + slide * draw.between(1, 4)
                                    + "' SECOND");
            return group(draw, columns, source, BOUNDS);
        }
    },
    /** Groups of what windows give. */
    GROUP_OF_WINDOWS {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query inner = TUMBLE.draw(draw, columns);
            return group(draw, inner.columns(), new Source.Rows(inner), List.of());
        }
    },
    /** Two projections of the same rows, then a projection. */
    UNION {
        @Override
        Query draw(final Draw draw, final List<Column> columns) {
            final Query first = PROJECTION.draw(draw, columns);
            final Expressions expressions = new Expressions(draw, columns);
            final List<Expression> outputs =
                    first.outputs().stream()
                            .map(output -> expressions.of(output.type(), 1))
                            .toList();
            final Source source = new Source.Union(first, first.withOutputs(outputs));
            return group(draw, first.columns(), source, List.of());
        }
    };

    private static final int PERCENT_WHERE = 40;
    private static final int PERCENT_HAVING = 25;
    private static final int DEPTH = 3;
    private static final List<Expression> BOUNDS =
            List.of(
                    Expression.leaf(SqlType.TIMESTAMP, "window_start"),
                    Expression.leaf(SqlType.TIMESTAMP, "window_end"));

    /** A query over the table with these columns. */
    abstract Query draw(Draw draw, List<Column> columns);

    private static Query projection(
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
        return new Query(
                source,
                isDistinct,
                selected,
                where(draw, expressions),
                List.of(),
                Optional.empty());
    }

    private static Query group(
            final Draw draw,
            final List<Column> columns,
            final Source source,
            final List<Expression> bounds) {
        final Expressions expressions = new Expressions(draw, columns);
        final Aggregates aggregates = new Aggregates(draw, expressions);
        final List<Expression> keys = new ArrayList<>(bounds);
        final int more = draw.below(3);
        for (int i = 0; i < more; i++) {
            keys.add(draw.of(columns).reference());
        }
        final List<Expression> selected = new ArrayList<>(keys);
        final int count = draw.between(1, 4);
        for (int i = 0; i < count; i++) {
            selected.add(aggregates.any());
        }
        final Optional<Expression> having =
                draw.inHundred(PERCENT_HAVING)
                        ? Optional.of(aggregates.condition())
                        : Optional.empty();
        return new Query(source, false, selected, where(draw, expressions), keys, having);
    }

    private static Optional<Expression> where(final Draw draw, final Expressions expressions) {
        return draw.inHundred(PERCENT_WHERE)
                ? Optional.of(expressions.of(SqlType.BOOLEAN, draw.between(1, DEPTH)))
                : Optional.empty();
    }
}
