package io.heliosdb.streaming.operators.codegen.expression;

import static io.heliosdb.streaming.operators.codegen.expression.Sql.call;
import static io.heliosdb.streaming.operators.codegen.expression.Sql.column;
import static io.heliosdb.streaming.operators.codegen.expression.Sql.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class LogicTest {
    private static final Boolean[] TRUTHS = {true, false, null};
    private static final List<SqlType> COLUMNS =
            List.of(SqlType.BOOLEAN, SqlType.BOOLEAN, SqlType.INTEGER);

    /** A logic expression and its plain evaluation. */
    private record Case(
            Expression expression, java.util.function.Function<Object[], Boolean> expected) {}

    @Test
    void followsThreeValuedLogicForRandomTrees() {
        final Random random = new Random(7);
        final List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            cases.add(random(random, 4));
        }
        final List<Expression> expressions = cases.stream().map(Case::expression).toList();
        try (ExpressionHarness harness = new ExpressionHarness(COLUMNS, expressions)) {
            for (final Boolean a : TRUTHS) {
                for (final Boolean b : TRUTHS) {
                    for (final Integer c : new Integer[] {null, 0, 1}) {
                        final Object[] row = {a, b, c};
                        final Object[] actual = harness.row(row);
                        for (int i = 0; i < actual.length; i++) {
                            assertThat(actual[i])
                                    .as("%s on %s", expressions.get(i), Arrays.toString(row))
                                    .isEqualTo(cases.get(i).expected().apply(row));
                        }
                    }
                }
            }
        }
    }

    private static Case random(final Random random, final int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf(random);
        }
        final Case a = random(random, depth - 1);
        final Case b = random(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                    new Case(
                            call(
                                    ScalarFunction.AND,
                                    SqlType.BOOLEAN,
                                    a.expression(),
                                    b.expression()),
                            row -> and(a.expected().apply(row), b.expected().apply(row)));
            case 2, 3 ->
                    new Case(
                            call(
                                    ScalarFunction.OR,
                                    SqlType.BOOLEAN,
                                    a.expression(),
                                    b.expression()),
                            row ->
                                    not(
                                            and(
                                                    not(a.expected().apply(row)),
                                                    not(b.expected().apply(row)))));
            case 4 ->
                    new Case(
                            call(ScalarFunction.NOT, SqlType.BOOLEAN, a.expression()),
                            row -> not(a.expected().apply(row)));
            case 5 ->
                    new Case(
                            call(
                                    ScalarFunction.IS_NOT_FALSE,
                                    SqlType.BOOLEAN.notNull(),
                                    a.expression()),
                            row -> !Boolean.FALSE.equals(a.expected().apply(row)));
            case 6 ->
                    new Case(
                            call(ScalarFunction.IS_NULL, SqlType.BOOLEAN.notNull(), a.expression()),
                            row -> a.expected().apply(row) == null);
            default ->
                    new Case(
                            call(
                                    ScalarFunction.CASE,
                                    SqlType.BOOLEAN,
                                    a.expression(),
                                    b.expression(),
                                    a.expression()),
                            row ->
                                    Boolean.TRUE.equals(a.expected().apply(row))
                                            ? b.expected().apply(row)
                                            : a.expected().apply(row));
        };
    }

    private static Case leaf(final Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Case(column(0, SqlType.BOOLEAN), row -> (Boolean) row[0]);
            case 2 -> new Case(column(1, SqlType.BOOLEAN), row -> (Boolean) row[1]);
            case 3 ->
                    new Case(
                            call(
                                    ScalarFunction.GREATER_THAN,
                                    SqlType.BOOLEAN,
                                    call(
                                            ScalarFunction.TIMES,
                                            SqlType.INTEGER,
                                            column(2, SqlType.INTEGER),
                                            literal(3, SqlType.INTEGER)),
                                    literal(1, SqlType.INTEGER)),
                            row -> row[2] == null ? null : (Integer) row[2] > 0);
            case 4 -> new Case(literal(true, SqlType.BOOLEAN), row -> true);
            default -> new Case(literal(null, SqlType.BOOLEAN), row -> null);
        };
    }

    private static Boolean and(final Boolean a, final Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return (a == null || b == null) ? null : Boolean.valueOf(true);
    }

    private static Boolean not(final Boolean a) {
        return a == null ? null : Boolean.valueOf(!a);
    }

    @Test
    void rightSideIsEvaluatedOnlyIfLeftDoesNotDecide() {
        final Expression division =
                call(
                        ScalarFunction.EQUALS,
                        SqlType.BOOLEAN,
                        call(
                                ScalarFunction.DIVIDE,
                                SqlType.INTEGER,
                                literal(1, SqlType.INTEGER),
                                column(2, SqlType.INTEGER)),
                        literal(1, SqlType.INTEGER));
        final Expression and =
                call(ScalarFunction.AND, SqlType.BOOLEAN, column(0, SqlType.BOOLEAN), division);
        final Expression or =
                call(ScalarFunction.OR, SqlType.BOOLEAN, column(0, SqlType.BOOLEAN), division);
        assertThat(ExpressionHarness.evaluate(and, COLUMNS, false, null, 0)).isEqualTo(false);
        assertThat(ExpressionHarness.evaluate(or, COLUMNS, true, null, 0)).isEqualTo(true);
        assertThat(ExpressionHarness.evaluate(and, COLUMNS, true, null, 1)).isEqualTo(true);
        assertThatThrownBy(() -> ExpressionHarness.evaluate(and, COLUMNS, null, null, 0))
                .isInstanceOf(HeliosException.class)
                .hasMessageContaining("HOPR-0301");
    }

    @Test
    void veryLargeExpressionsAreCutIntoMethods() {
        final List<Expression> alternatives = new ArrayList<>();
        final List<Expression> branches = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            final Expression isTwice =
                    call(
                            ScalarFunction.EQUALS,
                            SqlType.BOOLEAN,
                            column(2, SqlType.INTEGER),
                            literal(2 * i, SqlType.INTEGER));
            alternatives.add(isTwice);
            branches.add(isTwice);
            branches.add(literal(i % 3 == 0 ? null : i, SqlType.INTEGER));
        }
        branches.add(literal(-1, SqlType.INTEGER));
        final Expression or = new Expression.Call(ScalarFunction.OR, alternatives, SqlType.BOOLEAN);
        final Expression choice =
                new Expression.Call(ScalarFunction.CASE, branches, SqlType.INTEGER);
        Expression sum = column(2, SqlType.INTEGER);
        for (int i = 0; i < 500; i++) {
            sum = call(ScalarFunction.PLUS, SqlType.INTEGER, sum, literal(i, SqlType.INTEGER));
        }
        try (ExpressionHarness harness = new ExpressionHarness(COLUMNS, List.of(or, choice, sum))) {
            assertThat(harness.methodCount()).isGreaterThan(60);
            assertThat(harness.row(null, null, 1998)).containsExactly(true, null, 1998 + 124_750);
            assertThat(harness.row(null, null, 1996)).containsExactly(true, 998, 1996 + 124_750);
            assertThat(harness.row(null, null, 1999)).containsExactly(false, -1, 1999 + 124_750);
            assertThat(harness.row(null, null, null)).containsExactly(null, -1, null);
        }
    }
}
