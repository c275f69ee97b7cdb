package io.heliosdb.streaming.perf.proof.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Draws calls of aggregate functions: a new function is a line here. */
final class Aggregates {
    private static final int PERCENT_DISTINCT = 20;
    private static final int PERCENT_FILTER = 20;

    private static final List<String> NAMES =
            List.of(
                    "COUNT",
                    "SUM",
                    "AVG",
                    "MIN",
                    "MAX",
                    "STDDEV",
                    "STDDEV_POP",
                    "STDDEV_SAMP",
                    "VARIANCE",
                    "VAR_POP",
                    "VAR_SAMP",
                    "FIRST_VALUE",
                    "LAST_VALUE",
                    "GROUPING",
                    "GROUPING_ID",
                    "LISTAGG",
                    "ARRAY_AGG",
                    "COLLECT",
                    "JSON_ARRAYAGG",
                    "JSON_OBJECTAGG",
                    "PERCENTILE",
                    "BITMAP_BUILD_AGG",
                    "BITMAP_BUILD_CARDINALITY_AGG",
                    "BITMAP_AND_AGG",
                    "BITMAP_AND_CARDINALITY_AGG",
                    "BITMAP_OR_AGG",
                    "BITMAP_OR_CARDINALITY_AGG",
                    "BITMAP_XOR_AGG",
                    "BITMAP_XOR_CARDINALITY_AGG");

    private static final Pattern CALL = Pattern.compile("\\b(" + String.join("|", NAMES) + ")\\(");

    private static final List<String> SPREADS =
            List.of("STDDEV", "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP");

    private static final List<SqlType> INTEGERS =
            List.of(SqlType.TINYINT, SqlType.SMALLINT, SqlType.INT, SqlType.BIGINT);

    /** Which of them may be called. */
    enum Scope {
        /** All: rows come in one order and are only added. */
        ALL,
        /** Not those that want rows that are only added. */
        WITHOUT_FIRST_AND_LAST,
        /** Those whose value does not depend on the order of the rows. */
        ORDERLESS,
        /** Orderless and sums of whole numbers only. */
        WHOLE
    }

    private final Draw draw;
    private final Expressions expressions;
    private final Scope scope;
    private final List<Column> columns;
    private final List<Column> nullable;

    /**
     * Draws calls over expressions.
     *
     * @param columns that are aggregated
     * @param nullable those of them that may be NULL
     */
    Aggregates(
            final Draw draw,
            final Expressions expressions,
            final Scope scope,
            final List<Column> columns,
            final List<Column> nullable) {
        this.columns = columns;
        this.nullable = nullable;
        this.draw = draw;
        this.expressions = expressions;
        this.scope = scope;
    }

    /** Functions that are drawn. */
    static List<String> names() {
        return NAMES;
    }

    /** Whether there is an aggregate in an expression. */
    static boolean isAggregate(final Expression expression) {
        return CALL.matcher(expression.sql()).find();
    }

    /** One call. */
    Expression any() {
        final boolean isOrdered = scope != Scope.ORDERLESS && scope != Scope.WHOLE;
        return switch (draw.below(10)) {
            case 0 -> Expression.leaf(SqlType.BIGINT, "COUNT(*)");
            case 1 -> call(SqlType.BIGINT, "COUNT", draw.of(SqlType.plain()), true);
            case 2, 3 -> extreme(isOrdered);
            case 4 -> {
                final SqlType type = draw.of(INTEGERS);
                yield call(type, draw.of(List.of("SUM", "AVG")), type, true);
            }
            case 5 -> scope == Scope.WHOLE ? extreme(false) : decimal(isOrdered);
            case 6 -> {
                if (!isOrdered) {
                    yield extreme(false);
                }
                final SqlType type = draw.of(List.of(SqlType.FLOAT, SqlType.DOUBLE));
                yield call(type, draw.of(List.of("SUM", "AVG")), type, addsInOrder());
            }
            case 8, 9 -> scope == Scope.WHOLE ? extreme(false) : collected();
            default -> {
                if (scope == Scope.ALL && draw.inHundred(50)) {
                    final SqlType type = draw.of(SqlType.notBinary());
                    yield call(type, draw.of(List.of("FIRST_VALUE", "LAST_VALUE")), type, false);
                }
                yield isOrdered ? spread() : extreme(false);
            }
        };
    }

    private Expression collected() {
        final Collecting drawn =
                draw.of(Collecting.ALL.stream().filter(each -> each.fits(scope)).toList());
        final List<Expression> arguments = new ArrayList<>();
        drawn.arguments().forEach(type -> arguments.add(argument(type)));
        final List<Column> fitting =
                nullable.stream()
                        .filter(column -> column.type() == drawn.arguments().getFirst())
                        .toList();
        if (!drawn.takesFilter() || fitting.isEmpty() || !draw.inHundred(PERCENT_FILTER)) {
            return new Expression(drawn.result(), drawn.pattern(), arguments);
        }
        // of what cannot be NULL, Flink takes the result for NOT NULL too, which it is not
        arguments.set(0, draw.of(fitting).reference());
        arguments.add(expressions.of(SqlType.BOOLEAN, 1));
        final String filter = " FILTER (WHERE $" + (arguments.size() - 1) + ')';
        return new Expression(drawn.result(), drawn.pattern() + filter, arguments);
    }

    private Expression extreme(final boolean isOrdered) {
        final List<SqlType> types = new ArrayList<>(SqlType.notBinary());
        types.removeIf(type -> !isOrdered && type.isFloating());
        final SqlType type = draw.of(types);
        return call(type, draw.of(List.of("MIN", "MAX")), type, true);
    }

    private Expression decimal(final boolean isOrdered) {
        final SqlType type =
                isOrdered && draw.inHundred(30) ? SqlType.LONG_DECIMAL : SqlType.DECIMAL;
        final boolean mayBeDistinct = type == SqlType.DECIMAL || addsInOrder(); // else too long
        final Expression sum =
                call(SqlType.LONG_DECIMAL, draw.of(List.of("SUM", "AVG")), type, mayBeDistinct);
        return new Expression(SqlType.LONG_DECIMAL, "CAST($0 AS DECIMAL(38, 10))", List.of(sum));
    }

    /**
     * Of numbers and of what may be NULL: of one DECIMAL that cannot be, the result is a NULL that
     * cannot be either, and fails.
     */
    private Expression spread() {
        final List<Column> fitting =
                columns.stream()
                        .filter(
                                column ->
                                        column.type() == SqlType.INT
                                                || column.type() == SqlType.DOUBLE
                                                || (column.type() == SqlType.DECIMAL
                                                        && nullable.contains(column)))
                        .toList();
        if (fitting.isEmpty()) {
            return extreme(true);
        }
        final Column column = draw.of(fitting);
        final SqlType result =
                column.type() == SqlType.DECIMAL ? SqlType.LONG_DECIMAL : column.type();
        // of whole numbers too: what rounding leaves below one is cut off
        final String distinct =
                addsInOrder() && draw.inHundred(PERCENT_DISTINCT) ? "DISTINCT " : "";
        return new Expression(
                result,
                "CAST(" + draw.of(SPREADS) + '(' + distinct + "$0) AS " + result.sql() + ')',
                List.of(column.reference()));
    }

    /** Whether values are added as they come; Flink puts the distinct ones of slices together. */
    private boolean addsInOrder() {
        return scope == Scope.ALL;
    }

    /** A condition on a group. */
    Expression condition() {
        final Expression count = draw.inHundred(50) ? leafCount() : count();
        final Expression bound =
                Expression.leaf(SqlType.BIGINT, Integer.toString(draw.between(1, 3)));
        final String pattern = draw.of(List.of("$0 > $1", "$0 <= $1", "$0 <> $1"));
        return new Expression(SqlType.BOOLEAN, pattern, List.of(count, bound));
    }

    private static Expression leafCount() {
        return Expression.leaf(SqlType.BIGINT, "COUNT(*)");
    }

    private Expression count() {
        return call(SqlType.BIGINT, "COUNT", draw.of(SqlType.plain()), true);
    }

    private Expression call(
            final SqlType result,
            final String function,
            final SqlType type,
            final boolean mayBeDistinct) {
        // of bytes Flink refuses it
        final String distinct =
                mayBeDistinct && !type.isBinary() && draw.inHundred(PERCENT_DISTINCT)
                        ? "DISTINCT "
                        : "";
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
