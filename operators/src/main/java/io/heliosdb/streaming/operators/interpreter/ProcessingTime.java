package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.operators.interpreter.scalar.RandomSource;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the last tick said; expressions read it as if it were a column behind those of a row. And
 * the sequences of random numbers, which expressions read in place.
 */
final class ProcessingTime {
    /** What is evaluated in place of an expression. */
    private final IdentityHashMap<Expression, Expression> readings = new IdentityHashMap<>();

    /** The sequences of random numbers, by the number of the call. */
    private final Map<Integer, RandomSource> randoms = new HashMap<>();

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

    /** The sequence of a call, which begins with a state. */
    RandomSource random(final RandomSite site, final long firstState) {
        return randoms.computeIfAbsent(site.number(), absent -> new RandomSource(firstState));
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

    /**
     * The expression with a column in place of the clock, and sequences in place of their names;
     * itself if it has neither.
     */
    private Expression reading(final Expression expression, final int column) {
        if (expression instanceof Expression.Literal literal
                && literal.value() instanceof RandomSite site) {
            return new Expression.Literal(randoms.get(site.number()), literal.type());
        }
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
