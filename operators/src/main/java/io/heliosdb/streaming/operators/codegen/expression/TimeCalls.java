package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

/** Functions of dates, times, timestamps and intervals. */
final class TimeCalls {
    private TimeCalls() {}

    static Term plusMinus(final Expression.Call call, final Emitter out) {
        throw ExpressionError.call(call);
    }
}
