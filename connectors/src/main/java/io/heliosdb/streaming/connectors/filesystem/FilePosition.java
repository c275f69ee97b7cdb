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
 *   0              8              16             24             32             40             48
 *  +--------------+--------------+--------------+--------------+--------------+--------------+
 *  | offset       | line         | records      | 2            | seen bytes   | checksum     |
 *  +--------------+--------------+--------------+--------------+--------------+--------------+
 * </pre>
 *
 * The end of a file is a position of no bytes. Earlier versions wrote a 1 and no more behind the
 * records, and before that nothing behind them and counted rows instead, not what made none.
 *
 * @param offset of the record, in the decompressed bytes
 * @param line of the record
 * @param count records within it that come before, where it holds several; and those behind
 * @param countsRows whether those that make no row are not counted
 * @param seenBytes of the file as it is stored, which the checksum is about; 0 if there is none
 * @param checksum of {@link FileBytes#checksum}
 */
record FilePosition(
        long offset, long line, long count, boolean countsRows, long seenBytes, int checksum) {
    /** The first byte. */
    static final FilePosition START = new FilePosition(0, 1, 0, false, 0, 0);

    private static final int ROWS_BYTES = 3 * Long.BYTES;
    private static final int RECORDS_BYTES = 4 * Long.BYTES;
    private static final int BYTES = 6 * Long.BYTES;
    private static final long OF_RECORDS = 1;
    private static final long OF_SEEN_BYTES = 2;
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
                .putLong(count)
                .putLong(OF_SEEN_BYTES)
                .putLong(seenBytes)
                .putLong(Integer.toUnsignedLong(checksum))
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
        final int length = bytes.remaining();
        if (length == ROWS_BYTES || length == RECORDS_BYTES || length == BYTES) {
            final FilePosition read =
                    new FilePosition(
                            bytes.getLong(),
                            bytes.getLong(),
                            bytes.getLong() + position.rowCount(),
                            length == ROWS_BYTES,
                            length == BYTES ? bytes.getLong(RECORDS_BYTES) : 0,
                            length == BYTES ? (int) bytes.getLong(BYTES - Long.BYTES) : 0);
            if (isKnown(bytes) && read.isPossible()) {
                return read;
            }
        }
        throw HeliosException.of(ConnectorError.POSITION_INVALID, "a position in a file is damaged")
                .detail(position.toString())
                .hint("the log was written by another version, or by another table");
    }

    private static boolean isKnown(final ByteBuffer kind) {
        return switch (kind.remaining()) {
            case 0 -> true;
            case RECORDS_BYTES - ROWS_BYTES -> kind.getLong() == OF_RECORDS;
            default -> kind.getLong() == OF_SEEN_BYTES;
        };
    }

    private boolean isPossible() {
        return offset >= 0 && line > 0 && count >= 0 && seenBytes >= 0;
    }
}
