package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A position of a feed: the number of its next line, a little-endian long. */
final class LinePosition {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[Long.BYTES];

    /** The position of a line; void with the next call. */
    byte[] of(final long line) {
        LONG.set(bytes, 0, line);
        return bytes;
    }

    /**
     * The line of a position.
     *
     * @throws HeliosException {@code HCON-0012} if it is none
     */
    static long line(final SourcePosition position) {
        final byte[] bytes = position.position();
        final long line = bytes.length == Long.BYTES ? (long) LONG.get(bytes, 0) : 0;
        if (line < 1) {
            throw HeliosException.of(
                            ConnectorError.POSITION_INVALID, "a producer's position is damaged")
                    .detail(position.toString())
                    .hint("the log was written by another version");
        }
        return line;
    }
}
