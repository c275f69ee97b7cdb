package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.spi.RowSpace;

/**
 * Makes one row of one line, whoever sent it: to the format's scanner each line is an input of its
 * own, so that a bad line spoils nothing behind it. One thread; only bad lines allocate.
 */
public final class LineScanner implements AutoCloseable {
    /** Outcome of {@link #scan}: the space has no room; scan the line again. */
    public static final int NO_ROOM = 0;

    /** Outcome of {@link #scan}: the space has the row. */
    public static final int ROW = 1;

    /** Outcome of {@link #scan}: the format leaves the line out, for example a comment. */
    public static final int NO_ROW = 2;

    /** Outcome of {@link #scan}: the line is bad, for {@link #problem}. */
    public static final int BAD = 3;

    private static final int FIRST_CLAIM_BYTES = 8;
    private static final String NAME = "line";

    /** A line as an input. */
    private static final class Line implements ByteSource {
        private long address;
        private int remaining;

        void wrap(final long newAddress, final int length) {
            address = newAddress;
            remaining = length;
        }

        @Override
        public int read(final long target, final int capacityBytes) {
            if (remaining == 0) {
                return END;
            }
            final int count = Math.min(remaining, capacityBytes);
            Memory.copy(address, target, count);
            address += count;
            remaining -= count;
            return count;
        }

        @Override
        public void close() {
            // lies in the connection's memory
        }
    }

    private final RowScanner scanner;
    private final int maxRowBytes;
    private final Line line = new Line();
    private int claimBytes = FIRST_CLAIM_BYTES;
    private HeliosException problem;

    /**
     * @param scanner of the table's format; closed with this
     */
    public LineScanner(final RowScanner scanner, final int maxRowBytes) {
        this.scanner = scanner;
        this.maxRowBytes = maxRowBytes;
    }

    /**
     * Scans a line.
     *
     * @param length with its line feed
     */
    public int scan(final RowSpace space, final long address, final int length) {
        line.wrap(address, length);
        try {
            scanner.open(NAME, line);
            return scan(space, length);
        } catch (final HeliosException e) {
            problem = e;
            return BAD;
        }
    }

    private int scan(final RowSpace space, final int lineLength) {
        while (true) {
            final long address = space.claim(claimBytes);
            if (address == 0) {
                return NO_ROOM;
            }
            final int length = scanner.next(address, space.claimedBytes());
            if (length > 0) {
                claimBytes = FIRST_CLAIM_BYTES;
                if (scanner.offset() != lineLength) {
                    throw severalRows();
                }
                space.commit(length);
                return ROW;
            }
            if (length != RowScanner.NO_ROOM) {
                return NO_ROW;
            }
            if (scanner.wantedBytes() > maxRowBytes) {
                scanner.refuse();
            } else {
                claimBytes = (int) scanner.wantedBytes();
            }
        }
    }

    private static HeliosException severalRows() {
        return HeliosException.of(FormatError.STRUCTURE, "the line holds more than one row")
                .detail("a carriage return within it, or an array of objects")
                .hint("send each row as a line of its own");
    }

    /** What is wrong with the line. */
    public HeliosException problem() {
        return problem;
    }

    /** Rows and fields left out because the format's options say so. */
    public long skippedCount() {
        return scanner.skippedRowCount() + scanner.nulledFieldCount();
    }

    @Override
    public void close() {
        scanner.close();
    }
}
