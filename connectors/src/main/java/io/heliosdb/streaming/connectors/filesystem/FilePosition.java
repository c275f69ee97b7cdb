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
 *   0              8              16             24             32
 *  +--------------+--------------+--------------+--------------+
 *  | offset       | line         | records      | 1            |
 *  +--------------+--------------+--------------+--------------+
 * </pre>
 *
 * The end of a file is a position of no bytes. One without the last word, of an earlier version,
 * counts rows instead, and not what made none.
 *
 * @param offset of the record, in the decompressed bytes
 * @param line of the record
 * @param count records within it that come before, where it holds several; and those behind
 * @param countsRows whether those that make no row are not counted
 */
record FilePosition(long offset, long line, long count, boolean countsRows) {
    /** The first byte. */
    static final FilePosition START = new FilePosition(0, 1, 0);

    private static final int ROWS_BYTES = 3 * Long.BYTES;
    private static final int BYTES = 4 * Long.BYTES;
    private static final long OF_RECORDS = 1;
    private static final byte[] END = {};

    FilePosition(final long offset, final long line, final long count) {
        this(offset, line, count, false);
    }

    /** The position of a file that is read. */
    static byte[] end() {
        return END;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(offset)
                .putLong(line)
                .putLong(count)
                .putLong(OF_RECORDS)
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
        final boolean countsRows = bytes.remaining() == ROWS_BYTES;
        if (countsRows || bytes.remaining() == BYTES) {
            final FilePosition read =
                    new FilePosition(
                            bytes.getLong(),
                            bytes.getLong(),
                            bytes.getLong() + position.rowCount(),
                            countsRows);
            final boolean isKnown = countsRows || bytes.getLong() == OF_RECORDS;
            if (isKnown && read.offset >= 0 && read.line > 0 && read.count >= 0) {
                return read;
            }
        }
        throw HeliosException.of(ConnectorError.POSITION_INVALID, "a position in a file is damaged")
                .detail(position.toString())
                .hint("the log was written by another version, or by another table");
    }
}
