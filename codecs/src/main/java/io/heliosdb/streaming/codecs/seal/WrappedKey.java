package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A data key as it is kept in files: encrypted by a key service.
 *
 * <pre>
 *  0         1           2            2 + n             4 + n
 *  +---------+-----------+------------+-----------------+---------------+
 *  | version | n (1..255)| id, ASCII  | m (0..4096), LE | m bytes       |
 *  +---------+-----------+------------+-----------------+---------------+
 * </pre>
 */
public final class WrappedKey {
    /** Most bytes of the form that is kept. */
    public static final int LIMIT_BYTES = 4 + 255 + 4096;

    private static final int VERSION = 1;
    private static final int BYTE = 0xff;

    private final String keyId;
    private final byte[] wrapped;

    /**
     * @param keyId of the key that wraps
     * @param wrapped the key, encrypted
     */
    public WrappedKey(final String keyId, final byte[] wrapped) {
        if (keyId.isEmpty() || keyId.length() > BYTE || !keyId.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException("not an id of a key: " + keyId);
        }
        if (wrapped.length > LIMIT_BYTES - 4 - BYTE) {
            throw new IllegalArgumentException(wrapped.length + " bytes of a wrapped key");
        }
        this.keyId = keyId;
        this.wrapped = wrapped.clone();
    }

    /** Which key wraps it; see {@link KeyService#keyId}. */
    public String keyId() {
        return keyId;
    }

    /** The key, encrypted. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** The form that is kept. */
    public byte[] toBytes() {
        final byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + id.length + wrapped.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) VERSION)
                .put((byte) id.length)
                .put(id)
                .putShort((short) wrapped.length)
                .put(wrapped)
                .array();
    }

    /**
     * Reads the form that is kept.
     *
     * @throws HeliosException {@link SealError#FORMAT} if it is none, or one of a newer version
     */
    public static WrappedKey fromBytes(final byte[] bytes) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            final int version = buffer.get() & BYTE;
            if (version != VERSION) {
                throw unknown("version " + version, null);
            }
            final byte[] id = new byte[buffer.get() & BYTE];
            buffer.get(id);
            final byte[] wrapped = new byte[buffer.getShort() & 0xffff];
            buffer.get(wrapped);
            if (buffer.hasRemaining()) {
                throw unknown(buffer.remaining() + " bytes too many", null);
            }
            return new WrappedKey(new String(id, StandardCharsets.ISO_8859_1), wrapped);
        } catch (final BufferUnderflowException | IllegalArgumentException e) {
            throw unknown("it is cut off or damaged", e);
        }
    }

    private static HeliosException unknown(final String why, final Throwable cause) {
        return HeliosException.of(SealError.FORMAT, "a wrapped key cannot be read")
                .detail(why)
                .hint("a newer version of this program may have written it")
                .causedBy(cause);
    }
}
