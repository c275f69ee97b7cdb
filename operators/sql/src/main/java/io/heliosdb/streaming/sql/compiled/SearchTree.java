package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Tests of one value against many constants, in their order, put together so that a row tries few
 * of them: beyond {@value #MOST_IN_A_ROW} the value is compared with the middle one first. {@code x
 * IN (1, 2, 3, 4)} becomes {@code CASE WHEN x < 3 THEN x = 1 OR x = 2 ELSE x = 3 OR x = 4 END}.
 */
final class SearchTree {
    private static final int MOST_IN_A_ROW = 16;

    private final ScalarFunction join;
    private final Expression value;

    /**
     * @param join OR if a value is found where one test holds, AND if it is where all do
     * @param value that is tested
     */
    SearchTree(final ScalarFunction join, final Expression value) {
        this.join = join;
        this.value = value;
    }

    /**
     * One test.
     *
     * @param first least value that is of interest to it, or null if there is none
     * @param test of the value
     * @param last greatest value that is of interest to it, or null if there is none
     */
    record Step(Expression.Literal first, Expression test, Expression.Literal last) {}

    /** All tests in one expression. */
    Expression of(final List<Step> steps) {
        final List<Step> ordered = ordered(steps);
        return areInOrder(ordered) ? halves(ordered) : row(ordered);
    }

    /** Single texts come in their order as UTF-16, which is not ours. */
    private static List<Step> ordered(final List<Step> steps) {
        return steps.stream().allMatch(SearchTree::isText)
                ? steps.stream().sorted(SearchTree::compareTexts).toList()
                : steps;
    }

    private static boolean isText(final Step step) {
        return step.first() != null
                && step.first().value() instanceof String
                && step.first().equals(step.last());
    }

    private static int compareTexts(final Step left, final Step right) {
        return compareTexts((String) left.first().value(), (String) right.first().value());
    }

    private Expression halves(final List<Step> steps) {
        if (steps.size() <= MOST_IN_A_ROW) {
            return row(steps);
        }
        final int middle = steps.size() / 2;
        final Expression isBefore =
                call(ScalarFunction.LESS_THAN, List.of(value, steps.get(middle).first()));
        return call(
                ScalarFunction.CASE,
                List.of(
                        isBefore,
                        halves(steps.subList(0, middle)),
                        halves(steps.subList(middle, steps.size()))));
    }

    private Expression row(final List<Step> steps) {
        return steps.size() == 1
                ? steps.getFirst().test()
                : call(join, steps.stream().map(Step::test).toList());
    }

    private Expression call(final ScalarFunction function, final List<Expression> operands) {
        return new Expression.Call(
                function, operands, SqlType.BOOLEAN.withNullable(value.type().nullable()));
    }

    /**
     * The planner has sorted them, if its order of the type is ours. Two may have an end in common
     * that is of interest to neither.
     */
    private static boolean areInOrder(final List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            final Expression.Literal before = steps.get(i - 1).last();
            final Expression.Literal first = steps.get(i).first();
            if (before == null || first == null || !isAtMost(before.value(), first.value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtMost(final Object left, final Object right) {
        return switch (left) {
            case Long number when right instanceof Long other -> number <= other;
            case BigDecimal number when right instanceof BigDecimal other ->
                    number.compareTo(other) <= 0;
            case FineTimestamp time when right instanceof FineTimestamp other ->
                    time.compareTo(other) <= 0;
            case String text when right instanceof String other -> compareTexts(text, other) <= 0;
            case null, default -> false;
        };
    }

    /** By code point, as texts compare. */
    private static int compareTexts(final String left, final String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
}
