package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/** Functions of dates, times, timestamps and intervals. */
final class TimeCalls {
    private TimeCalls() {}

    static Term plusMinus(final Expression.Call call, final Emitter out) {
        final Term left = out.term(call.operands().get(0));
        final Term right = out.term(call.operands().get(1));
        final boolean isPlus =
                call.function() == ScalarFunction.TIME_PLUS
                        || call.function() == ScalarFunction.PLUS;
        if (left.type().kind() == TypeKind.TIMESTAMP
                && right.type().kind() == TypeKind.INTERVAL_DAY_TIME) {
            final String text = left.value() + (isPlus ? " + " : " - ") + right.value();
            return Strict.total(out, left.type(), "time", text, List.of(left, right));
        }
        throw ExpressionError.call(call);
    }
}
