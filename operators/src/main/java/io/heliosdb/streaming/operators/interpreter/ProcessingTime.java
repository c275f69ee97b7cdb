package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** What the last tick said; expressions read it as if it were a column behind those of a row. */
final class ProcessingTime {
    /** What is evaluated in place of an expression. */
    private final IdentityHashMap<Expression, Expression> readings = new IdentityHashMap<>();

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

    /** The value of an expression for a row; rows of one expression have one length. */
    Object evaluate(final Expression expression, final List<Object> row) {
        final Expression reading =
                readings.computeIfAbsent(expression, absent -> reading(absent, row.size()));
        if (reading == expression) {
            return Evaluator.evaluate(expression, row);
        }
        final List<Object> timed = new ArrayList<>(row);
        timed.add(epochMs);
        return Evaluator.evaluate(reading, timed);
    }

    /** The expression with a column in place of the clock; itself if it does not read the clock. */
    private static Expression reading(final Expression expression, final int column) {
        if (!(expression instanceof Expression.Call call)) {
            return expression;
        }
        if (call.function() == ScalarFunction.CLOCK) {
            return new Expression.InputRef(column, call.type());
        }
        final List<Expression> operands = new ArrayList<>();
        boolean isChanged = false;
        for (final Expression operand : call.operands()) {
            final Expression reading = reading(operand, column);
            isChanged |= reading != operand;
            operands.add(reading);
        }
        return isChanged ? new Expression.Call(call.function(), operands, call.type()) : expression;
    }
}
