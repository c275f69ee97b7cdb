package io.heliosdb.streaming.operators.codegen.expression;

import static io.heliosdb.streaming.operators.codegen.expression.Sql.call;
import static io.heliosdb.streaming.operators.codegen.expression.Sql.column;
import static io.heliosdb.streaming.operators.codegen.expression.Sql.literal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import org.junit.jupiter.api.Test;

import java.util.List;

class ArithmeticTest {
    private static final List<SqlType> COLUMNS =
            List.of(
                    SqlType.TINYINT,
                    SqlType.INTEGER,
                    SqlType.BIGINT,
                    SqlType.FLOAT,
                    SqlType.DOUBLE,
                    SqlType.BIGINT.notNull());
    private static final Expression TINY = column(0, SqlType.TINYINT);
    private static final Expression INT = column(1, SqlType.INTEGER);
    private static final Expression BIG = column(2, SqlType.BIGINT);
    private static final Expression DOUBLE = column(4, SqlType.DOUBLE);
    private static final Object[] ROW = {100, Integer.MAX_VALUE, Long.MIN_VALUE, 1.5f, -0.0, 7L};

    @Test
    void integersWrapAround() {
        assertThat(value(call(ScalarFunction.PLUS, SqlType.TINYINT, TINY, TINY)))
                .isEqualTo((int) (byte) 200);
        assertThat(
                        value(
                                call(
                                        ScalarFunction.PLUS,
                                        SqlType.INTEGER,
                                        INT,
                                        literal(1, SqlType.INTEGER))))
                .isEqualTo(Integer.MIN_VALUE);
        assertThat(value(call(ScalarFunction.UNARY_MINUS, SqlType.BIGINT, BIG)))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(
                        value(
                                call(
                                        ScalarFunction.DIVIDE,
                                        SqlType.BIGINT,
                                        BIG,
                                        literal(-1L, SqlType.BIGINT))))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(
                        value(
                                call(
                                        ScalarFunction.MOD,
                                        SqlType.INTEGER,
                                        BIG,
                                        literal(10, SqlType.INTEGER))))
                .isEqualTo(-8);
    }

    @Test
    void mixedTypesWidenToTheResult() {
        assertThat(
                        value(
                                call(
                                        ScalarFunction.PLUS,
                                        SqlType.BIGINT,
                                        INT,
                                        column(5, SqlType.BIGINT.notNull()))))
                .isEqualTo(Integer.MAX_VALUE + 7L);
        assertThat(value(call(ScalarFunction.TIMES, SqlType.DOUBLE, TINY, DOUBLE))).isEqualTo(-0.0);
        assertThat(value(call(ScalarFunction.DIVIDE, SqlType.DOUBLE, INT, DOUBLE)))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void nullGivesNull() {
        final Expression sum = call(ScalarFunction.PLUS, SqlType.BIGINT, INT, BIG);
        assertThat(ExpressionHarness.evaluate(sum, COLUMNS, 1, null, 1L, 1f, 1d, 1L)).isNull();
        assertThat(
                        ExpressionHarness.evaluate(
                                call(
                                        ScalarFunction.PLUS,
                                        SqlType.BIGINT,
                                        INT,
                                        literal(null, SqlType.BIGINT)),
                                COLUMNS,
                                ROW))
                .isNull();
    }

    @Test
    void commonSubexpressionIsComputedOnce() {
        final Expression sum = call(ScalarFunction.PLUS, SqlType.BIGINT, BIG, BIG);
        final Expression twice = call(ScalarFunction.TIMES, SqlType.BIGINT, sum, sum);
        try (ExpressionHarness harness =
                new ExpressionHarness(COLUMNS, List.of(sum, twice, twice))) {
            assertThat(harness.row(1, 1, 3L, 1f, 1d, 1L)).containsExactly(6L, 36L, 36L);
            assertThat(harness.source().split(" \\+ ", -1)).hasSize(2);
            assertThat(harness.source().split(" \\* ", -1)).hasSize(2);
        }
    }

    private static Object value(final Expression expression) {
        return ExpressionHarness.evaluate(expression, COLUMNS, ROW);
    }
}
