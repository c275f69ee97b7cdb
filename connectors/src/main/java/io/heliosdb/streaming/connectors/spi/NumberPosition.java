package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A position that is a count of what lies before it, such as rows or lines: a little-endian long.
 * One thread; allocates nothing.
 */
public final class NumberPosition {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[Long.BYTES];

    /** The position behind so many; void with the next call. */
    public byte[] of(final long count) {
        LONG.set(bytes, 0, count);
        return bytes;
    }

    /**
     * How many lie before a position and in the rows behind it.
     *
     * @throws HeliosException {@code HCON-0012} if it is no such position
     */
    public static long count(final SourcePosition position) {
        final byte[] bytes = position.position();
        final long count = bytes.length == Long.BYTES ? (long) LONG.get(bytes, 0) : -1;
        if (count < 0) {
            throw HeliosException.of(ConnectorError.POSITION_INVALID, "a position is damaged")
                    .detail(position.toString())
                    .hint("the log was written by another version, or by another table");
        }
        return count + position.rowCount();
    }
}
