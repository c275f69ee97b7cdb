package io.heliosdb.streaming.sql.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A tree finds what all its tests in a row find, and tries few of them. */
final class SearchTreeTest {
    private static final int MANY = 10_000;

    /** Tests of a row, and comparisons down to it. */
    private static final int MOST_TRIED = 16 + 10 + 2;

    private static final SqlType BOOLEAN = SqlType.BOOLEAN.notNull();
    private static final Expression VALUE = new Expression.InputRef(0, SqlType.BIGINT.notNull());
    private static final Expression TEXT = new Expression.InputRef(0, SqlType.STRING.notNull());

    /** Evaluates by the book. */
    private static final class Evaluation {
        private final Object value;
        private int tried;

        private Evaluation(final Object value) {
            this.value = value;
        }

        private boolean isTrue(final Expression expression) {
            final Expression.Call call = (Expression.Call) expression;
            final List<Expression> operands = call.operands();
            return switch (call.function()) {
                case AND -> operands.stream().allMatch(this::isTrue);
                case OR -> operands.stream().anyMatch(this::isTrue);
                case CASE -> isTrue(operands.get(isTrue(operands.getFirst()) ? 1 : 2));
                case EQUALS -> compare(operands) == 0;
                case NOT_EQUALS -> compare(operands) != 0;
                case LESS_THAN -> compare(operands) < 0;
                case GREATER_THAN -> compare(operands) > 0;
                case LESS_THAN_OR_EQUAL -> compare(operands) <= 0;
                default -> throw new AssertionError(call);
            };
        }

        private int compare(final List<Expression> operands) {
            tried++;
            final Object constant = ((Expression.Literal) operands.get(1)).value();
            return value instanceof Long number
                    ? Long.compare(number, (Long) constant)
                    : byCodePoint((String) value, (String) constant);
        }
    }

    private static int byCodePoint(final String left, final String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private static Expression call(final ScalarFunction function, final Expression... operands) {
        return new Expression.Call(function, List.of(operands), BOOLEAN);
    }

    private static Expression.Literal number(final long number) {
        return new Expression.Literal(number, SqlType.BIGINT.notNull());
    }

    private static SearchTree.Step point(final ScalarFunction comparison, final long at) {
        return new SearchTree.Step(number(at), call(comparison, VALUE, number(at)), number(at));
    }

    /** Above one value and up to or below another. */
    private static SearchTree.Step range(final long from, final long to, final boolean isClosed) {
        final ScalarFunction upper =
                isClosed ? ScalarFunction.LESS_THAN_OR_EQUAL : ScalarFunction.LESS_THAN;
        return new SearchTree.Step(
                number(from),
                call(
                        ScalarFunction.AND,
                        call(ScalarFunction.GREATER_THAN, VALUE, number(from)),
                        call(upper, VALUE, number(to))),
                number(to));
    }

    private static List<SearchTree.Step> randomSteps(final Random random, final int count) {
        final List<SearchTree.Step> steps = new ArrayList<>();
        long at = random.nextInt(10) - 20L;
        for (int i = 0; i < count; i++) {
            at += 1 + random.nextInt(4);
            if (random.nextBoolean()) {
                steps.add(point(ScalarFunction.EQUALS, at));
            } else {
                final long from = at;
                at += 1 + random.nextInt(4);
                final boolean isClosed = random.nextBoolean();
                steps.add(range(from, at, isClosed));
                if (!isClosed && random.nextBoolean()) { // all but a point in common
                    steps.add(range(at, at + 3, true));
                    at += 3;
                }
            }
        }
        return steps;
    }

    private static void check(
            final Expression tree, final Object value, final boolean isExpected, final int tried) {
        final Evaluation evaluation = new Evaluation(value);
        assertThat(evaluation.isTrue(tree)).as("%s", value).isEqualTo(isExpected);
        assertThat(evaluation.tried).as("tests tried for %s", value).isLessThanOrEqualTo(tried);
    }

    @Test
    void findsWhatItsTestsFindInARow() {
        for (int seed = 0; seed < 60; seed++) {
            final Random random = new Random(seed);
            final List<SearchTree.Step> steps = randomSteps(random, 1 + random.nextInt(120));
            if (seed % 10 == 9) {
                Collections.shuffle(steps, random); // an order that is not ours
            }
            final Expression tree = new SearchTree(ScalarFunction.OR, VALUE).of(steps);
            final Predicate<Long> naive =
                    value -> {
                        final Evaluation each = new Evaluation(value);
                        return steps.stream().anyMatch(step -> each.isTrue(step.test()));
                    };
            for (long value = -30; value < 800; value++) {
                check(tree, value, naive.test(value), Integer.MAX_VALUE);
            }
        }
    }

    @Test
    void triesFewOfMany() {
        final List<SearchTree.Step> included = new ArrayList<>();
        final List<SearchTree.Step> excluded = new ArrayList<>();
        final List<SearchTree.Step> between = new ArrayList<>();
        for (long i = 0; i < MANY; i++) {
            included.add(point(ScalarFunction.EQUALS, 3 * i));
            excluded.add(point(ScalarFunction.NOT_EQUALS, 3 * i));
            between.add(range(3 * i, 3 * i + 3, false));
        }
        final Expression in = new SearchTree(ScalarFunction.OR, VALUE).of(included);
        final Expression notIn = new SearchTree(ScalarFunction.AND, VALUE).of(excluded);
        final Expression gaps = new SearchTree(ScalarFunction.OR, VALUE).of(between);
        for (long value = -2; value < 3 * MANY + 2; value++) {
            final boolean isListed = value >= 0 && value < 3 * MANY && value % 3 == 0;
            check(in, value, isListed, MOST_TRIED);
            check(notIn, value, !isListed, MOST_TRIED);
            check(gaps, value, value > 0 && value < 3 * MANY && value % 3 != 0, 2 * MOST_TRIED);
        }
    }

    @Test
    void textsLieInTheOrderOfTheirCodePoints() {
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add((i % 2 == 0 ? "\uFF5E" : "\uD83D\uDE00") + i); // not their order as UTF-16
        }
        Collections.sort(texts); // as the planner does
        final List<SearchTree.Step> steps = new ArrayList<>();
        for (final String text : texts.subList(50, 150)) {
            final Expression.Literal at = new Expression.Literal(text, SqlType.STRING.notNull());
            steps.add(new SearchTree.Step(at, call(ScalarFunction.EQUALS, TEXT, at), at));
        }
        final Expression tree = new SearchTree(ScalarFunction.OR, TEXT).of(steps);
        for (int i = 0; i < texts.size(); i++) {
            check(tree, texts.get(i), i >= 50 && i < 150, MOST_TRIED);
        }
    }
}
