package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The arguments of one site. Generated code sets numbers and addresses, the interpreter objects.
 */
public final class ArgumentCells implements Arguments {
    private final SqlType[] types;
    private final Shape[] shapes;
    private final boolean[] isThere;
    private final boolean[] isAtAddress;
    private final long[] numbers;
    private final Object[] objects;

    ArgumentCells(final List<SqlType> arguments) {
        final int count = arguments.size();
        types = arguments.toArray(SqlType[]::new);
        shapes = arguments.stream().map(Shape::of).toArray(Shape[]::new);
        isThere = new boolean[count];
        isAtAddress = new boolean[count];
        numbers = new long[count];
        objects = new Object[count];
    }

    // What generated code calls.

    public void setNull(final int index) {
        isThere[index] = false;
    }

    public void setBoolean(final int index, final boolean value) {
        setLong(index, value ? 1 : 0);
    }

    /** A number that is kept in a long or an int, the digits of a short DECIMAL among them. */
    public void setLong(final int index, final long value) {
        isThere[index] = true;
        numbers[index] = value;
    }

    public void setFloat(final int index, final float value) {
        setLong(index, Float.floatToRawIntBits(value));
    }

    public void setDouble(final int index, final double value) {
        setLong(index, Double.doubleToRawLongBits(value));
    }

    /** A DECIMAL of more than 18 digits. */
    public void setDecimal(final int index, final BigDecimal value) {
        isThere[index] = true;
        objects[index] = value;
    }

    /** A text, bytes, a nested value or a fine timestamp. */
    public void setAddress(final int index, final long address) {
        setLong(index, address);
        isAtAddress[index] = true;
    }

    // What the interpreter calls.

    /** Sets a value of the interpreter, or null. */
    void setObject(final int index, final Object value) {
        isThere[index] = value != null;
        isAtAddress[index] = false;
        switch (value) {
            case null -> {}
            case Boolean flag -> setBoolean(index, flag);
            case Long number -> setLong(index, number);
            case Float number -> setFloat(index, number);
            case Double number -> setDouble(index, number);
            case BigDecimal number when types[index].isLongDecimal() ->
                    setLong(
                            index,
                            number.setScale(types[index].scale()).unscaledValue().longValueExact());
            case ByteString bytes -> objects[index] = bytes.toByteArray();
            default -> objects[index] = HeapForm.plain(value);
        }
    }

    // Arguments.

    @Override
    public int count() {
        return types.length;
    }

    @Override
    public boolean isNull(final int index) {
        return !isThere[index];
    }

    @Override
    public boolean booleanAt(final int index) {
        return isThere[index] && numbers[index] != 0;
    }

    @Override
    public long longAt(final int index) {
        if (!isThere[index]) {
            return 0;
        }
        return switch (types[index].kind()) {
            case FLOAT, DOUBLE -> (long) doubleAt(index);
            case DECIMAL -> decimalAt(index).longValue();
            case TIMESTAMP, TIMESTAMP_LTZ -> epochMs(index);
            default -> numbers[index];
        };
    }

    private long epochMs(final int index) {
        if (types[index].fixedWidthBytes() == Long.BYTES) {
            return numbers[index];
        }
        return isAtAddress[index] ? Memory.getLong(numbers[index]) : ((long[]) objects[index])[0];
    }

    @Override
    public int nanosAt(final int index) {
        if (!isThere[index] || types[index].fixedWidthBytes() <= Long.BYTES) {
            return 0;
        }
        return isAtAddress[index]
                ? Memory.getInt(numbers[index] + Long.BYTES)
                : (int) ((long[]) objects[index])[1];
    }

    @Override
    public double doubleAt(final int index) {
        if (!isThere[index]) {
            return 0;
        }
        return switch (types[index].kind()) {
            case FLOAT -> Float.intBitsToFloat((int) numbers[index]);
            case DOUBLE -> Double.longBitsToDouble(numbers[index]);
            case DECIMAL -> decimalAt(index).doubleValue();
            default -> numbers[index];
        };
    }

    @Override
    public BigDecimal decimalAt(final int index) {
        if (!isThere[index]) {
            return null;
        }
        final SqlType type = types[index];
        if (type.kind() != TypeKind.DECIMAL) {
            return type.isApproximate()
                    ? BigDecimal.valueOf(doubleAt(index))
                    : BigDecimal.valueOf(numbers[index]);
        }
        return type.isLongDecimal()
                ? BigDecimal.valueOf(numbers[index], type.scale())
                : (BigDecimal) objects[index];
    }

    @Override
    public String textAt(final int index) {
        if (!isThere[index]) {
            return null;
        }
        return isAtAddress[index]
                ? new String(MemoryForm.bytes(numbers[index]), StandardCharsets.UTF_8)
                : (String) objects[index];
    }

    @Override
    public int lengthAt(final int index) {
        if (!isThere[index]) {
            return 0;
        }
        return isAtAddress[index] ? Memory.getInt(numbers[index]) : heapBytes(index).length;
    }

    @Override
    public byte byteAt(final int index, final int offset) {
        if (!isAtAddress[index]) {
            return heapBytes(index)[offset];
        }
        if (offset < 0 || offset >= lengthAt(index)) {
            throw new IndexOutOfBoundsException(offset);
        }
        return Memory.getByte(numbers[index] + Integer.BYTES + offset);
    }

    @Override
    public int copyBytes(final int index, final byte[] target, final int targetOffset) {
        final int length = Math.min(lengthAt(index), target.length - targetOffset);
        if (length > 0 && isAtAddress[index]) {
            Memory.copyToArray(numbers[index] + Integer.BYTES, target, targetOffset, length);
        } else if (length > 0) {
            System.arraycopy(heapBytes(index), 0, target, targetOffset, length);
        }
        return length;
    }

    private byte[] heapBytes(final int index) {
        return objects[index] instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : (byte[]) objects[index];
    }

    @Override
    public Object valueAt(final int index) {
        if (!isThere[index]) {
            return null;
        }
        return switch (types[index].kind()) {
            case BOOLEAN -> booleanAt(index);
            case FLOAT -> (float) doubleAt(index);
            case DOUBLE -> doubleAt(index);
            case DECIMAL -> decimalAt(index);
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    types[index].fixedWidthBytes() == Long.BYTES
                            ? (Object) numbers[index]
                            : (Object) new long[] {epochMs(index), nanosAt(index)};
            case CHAR, VARCHAR -> textAt(index);
            case BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW ->
                    isAtAddress[index]
                            ? MemoryForm.read(shapes[index], numbers[index])
                            : objects[index];
            default -> numbers[index];
        };
    }
}
