package io.heliosdb.streaming.operators.plan;

import java.util.Objects;

/**
 * The structural identity of an operator: a hash over its kind, its parameters and the uids of its
 * inputs, so that the same operator keeps its uid when the plan is made again.
 *
 * @param value 16 lower-case hexadecimal digits
 */
public record OperatorUid(String value) {
    public OperatorUid {
        Objects.requireNonNull(value, "value");
    }

    /** The uid as a number, for result ids. */
    public long asLong() {
        return Long.parseUnsignedLong(value, 16);
    }

    @Override
    public String toString() {
        return value;
    }
}
