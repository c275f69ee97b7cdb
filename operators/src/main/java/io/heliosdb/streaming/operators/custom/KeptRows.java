package io.heliosdb.streaming.operators.custom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that are put one behind the other and taken in the same order: bytes of an array that only
 * grows, so that a warm one allocates nothing. Objects are kept beside them.
 */
final class KeptRows {
    private static final int FIRST_BYTES = 256;

    private final List<Object> objects = new ArrayList<>();
    private ByteBuffer buffer;
    private int nextObject;

    KeptRows() {
        buffer = of(new byte[FIRST_BYTES]);
    }

    private static ByteBuffer of(final byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Forgets everything. */
    void clear() {
        buffer.clear();
        objects.clear();
        nextObject = 0;
    }

    /** Ends putting; what was put first is taken first. */
    void turn() {
        buffer.flip();
    }

    private void ensure(final int bytes) {
        if (buffer.remaining() < bytes) {
            final int position = buffer.position();
            final int wanted = Math.max(Math.addExact(position, bytes), 2 * position);
            buffer = of(new byte[wanted]).put(buffer.flip());
        }
    }

    void putFlag(final boolean value) {
        ensure(1);
        buffer.put((byte) (value ? 1 : 0));
    }

    boolean takeFlag() {
        return buffer.get() != 0;
    }

    void putLong(final long value) {
        ensure(Long.BYTES);
        buffer.putLong(value);
    }

    long takeLong() {
        return buffer.getLong();
    }

    void putInt(final int value) {
        ensure(Integer.BYTES);
        buffer.putInt(value);
    }

    int takeInt() {
        return buffer.getInt();
    }

    void putBytes(final byte[] bytes, final int length) {
        ensure(length);
        buffer.put(bytes, 0, length);
    }

    void takeBytes(final byte[] target, final int length) {
        buffer.get(target, 0, length);
    }

    void putObject(final Object value) {
        objects.add(value);
    }

    Object takeObject() {
        return objects.set(nextObject++, null);
    }
}
