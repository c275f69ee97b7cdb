package io.heliosdb.streaming.operators.codegen.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Every function with random operands over random rows: generated code and the interpreter, which
 * share no function, must agree on values, NULLs and failures. {@code -Dheliosdb.test.seed} and
 * {@code -Dheliosdb.test.expressions} (per function) choose others, or more.
 */
final class GeneratedAgainstInterpretedTest {
    private static final int ROWS = 60;
    private static final long SEED = Long.getLong("heliosdb.test.seed", 20_260_101);
    private static final int EXPRESSIONS = Integer.getInteger("heliosdb.test.expressions", 6);

    @ParameterizedTest
    @EnumSource(
            value = ScalarFunction.class,
            mode = EnumSource.Mode.MATCH_NONE,
            names = {
                "ATAN2|COT|SINH|COSH|TANH|DEGREES|RADIANS|FROM_UNIXTIME|CONVERT_TZ",
                "SIMILAR_TO|REGEXP.*|STR_TO_MAP|IS_(DECIMAL|DIGIT|ALPHA)|TRANSLATE",
                "HEX|BIN|.*_BASE64|MD5|SHA.*|CLOCK|UUID|USER|FITTING"
            })
    void agreeOnEveryRow(final ScalarFunction function) {
        final SplittableRandom random = new SplittableRandom(SEED + function.ordinal());
        final RandomExpressions expressions = new RandomExpressions(random);
        for (int i = 0; i < EXPRESSIONS; i++) {
            compare(expressions.call(function), new RandomValues(random));
        }
    }

    private static void compare(final Expression expression, final RandomValues values) {
        try (ExpressionHarness generated =
                new ExpressionHarness(RandomExpressions.COLUMNS, List.of(expression))) {
            for (int i = 0; i < ROWS; i++) {
                final List<Object> row = new ArrayList<>();
                RandomExpressions.COLUMNS.forEach(type -> row.add(values.next(type)));
                assertThat(generated(generated, row))
                        .as("%s over %s, seed %d", expression, row, SEED)
                        .isEqualTo(interpreted(expression, row));
            }
        }
    }

    private static Object generated(final ExpressionHarness harness, final List<Object> row) {
        final Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = javaValue(row.get(i), RandomExpressions.COLUMNS.get(i));
        }
        try {
            final Object result = harness.row(values)[0];
            return result instanceof Integer number ? (Object) number.longValue() : result;
        } catch (final HeliosException e) {
            return "failed";
        }
    }

    private static Object javaValue(final Object value, final SqlType type) {
        return value instanceof Long number && JavaTypes.of(type).equals("int")
                ? (Object) number.intValue()
                : value;
    }

    private static Object interpreted(final Expression expression, final List<Object> row) {
        try {
            return Evaluator.evaluate(expression, row);
        } catch (final HeliosException e) {
            return "failed";
        }
    }
}
