package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

/** Which class writes the code of which function. */
final class CallGenerators {
    private CallGenerators() {}

    static CallGenerator of(final ScalarFunction function) {
        return switch (function) {
            case AND -> LogicCalls::and;
            case OR -> LogicCalls::or;
            case NOT -> LogicCalls::not;
            case IS_NULL -> LogicCalls::isNull;
            case IS_NOT_NULL -> LogicCalls::isNotNull;
            case IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> LogicCalls::isTruth;
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    ComparisonCalls::compare;
            case IS_DISTINCT_FROM -> ComparisonCalls::isDistinct;
            case IS_NOT_DISTINCT_FROM -> ComparisonCalls::isNotDistinct;
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> ArithmeticCalls::binary;
            case UNARY_MINUS -> ArithmeticCalls::negate;
            case UNARY_PLUS -> ArithmeticCalls::plus;
            case CASE, IF -> ConditionalCalls::choose;
            case COALESCE -> ConditionalCalls::coalesce;
            case NULLIF -> ConditionalCalls::nullIf;
            case GREATEST, LEAST -> ConditionalCalls::extreme;
            case CAST, TRY_CAST, REINTERPRET -> CastCalls::cast;
            case TIME_PLUS, TIME_MINUS -> TimeCalls::plusMinus;
            default -> CallGenerators::refuse;
        };
    }

    private static Term refuse(final Expression.Call call, final Emitter out) {
        throw ExpressionError.call(call);
    }
}
