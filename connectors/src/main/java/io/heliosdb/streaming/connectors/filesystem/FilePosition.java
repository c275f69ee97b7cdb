package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a scanner stands in a file, as a position of the log; little-endian:
 *
 * <pre>
 *   0              8              16             24
 *  +--------------+--------------+--------------+
 *  | offset       | line         | rows behind  |
 *  +--------------+--------------+--------------+
 * </pre>
 *
 * The end of a file is a position of no bytes.
 *
 * @param offset of the record, in the decompressed bytes
 * @param line of the record
 * @param rowCount rows of the record that come before, where it makes several
 */
record FilePosition(long offset, long line, long rowCount) {
    /** The first byte. */
    static final FilePosition START = new FilePosition(0, 1, 0);

    private static final int BYTES = 3 * Long.BYTES;
    private static final byte[] END = {};

    /** The position of a file that is read. */
    static byte[] end() {
        return END;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(offset)
                .putLong(line)
                .putLong(rowCount)
                .array();
    }

    static boolean isEnd(final SourcePosition position) {
        return position.position().length == 0;
    }

    /**
     * Where a file is to be gone on with.
     *
     * @throws HeliosException {@code HCON-0012} if it is no position of a file
     */
    static FilePosition of(final SourcePosition position) {
        final ByteBuffer bytes =
                ByteBuffer.wrap(position.position()).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() == BYTES) {
            final FilePosition read =
                    new FilePosition(
                            bytes.getLong(),
                            bytes.getLong(),
                            bytes.getLong() + position.rowCount());
            if (read.offset >= 0 && read.line > 0 && read.rowCount >= 0) {
                return read;
            }
        }
        throw HeliosException.of(ConnectorError.POSITION_INVALID, "a position in a file is damaged")
                .detail(position.toString())
                .hint("the log was written by another version, or by another table");
    }
}
