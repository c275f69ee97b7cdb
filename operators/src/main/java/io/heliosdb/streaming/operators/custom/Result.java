package io.heliosdb.streaming.operators.custom;

import java.math.BigDecimal;

/** Where a function leaves a value of its result's type. */
public interface Result {
    void setNull();

    void set(boolean value);

    /** What {@link Arguments#longAt} reads; for a DECIMAL, FLOAT or DOUBLE the number. */
    void set(long value);

    /** A FLOAT or DOUBLE. */
    void set(double value);

    /** A DECIMAL, rounded to its scale; one that has too many digits is NULL. */
    void set(BigDecimal value);

    void set(String text);

    /** A text in UTF-8, or a BYTES. The bytes are copied. */
    void setBytes(byte[] bytes, int offset, int length);

    /** A TIMESTAMP of more than three digits. */
    void setTimestamp(long epochMs, int nanosOfMs);

    /** A value as {@link Arguments#valueAt} gives it, or null. */
    void setValue(Object value);
}
