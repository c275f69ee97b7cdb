package io.heliosdb.streaming.operators.custom;

import java.util.Arrays;
import java.util.List;

/**
 * A call of an aggregate function. State is loaded into {@link #loaded}, worked on, and taken from
 * {@link #state}; a group that has none yet starts with {@link #begin}.
 */
public final class AggregateSite {
    private final UserFunction function;
    private final CustomAggregate code;
    private final ArgumentCells arguments;
    private final ResultCell result;
    private final AggregateMemory state;
    private final AggregateMemory other;
    private boolean isEvaluated;
    private long ofSlot;
    private long ofHead;
    private long ofTail;

    /** Opens the function for a call of this form. */
    public AggregateSite(final CallForm form, final OpenFunctions functions) {
        function = form.function();
        code = functions.aggregate(form);
        arguments = new ArgumentCells(form.arguments());
        result = new ResultCell(form.result());
        state = new AggregateMemory(code.stateNumbers());
        other = new AggregateMemory(code.stateNumbers());
    }

    public ArgumentCells arguments() {
        return arguments;
    }

    public ResultCell result() {
        return result;
    }

    /** Whether the result is that of a slot, which is told by its address and its bytes. */
    public boolean isResultOf(final long slot, final long head, final long tail) {
        return isEvaluated && slot == ofSlot && head == ofHead && tail == ofTail;
    }

    /** Says which slot's result there is, until a state changes. */
    public void resultIsOf(final long slot, final long head, final long tail) {
        isEvaluated = true;
        ofSlot = slot;
        ofHead = head;
        ofTail = tail;
    }

    /** Where state of so many bytes is to be copied to. */
    public byte[] loaded(final int bytes) {
        return state.load(bytes);
    }

    /** As {@link #loaded}, of the state that {@link #merge} adds. */
    public byte[] otherLoaded(final int bytes) {
        return other.load(bytes);
    }

    /** The state, {@link #stateLength} bytes of it. */
    public byte[] state() {
        return state.array();
    }

    public int stateLength() {
        return state.length();
    }

    /** The state of a new group. */
    public void begin() {
        state.clear();
        try {
            code.initialise(state);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
    }

    /** Takes the arguments in. */
    public void accumulate() {
        isEvaluated = false;
        try {
            code.accumulate(state, arguments);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
    }

    /** Takes the arguments back. */
    public void retract() {
        isEvaluated = false;
        try {
            code.retract(state, arguments);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
    }

    /** Adds the other state. */
    public void merge() {
        isEvaluated = false;
        try {
            code.merge(state, other);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
    }

    /** Computes the result of the state. */
    public void evaluate() {
        isEvaluated = false;
        result.setNull();
        try {
            code.evaluate(state, result);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
    }

    // What the interpreter calls, with states as arrays; null is that of a new group.

    /** Takes values in, or back; gives the new state. */
    public synchronized byte[] change(
            final byte[] before, final List<?> values, final boolean isRetraction) {
        load(before);
        for (int i = 0; i < values.size(); i++) {
            arguments.setObject(i, values.get(i));
        }
        if (isRetraction) {
            retract();
        } else {
            accumulate();
        }
        return Arrays.copyOf(state.array(), state.length());
    }

    /** The state of both. */
    public synchronized byte[] merged(final byte[] before, final byte[] later) {
        load(before);
        System.arraycopy(later, 0, other.load(later.length), 0, later.length);
        merge();
        return Arrays.copyOf(state.array(), state.length());
    }

    /** The result of a state. */
    public synchronized Object resultOf(final byte[] of) {
        load(of);
        evaluate();
        return result.heapValue();
    }

    private void load(final byte[] before) {
        if (before == null) {
            begin();
        } else {
            System.arraycopy(before, 0, state.load(before.length), 0, before.length);
        }
    }
}
