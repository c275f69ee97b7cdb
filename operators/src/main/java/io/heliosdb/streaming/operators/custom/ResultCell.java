package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.functions.FineTimestamps;
import io.heliosdb.streaming.operators.functions.Scratch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The result of one site, set by the function and read by generated code or the interpreter. */
public final class ResultCell implements Result {
    private static final int FIRST_BYTES = 64;

    private final SqlType type;
    private final Shape shape;
    private boolean isThere;
    private long number;
    private int nanosOfMs;
    private Object object;
    private byte[] bytes = new byte[0];
    private int length;

    ResultCell(final SqlType type) {
        this.type = type;
        shape = Shape.of(type);
    }

    // Result.

    @Override
    public void setNull() {
        isThere = false;
        object = null;
    }

    @Override
    public void set(final boolean value) {
        if (type.kind() != TypeKind.BOOLEAN) {
            throw notOfType(value);
        }
        put(value ? 1 : 0);
    }

    @Override
    public void set(final long value) {
        switch (type.kind()) {
            case TINYINT -> put(fits(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case SMALLINT -> put(fits(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    put(fits(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case BIGINT, INTERVAL_DAY_TIME -> put(value);
            case TIMESTAMP, TIMESTAMP_LTZ -> {
                put(value);
                nanosOfMs = 0;
            }
            case FLOAT, DOUBLE -> set((double) value);
            case DECIMAL -> set(BigDecimal.valueOf(value));
            default -> throw notOfType(value);
        }
    }

    private long fits(final long value, final long least, final long greatest) {
        if (value < least || value > greatest) {
            throw notOfType(value);
        }
        return value;
    }

    @Override
    public void set(final double value) {
        switch (type.kind()) {
            case FLOAT -> put(Float.floatToRawIntBits((float) value));
            case DOUBLE -> put(Double.doubleToRawLongBits(value));
            default -> throw notOfType(value);
        }
    }

    @Override
    public void set(final BigDecimal value) {
        if (type.kind() != TypeKind.DECIMAL) {
            throw notOfType(value);
        }
        if (value == null) {
            setNull();
            return;
        }
        final BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        isThere = rounded.precision() <= type.precision();
        if (!isThere) {
            return;
        }
        if (type.isLongDecimal()) {
            number = rounded.unscaledValue().longValueExact();
        } else {
            object = rounded;
        }
    }

    @Override
    public void set(final String text) {
        if (!type.isCharacter()) {
            throw notOfType(text);
        }
        if (text == null) {
            setNull();
            return;
        }
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        setBytes(encoded, 0, encoded.length);
    }

    @Override
    public void setBytes(final byte[] source, final int offset, final int count) {
        if (!type.isCharacter() && !type.isBinary()) {
            throw notOfType("bytes");
        }
        ensure(count);
        System.arraycopy(source, offset, bytes, 0, count);
        length = count;
        isThere = true;
    }

    private void ensure(final int count) {
        if (bytes.length < count) {
            bytes = new byte[Math.max(FIRST_BYTES, Math.max(count, 2 * bytes.length))];
        }
    }

    @Override
    public void setTimestamp(final long epochMs, final int nanos) {
        set(epochMs);
        nanosOfMs = nanos;
    }

    @Override
    public void setValue(final Object value) {
        switch (value) {
            case null -> setNull();
            case Boolean flag -> set((boolean) flag);
            case Long whole -> set((long) whole);
            case Float approximate -> set((double) approximate);
            case Double approximate -> set((double) approximate);
            case BigDecimal exact -> set(exact);
            case String text -> set(text);
            case byte[] data -> setBytes(data, 0, data.length);
            case long[] time -> setTimestamp(time[0], (int) time[1]);
            default -> {
                if (type.parts().isEmpty()) {
                    throw notOfType(value);
                }
                object = value;
                isThere = true;
            }
        }
    }

    private void put(final long value) {
        number = value;
        isThere = true;
    }

    private HeliosException notOfType(final Object value) {
        return HeliosException.of(
                        CustomError.RESULT, "a function's result is not of its type " + type)
                .detail(value == null ? "NULL" : value + " of " + value.getClass().getName());
    }

    // What sites of table functions do.

    /** Puts the value behind others. */
    void keep(final KeptRows rows) {
        rows.putFlag(isThere);
        if (!isThere) {
            return;
        }
        if (type.isCharacter() || type.isBinary()) {
            rows.putInt(length);
            rows.putBytes(bytes, length);
        } else if (isObject()) {
            rows.putObject(object);
        } else {
            rows.putLong(number);
            rows.putInt(nanosOfMs);
        }
    }

    /** Takes the value that {@link #keep} has put. */
    void take(final KeptRows rows) {
        isThere = rows.takeFlag();
        object = null;
        if (!isThere) {
            return;
        }
        if (type.isCharacter() || type.isBinary()) {
            length = rows.takeInt();
            ensure(length);
            rows.takeBytes(bytes, length);
        } else if (isObject()) {
            object = rows.takeObject();
        } else {
            number = rows.takeLong();
            nanosOfMs = rows.takeInt();
        }
    }

    private boolean isObject() {
        return !type.parts().isEmpty()
                || (type.kind() == TypeKind.DECIMAL && !type.isLongDecimal());
    }

    // What generated code reads.

    public boolean isNull() {
        return !isThere;
    }

    public boolean booleanValue() {
        return isThere && number != 0;
    }

    public int intValue() {
        return isThere ? (int) number : 0;
    }

    public long longValue() {
        return isThere ? number : 0;
    }

    public float floatValue() {
        return isThere ? Float.intBitsToFloat((int) number) : 0;
    }

    public double doubleValue() {
        return isThere ? Double.longBitsToDouble(number) : 0;
    }

    /** A DECIMAL of more than 18 digits; null for NULL. */
    public BigDecimal decimalValue() {
        return isThere ? (BigDecimal) object : null;
    }

    /**
     * Lays a text, bytes, a nested value or a fine timestamp down in scratch memory; something
     * empty for NULL.
     */
    public long address(final Scratch scratch) {
        if (type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_LTZ) {
            return timestamp(scratch);
        }
        if (!isThere) {
            return scratch.close(scratch.open(0), 0);
        }
        return object == null || type.parts().isEmpty()
                ? MemoryForm.lay(scratch, bytes, length)
                : MemoryForm.write(scratch, shape, object);
    }

    private long timestamp(final Scratch scratch) {
        final long address =
                scratch.close(scratch.open(FineTimestamps.BYTES), FineTimestamps.BYTES)
                        + Scratch.HEADER_BYTES;
        Memory.putLong(address, isThere ? number : 0);
        Memory.putInt(address + Long.BYTES, isThere ? nanosOfMs : 0);
        return address;
    }

    // What the interpreter reads.

    /** The value as the interpreter has it. */
    public Object heapValue() {
        return HeapForm.interpreted(plainValue());
    }

    /** The value as {@link Arguments#valueAt} gives it. */
    private Object plainValue() {
        if (!isThere) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> booleanValue();
            case FLOAT -> floatValue();
            case DOUBLE -> doubleValue();
            case DECIMAL ->
                    type.isLongDecimal() ? BigDecimal.valueOf(number, type.scale()) : object;
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    type.fixedWidthBytes() > Long.BYTES
                            ? (Object) new long[] {number, nanosOfMs}
                            : (Object) number;
            case CHAR, VARCHAR -> new String(bytes, 0, length, StandardCharsets.UTF_8);
            case BINARY, VARBINARY -> Arrays.copyOf(bytes, length);
            case ARRAY, MAP, MULTISET, ROW -> object;
            default -> number;
        };
    }
}
