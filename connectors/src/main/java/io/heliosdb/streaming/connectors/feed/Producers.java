package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.NumberPosition;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The feeds of the producers that have named themselves, for as long as the job lives. */
public final class Producers {
    private final int limit;
    private final Map<String, Feed> byId = new HashMap<>();

    public Producers(final int limit) {
        this.limit = limit;
    }

    /** Producers of an earlier run; they count even beyond the limit. */
    public void resume(final List<SourcePosition> positions) {
        for (final SourcePosition position : positions) {
            if (!position.key().isEmpty() && !RequestFeed.isOne(position)) {
                final Feed feed = new Feed(position.keyBytes());
                feed.resume(NumberPosition.count(position));
                byId.put(position.key(), feed);
            }
        }
    }

    /**
     * The feed of a producer.
     *
     * @throws HeliosException {@code HCON-0013} if it is one too many
     */
    public Feed feed(final String id) {
        final Feed known = byId.get(id);
        if (known != null) {
            return known;
        }
        if (byId.size() >= limit) {
            throw HeliosException.of(ConnectorError.CLIENT_REFUSED, "there are too many producers")
                    .detail("at most " + limit)
                    .hint("use the ids again that were used before, or raise 'max-producers'");
        }
        final Feed feed = new Feed(id.getBytes(StandardCharsets.US_ASCII));
        byId.put(id, feed);
        return feed;
    }

    /**
     * Forgets a producer that has left before the log has heard of it. One that the log knows
     * counts, though it has no line: the log's book of positions has a limit, too.
     */
    public void left(final Feed feed) {
        if (feed.isNew() && feed.key().length > 0) {
            byId.remove(new String(feed.key(), StandardCharsets.US_ASCII), feed);
        }
    }
}
