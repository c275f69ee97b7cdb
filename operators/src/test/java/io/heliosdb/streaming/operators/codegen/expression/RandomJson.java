package io.heliosdb.streaming.operators.codegen.expression;

import static io.heliosdb.streaming.codecs.type.TypeKind.*;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;
import java.util.random.RandomGenerator;

/** Calls of functions of JSON texts, and such texts. */
final class RandomJson {
    private final RandomGenerator random;
    private final RandomExpressions expressions;

    RandomJson(final RandomGenerator random, final RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    Expression made(final ScalarFunction function, final Expression text) {
        return switch (function) {
            case JSON_UNQUOTE ->
                    RandomExpressions.of(
                            function,
                            SqlType.STRING,
                            random.nextBoolean()
                                    ? text
                                    : RandomExpressions.of(
                                            ScalarFunction.JSON_QUOTE, SqlType.STRING, text));
            case JSON_STRING ->
                    RandomExpressions.of(
                            function,
                            SqlType.STRING,
                            expressions.operand(BOOLEAN, BIGINT, DOUBLE, DECIMAL));
            case JSON_OBJECT ->
                    new Expression.Call(
                            function,
                            List.of(
                                    RandomExpressions.symbol(
                                            expressions.pick(List.of("NULL", "ABSENT"))),
                                    RandomExpressions.constant("k"),
                                    expressions.operand(FLOAT, TIMESTAMP, DECIMAL),
                                    RandomExpressions.constant("é"),
                                    object(text)),
                            SqlType.STRING.notNull());
            default ->
                    new Expression.Call(
                            function,
                            List.of(
                                    RandomExpressions.symbol(
                                            expressions.pick(List.of("NULL", "ABSENT"))),
                                    text,
                                    expressions.number()),
                            SqlType.STRING.notNull());
        };
    }

    /** An object of an array, a number and a text. */
    Expression object(final Expression text) {
        final SqlType type = SqlType.STRING.notNull();
        final Expression array =
                new Expression.Call(
                        ScalarFunction.JSON_ARRAY,
                        List.of(
                                RandomExpressions.symbol("NULL"),
                                expressions.operand(DOUBLE),
                                text,
                                expressions.operand(BIGINT)),
                        type);
        return new Expression.Call(
                ScalarFunction.JSON_OBJECT,
                List.of(
                        RandomExpressions.symbol("ABSENT"),
                        RandomExpressions.constant("b"),
                        array,
                        RandomExpressions.constant("a"),
                        expressions.operand(VARCHAR),
                        RandomExpressions.constant("c"),
                        expressions.operand(DECIMAL)),
                type);
    }

    Expression found(final ScalarFunction function, final Expression json) {
        final List<String> steps =
                List.of("$.a", "$.b", "$.b[1]", "$.b[-1:]", "$.*", "$..b", "$.b[0,2]", "$.c.x");
        final Expression path =
                RandomExpressions.constant(
                        expressions
                                .pick(List.of("lax ", "strict "))
                                .concat(expressions.pick(steps)));
        return switch (function) {
            case JSON_EXISTS ->
                    RandomExpressions.of(
                            function,
                            SqlType.BOOLEAN,
                            json,
                            path,
                            RandomExpressions.symbol("UNKNOWN"));
            case JSON_VALUE -> RandomExpressions.of(function, SqlType.STRING, json, path);
            default ->
                    RandomExpressions.of(
                            function,
                            SqlType.STRING,
                            json,
                            path,
                            RandomExpressions.symbol(
                                    expressions.pick(
                                            List.of("WITHOUT_ARRAY", "CONDITIONAL_ARRAY"))),
                            RandomExpressions.symbol("EMPTY_ARRAY"),
                            RandomExpressions.symbol(
                                    expressions.pick(List.of("NULL", "ERROR", "EMPTY_OBJECT"))));
        };
    }
}
