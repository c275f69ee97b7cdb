package io.heliosdb.streaming.state.checkpoint.format;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.CheckpointError;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian numbers, texts and bytes, one behind the other, in an array that grows. */
final class BodyWriter {
    private static final int FIRST_CAPACITY = 1 << 10;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

    void putInt(final int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(final long value) {
        room(Long.BYTES).putLong(value);
    }

    /** A length and UTF-8. */
    void putText(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Manifest.GREATEST_TEXT_BYTES) {
            throw tooLarge("a name or property of " + bytes.length + " bytes");
        }
        putBytes(bytes);
    }

    /** A length and bytes. */
    void putBytes(final byte[] bytes) {
        putInt(bytes.length);
        putRaw(bytes);
    }

    /** Bytes without their length. */
    void putRaw(final byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    /** Overwrites a number. */
    void setInt(final int index, final int value) {
        buffer.putInt(index, value);
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(final int bytes) {
        if (buffer.remaining() < bytes) {
            final long needed = (long) buffer.position() + bytes;
            if (needed > Manifest.GREATEST_LENGTH) {
                throw tooLarge("a manifest of more than " + Manifest.GREATEST_LENGTH + " bytes");
            }
            final int capacity = (int) Math.max(needed, 2L * buffer.capacity());
            buffer =
                    ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }

    private static HeliosException tooLarge(final String detail) {
        return HeliosException.of(CheckpointError.TOO_LARGE, "a checkpoint is too large")
                .detail(detail)
                .hint("spread the jobs over several appliances");
    }
}
