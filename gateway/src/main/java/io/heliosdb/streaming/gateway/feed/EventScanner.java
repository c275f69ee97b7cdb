package io.heliosdb.streaming.gateway.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;

/** Makes a batch of all events of a request, or of none. One thread. */
public final class EventScanner {
    /** What a body is called in errors. */
    static final String NAME = "body";

    private static final int LEAST_BYTES = 4096;

    private final StreamEndpoint stream;
    private final long maxBytes;

    /**
     * @param maxBytes most memory that the rows of a request may take
     */
    public EventScanner(final StreamEndpoint stream, final long maxBytes) {
        this.stream = stream;
        this.maxBytes = maxBytes;
    }

    /** A body as an input. */
    private static final class Body implements ByteSource {
        private final byte[] bytes;
        private int place;

        Body(final byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(final long address, final int capacityBytes) {
            if (place == bytes.length) {
                return END;
            }
            final int count = Math.min(bytes.length - place, capacityBytes);
            Memory.copyFromArray(bytes, place, address, count);
            place += count;
            return count;
        }

        @Override
        public void close() {
            // nothing to free
        }
    }

    /**
     * Scans a body.
     *
     * @param firstNumber of its first row
     * @return all its rows, to be closed or handed over
     * @throws HeliosException if one of them is bad, with its place
     */
    public RowBatch scan(final EventFormat format, final byte[] body, final long firstNumber) {
        final RowBatch batch = stream.newBatch(Math.max(LEAST_BYTES, 2 * body.length));
        try {
            batch.begin(firstNumber);
            if (format == EventFormat.JSON) {
                scanJson(body, batch);
            } else if (format.isText()) {
                requireShortLines(body);
                scanText(format, body, batch);
            } else {
                scanRows(body, batch);
            }
            return batch;
        } catch (final RuntimeException e) {
            batch.close();
            throw e;
        }
    }

    private void scanJson(final byte[] body, final RowBatch batch) {
        final JsonBody json = JsonBody.of(body, stream.maxLineBytes());
        try {
            scanText(EventFormat.JSON, json.lines(), batch);
        } catch (final HeliosException e) {
            throw e.position().map(place -> e.at(json.original(place))).orElse(e);
        }
    }

    private void scanText(final EventFormat format, final byte[] body, final RowBatch batch) {
        try (RowScanner scanner = stream.scanner(format.title(), stream.maxLineBytes());
                Body source = new Body(body)) {
            scanner.open(NAME, source);
            while (true) {
                final long address = batch.claim(Long.BYTES);
                final int length =
                        address == 0
                                ? RowScanner.NO_ROOM
                                : scanner.next(address, batch.claimedBytes());
                if (length > 0) {
                    batch.commit(length);
                } else if (length == RowScanner.NO_ROOM) {
                    makeRoom(batch, address == 0 ? Long.BYTES : scanner.wantedBytes(), scanner);
                } else if (length != RowScanner.SKIPPED) {
                    break;
                }
            }
        }
    }

    /** As over TCP, to the byte: the scanner would take a line that is somewhat longer. */
    private void requireShortLines(final byte[] body) {
        int start = 0;
        long line = 1;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (i - start > stream.maxLineBytes()) {
                    throw HeliosException.of(
                                    FormatError.TOO_LONG, "the line is longer than the limit")
                            .detail("at most " + stream.maxLineBytes() + " bytes")
                            .hint("send a line for each event, or raise 'max-line-length'")
                            .at(new Position(NAME, line, 0));
                }
                start = i + 1;
                line++;
            }
        }
    }

    private void makeRoom(final RowBatch batch, final long bytes, final RowScanner scanner) {
        if (bytes > stream.maxRowBytes()) {
            scanner.refuse();
        } else {
            grow(batch, (int) bytes);
        }
    }

    private void grow(final RowBatch batch, final int bytes) {
        if (batch.bytes() + bytes > maxBytes) {
            throw HeliosException.of(FeedError.TOO_MUCH, "the rows of the request are too many")
                    .detail("they take more than " + maxBytes + " bytes")
                    .hint("send them in several requests");
        }
        batch.grow(bytes);
    }

    /** Little endian: length of a row (4 bytes), the row, and so on. */
    private void scanRows(final byte[] body, final RowBatch batch) {
        final EncodedRows rows = new EncodedRows(stream);
        int row = 0;
        try (RowBatch copy = stream.newBatch(body.length + LEAST_BYTES)) {
            copy.begin(1);
            final long start = copy.claim(body.length);
            Memory.copyFromArray(body, 0, start, body.length);
            int place = 0;
            while (place < body.length) {
                row++;
                final int left = body.length - place - Integer.BYTES;
                final int length = left < 0 ? -1 : Memory.getInt(start + place);
                if (length < 0 || length > left) {
                    throw HeliosException.of(FeedError.ROW, "an encoded row is cut off");
                }
                place += Integer.BYTES;
                while (!rows.take(batch, start + place, length)) {
                    grow(batch, rows.maxRowBytes());
                }
                place += length;
            }
        } catch (final HeliosException e) {
            throw e.code() == FeedError.ROW
                    ? HeliosException.of(FeedError.ROW, e.what())
                            .detail("row " + row + " of the body: " + e.detail())
                    : e;
        }
    }
}
