package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one request brings that may be repeated. It lies in one of the numbered places that requests
 * use in turn, so that the log keeps the last ones and no more.
 *
 * <p>Its position, little endian: number (8 bytes), turn (8), fingerprint of the request's name
 * (32), of its content (32). The turn grows from request to request.
 */
final class RequestFeed extends Feed {
    /** No producer's id begins so. */
    private static final char PREFIX = '#';

    private static final int NAME_OFFSET = 2 * Long.BYTES;
    private static final int CONTENT_OFFSET = NAME_OFFSET + Fingerprint.BYTES;
    private static final int POSITION_BYTES = CONTENT_OFFSET + Fingerprint.BYTES;

    private final KeyedRequest request;
    private final long turn;
    private final ByteBuffer position;

    /**
     * @param place that it takes
     * @param turn behind all turns before
     */
    RequestFeed(final int place, final long turn, final KeyedRequest request) {
        super((PREFIX + Integer.toString(place)).getBytes(StandardCharsets.US_ASCII));
        this.request = request;
        this.turn = turn;
        position = ByteBuffer.allocate(POSITION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        position.putLong(Long.BYTES, turn)
                .put(NAME_OFFSET, request.name().bytes())
                .put(CONTENT_OFFSET, request.content().bytes());
    }

    /** Whether a position is that of a request. */
    static boolean isOne(final SourcePosition kept) {
        return !kept.key().isEmpty() && kept.key().charAt(0) == PREFIX;
    }

    /** The request that a position of an earlier run is of. */
    static RequestFeed of(final SourcePosition kept) {
        final byte[] bytes = kept.position();
        if (bytes.length != POSITION_BYTES) {
            throw HeliosException.of(ConnectorError.POSITION_INVALID, "a position is damaged")
                    .detail(kept.toString());
        }
        final ByteBuffer read = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final RequestFeed feed =
                new RequestFeed(
                        Integer.parseInt(kept.key().substring(1)),
                        read.getLong(Long.BYTES),
                        new KeyedRequest(
                                fingerprint(bytes, NAME_OFFSET),
                                fingerprint(bytes, CONTENT_OFFSET)));
        feed.resume(read.getLong(0) + kept.rowCount());
        return feed;
    }

    private static Fingerprint fingerprint(final byte[] position, final int offset) {
        return Fingerprint.read(Arrays.copyOfRange(position, offset, offset + Fingerprint.BYTES));
    }

    Fingerprint name() {
        return request.name();
    }

    Fingerprint content() {
        return request.content();
    }

    int place() {
        return Integer.parseInt(new String(key(), 1, key().length - 1, StandardCharsets.US_ASCII));
    }

    long turn() {
        return turn;
    }

    @Override
    byte[] position(final long number) {
        return position.putLong(0, number).array();
    }
}
