package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.ArrayList;
import java.util.List;

/** What the last tick said; expressions read it as if it were a column behind those of a row. */
final class ProcessingTime {
    private long epochMs = LogEntry.NO_TIME;

    long epochMs() {
        return epochMs;
    }

    void set(final long newEpochMs) {
        epochMs = newEpochMs;
    }

    boolean isKnown() {
        return epochMs != LogEntry.NO_TIME;
    }

    /** The value of an expression for a row. */
    Object evaluate(final Expression expression, final List<Object> row) {
        final List<Object> timed = new ArrayList<>(row);
        timed.add(epochMs);
        return Evaluator.evaluate(timed(expression, row.size()), timed);
    }

    private static Expression timed(final Expression expression, final int column) {
        if (!(expression instanceof Expression.Call call)) {
            return expression;
        }
        return call.function() == ScalarFunction.CLOCK
                ? new Expression.InputRef(column, call.type())
                : new Expression.Call(
                        call.function(),
                        call.operands().stream().map(operand -> timed(operand, column)).toList(),
                        call.type());
    }
}
