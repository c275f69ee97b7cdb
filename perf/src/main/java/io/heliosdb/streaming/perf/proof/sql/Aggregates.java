package io.heliosdb.streaming.perf.proof.sql;

import java.util.List;

/** Draws calls of aggregate functions: a new function is a line here. */
final class Aggregates {
    private static final int PERCENT_DISTINCT = 20;
    private static final int PERCENT_FILTER = 20;

    private static final List<SqlType> NUMBERS =
            List.of(
                    SqlType.TINYINT,
                    SqlType.SMALLINT,
                    SqlType.INT,
                    SqlType.BIGINT,
                    SqlType.FLOAT,
                    SqlType.DOUBLE);

    private static final List<String> OF_NUMBERS = List.of("SUM", "AVG", "MIN", "MAX");
    private static final List<String> OF_ORDERED = List.of("MIN", "MAX");

    private final Draw draw;
    private final Expressions expressions;

    Aggregates(final Draw draw, final Expressions expressions) {
        this.draw = draw;
        this.expressions = expressions;
    }

    /** One call. */
    Expression any() {
        return switch (draw.below(5)) {
            case 0 -> Expression.leaf(SqlType.BIGINT, "COUNT(*)");
            case 1 -> call(SqlType.BIGINT, "COUNT", draw.of(List.of(SqlType.values())));
            case 2 -> {
                final SqlType type =
                        draw.of(
                                List.of(
                                        SqlType.STRING,
                                        SqlType.DATE,
                                        SqlType.TIME,
                                        SqlType.TIMESTAMP,
                                        SqlType.BOOLEAN,
                                        SqlType.DECIMAL,
                                        SqlType.LONG_DECIMAL));
                yield call(type, draw.of(OF_ORDERED), type);
            }
            case 3 -> {
                final String sum = "CAST(SUM($0) AS DECIMAL(38, 10))";
                yield new Expression(SqlType.LONG_DECIMAL, sum, List.of(argument(SqlType.DECIMAL)));
            }
            default -> {
                final SqlType type = draw.of(NUMBERS);
                yield call(type, draw.of(OF_NUMBERS), type);
            }
        };
    }

    /** A condition on a group. */
    Expression condition() {
        final Expression count = Expression.leaf(SqlType.BIGINT, "COUNT(*)");
        final Expression bound =
                Expression.leaf(SqlType.BIGINT, Integer.toString(draw.between(1, 3)));
        final String pattern = draw.of(List.of("$0 > $1", "$0 <= $1", "$0 <> $1"));
        return new Expression(SqlType.BOOLEAN, pattern, List.of(count, bound));
    }

    private Expression call(final SqlType result, final String function, final SqlType type) {
        final String distinct = draw.inHundred(PERCENT_DISTINCT) ? "DISTINCT " : "";
        final String call = function + '(' + distinct + "$0)";
        return draw.inHundred(PERCENT_FILTER)
                ? new Expression(
                        result,
                        call + " FILTER (WHERE $1)",
                        List.of(argument(type), expressions.of(SqlType.BOOLEAN, 1)))
                : new Expression(result, call, List.of(argument(type)));
    }

    private Expression argument(final SqlType type) {
        return expressions.of(type, draw.below(2));
    }
}
