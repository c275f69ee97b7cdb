package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;

/** Draws expressions over some columns. */
final class Expressions {
    private static final int PERCENT_COLUMN = 85;
    private static final int SIGNATURE_DRAWS = 4;

    private final Draw draw;
    private final List<Column> columns;

    Expressions(final Draw draw, final List<Column> columns) {
        this.draw = draw;
        this.columns = columns;
    }

    /** One of any type. */
    Expression any(final int depth) {
        final SqlType type =
                draw.inHundred(PERCENT_COLUMN)
                        ? draw.of(columns).type()
                        : draw.of(List.of(SqlType.values()));
        return of(type, depth);
    }

    /** One whose values are equal or not, and have an order: nothing nested, no interval. */
    Expression plain(final int depth) {
        final Expression drawn = any(depth);
        return SqlType.plain().contains(drawn.type()) ? drawn : of(draw.of(SqlType.plain()), depth);
    }

    /**
     * One of a type.
     *
     * @param depth of the tree, 0 for a column or a literal
     */
    Expression of(final SqlType type, final int depth) {
        final List<Signature> fitting = Signatures.of(type);
        if (depth == 0 || fitting.isEmpty()) {
            return leaf(type);
        }
        final Signature signature = signature(fitting);
        final List<Expression> arguments = new ArrayList<>();
        for (final SqlType argument : signature.arguments()) {
            arguments.add(of(argument, draw.below(depth)));
        }
        return new Expression(type, '(' + signature.pattern() + ')', arguments);
    }

    /** Mostly one that can read a column: of constants alone the planner leaves little to run. */
    private Signature signature(final List<Signature> fitting) {
        Signature drawn = draw.of(fitting);
        for (int i = 0; i < SIGNATURE_DRAWS && !canRead(drawn); i++) {
            drawn = draw.of(fitting);
        }
        return drawn;
    }

    private boolean canRead(final Signature signature) {
        return columns.stream().anyMatch(column -> signature.arguments().contains(column.type()));
    }

    private Expression leaf(final SqlType type) {
        final List<Column> fitting =
                columns.stream().filter(column -> column.type() == type).toList();
        if (!fitting.isEmpty() && draw.inHundred(PERCENT_COLUMN)) {
            return draw.of(fitting).reference();
        }
        return Expression.leaf(type, type.constant(draw));
    }
}
