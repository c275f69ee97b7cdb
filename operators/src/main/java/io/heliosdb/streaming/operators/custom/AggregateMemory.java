package io.heliosdb.streaming.operators.custom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What an aggregate of users remembers of a group: some numbers, and bytes if it wants. A view of
 * state that is loaded for one call.
 *
 * <pre>
 *   offset  0            1                      1 + 8 n
 *           +------------+----------------------+---------------
 *           | 1: is used | n numbers, int64     | bytes
 *           +------------+----------------------+---------------
 * </pre>
 */
public final class AggregateMemory {
    private static final int FIRST_BYTES = 64;
    private static final int MARK = 1;

    private final int numbers;
    private byte[] array;
    private ByteBuffer buffer;
    private int length;

    AggregateMemory(final int numbers) {
        this.numbers = numbers;
        use(new byte[Math.max(FIRST_BYTES, MARK + numbers * Long.BYTES)]);
    }

    private void use(final byte[] newArray) {
        array = newArray;
        buffer = ByteBuffer.wrap(newArray).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A number of the state. */
    public long longAt(final int index) {
        return buffer.getLong(offset(index));
    }

    public void setLong(final int index, final long value) {
        buffer.putLong(offset(index), value);
    }

    public double doubleAt(final int index) {
        return Double.longBitsToDouble(longAt(index));
    }

    public void setDouble(final int index, final double value) {
        setLong(index, Double.doubleToRawLongBits(value));
    }

    private int offset(final int index) {
        if (index < 0 || index >= numbers) {
            throw new IndexOutOfBoundsException(index);
        }
        return MARK + index * Long.BYTES;
    }

    private int bytesAt() {
        return MARK + numbers * Long.BYTES;
    }

    /** How many bytes there are behind the numbers. */
    public int byteCount() {
        return length - bytesAt();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(array, bytesAt(), length);
    }

    /** Replaces the bytes. */
    public void setBytes(final byte[] bytes) {
        ensure(bytesAt() + bytes.length);
        buffer.put(bytesAt(), bytes);
        length = bytesAt() + bytes.length;
    }

    // For sites.

    private void ensure(final int wanted) {
        if (array.length < wanted) {
            use(Arrays.copyOf(array, Math.max(wanted, 2 * array.length)));
        }
    }

    /** All zeroes, and no bytes. */
    void clear() {
        length = bytesAt();
        Arrays.fill(array, 0, length, (byte) 0);
        buffer.put(0, (byte) 1);
    }

    /** The array to fill with {@code count} bytes that {@link #array} gave. */
    byte[] load(final int count) {
        ensure(count);
        length = count;
        return array;
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }
}
