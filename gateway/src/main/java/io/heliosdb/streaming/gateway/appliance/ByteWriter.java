package io.heliosdb.streaming.gateway.appliance;

import org.agrona.ExpandableArrayBuffer;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes fields one behind the other, little-endian; texts and bytes with their length in front.
 */
final class ByteWriter {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private int length;

    ByteWriter putByte(final int value) {
        buffer.putByte(length, (byte) value);
        length += Byte.BYTES;
        return this;
    }

    ByteWriter putInt(final int value) {
        buffer.putInt(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Integer.BYTES;
        return this;
    }

    ByteWriter putLong(final long value) {
        buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Long.BYTES;
        return this;
    }

    ByteWriter putText(final String text) {
        return putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    ByteWriter putBytes(final byte[] bytes) {
        putInt(bytes.length);
        buffer.putBytes(length, bytes);
        length += bytes.length;
        return this;
    }

    ByteWriter putInts(final List<Integer> values) {
        putInt(values.size());
        values.forEach(this::putInt);
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.byteArray(), length);
    }
}
