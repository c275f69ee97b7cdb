package io.heliosdb.streaming.state.checkpoint.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link BodyWriter} wrote and believes nothing: each length and index is checked before
 * it is used.
 */
final class BodyReader {
    private final ByteBuffer buffer;
    private final String what;

    /**
     * @param what is read, for errors
     */
    BodyReader(final byte[] bytes, final int offset, final int length, final String what) {
        buffer = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        this.what = what;
    }

    int getInt() {
        need(Integer.BYTES);
        return buffer.getInt();
    }

    long getLong() {
        need(Long.BYTES);
        return buffer.getLong();
    }

    /** A number that decides a size or an index. */
    int getInt(final int least, final int greatest, final String name) {
        final int value = getInt();
        if (value < least || value > greatest) {
            throw Damage.of(what, name + " is " + value);
        }
        return value;
    }

    /** A number that decides a size or a position. */
    long getLong(final long least, final long greatest, final String name) {
        final long value = getLong();
        if (value < least || value > greatest) {
            throw Damage.of(what, name + " is " + value);
        }
        return value;
    }

    /** How many entries follow, each of at least so many bytes. */
    int getCount(final int leastBytes, final String name) {
        return getInt(0, buffer.remaining() / leastBytes, name);
    }

    String getText(final String name) {
        final byte[] bytes = new byte[getInt(0, Manifest.GREATEST_TEXT_BYTES, name)];
        need(bytes.length);
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] getBytes(final String name) {
        final byte[] bytes =
                new byte[getInt(0, Math.max(0, buffer.remaining() - Integer.BYTES), name)];
        buffer.get(bytes);
        return bytes;
    }

    /** The end must have been reached. */
    void end() {
        if (buffer.hasRemaining()) {
            throw Damage.of(what, buffer.remaining() + " bytes more than belong to it");
        }
    }

    private void need(final int bytes) {
        if (buffer.remaining() < bytes) {
            throw Damage.of(what, "it ends early");
        }
    }
}
