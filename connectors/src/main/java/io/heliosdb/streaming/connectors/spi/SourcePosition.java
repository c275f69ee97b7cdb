package io.heliosdb.streaming.connectors.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Where the rows of one key of a source stand, as the log has kept it. Immutable. */
public final class SourcePosition {
    /** Longest key. */
    public static final int MAX_KEY_BYTES = 4096;

    /** Longest position. */
    public static final int MAX_POSITION_BYTES = 1024;

    private final String key;
    private final byte[] position;
    private final long rowCount;

    /**
     * @param key what the source reads, as it has named it
     * @param position the last one recorded for the key
     * @param rowCount rows kept that follow the position before one of any key was recorded again
     */
    public SourcePosition(final String key, final byte[] position, final long rowCount) {
        this.key = key;
        this.position = position.clone();
        this.rowCount = rowCount;
    }

    /** What the source reads, as it has named it. */
    public String key() {
        return key;
    }

    /** The key as it is recorded. */
    public byte[] keyBytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** The last position recorded for the key. */
    public byte[] position() {
        return position.clone();
    }

    /** Rows that follow the position and are kept: the source goes on behind them. */
    public long rowCount() {
        return rowCount;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SourcePosition that
                && key.equals(that.key)
                && rowCount == that.rowCount
                && Arrays.equals(position, that.position);
    }

    @Override
    public int hashCode() {
        return (key.hashCode() * 31 + Arrays.hashCode(position)) * 31 + Long.hashCode(rowCount);
    }

    @Override
    public String toString() {
        return key + " at " + HexFormat.of().formatHex(position) + " + " + rowCount + " rows";
    }
}
