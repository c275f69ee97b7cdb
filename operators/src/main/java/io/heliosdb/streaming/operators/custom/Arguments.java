package io.heliosdb.streaming.operators.custom;

import java.math.BigDecimal;

/**
 * The arguments of a call, by position from 0. What is read of an argument that is NULL is 0, false
 * or null.
 */
public interface Arguments {
    int count();

    boolean isNull(int index);

    /** A BOOLEAN. */
    boolean booleanAt(int index);

    /**
     * A whole number; a DATE in days since 1970, a TIME in milliseconds of the day, a TIMESTAMP in
     * milliseconds since 1970, an interval in months or milliseconds.
     */
    long longAt(int index);

    /** A number that may be approximate. */
    double doubleAt(int index);

    /** An exact number; on the heap. */
    BigDecimal decimalAt(int index);

    /** A text; on the heap. */
    String textAt(int index);

    /** Bytes of a text in UTF-8, or of a BYTES. */
    int lengthAt(int index);

    /** One byte of a text in UTF-8, or of a BYTES. */
    byte byteAt(int index, int offset);

    /**
     * Copies the bytes of a text in UTF-8, or of a BYTES.
     *
     * @return how many, at most the target's rest
     */
    int copyBytes(int index, byte[] target, int targetOffset);

    /** Nanoseconds within the millisecond of a TIMESTAMP; 0 where it has at most three digits. */
    int nanosAt(int index);

    /**
     * A value on the heap: Boolean; Long for what {@link #longAt} reads; Float, Double, BigDecimal,
     * String, byte[]; {@code long[]} of milliseconds and nanoseconds for a TIMESTAMP of more than
     * three digits; a List for an ARRAY or ROW; a Map for a MAP or MULTISET.
     */
    Object valueAt(int index);
}
