package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.NumberPosition;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The feeds of the producers that have named themselves, for as long as the job lives. An id may
 * begin with its owner, who has a share of all that there may be.
 */
public final class Producers {
    /** Behind the owner in an id. */
    public static final char OWNER_END = '/';

    private final int limit;
    private final int limitOfOwner;
    private final Map<String, Feed> byId = new HashMap<>();
    private final Map<String, Integer> countByOwner = new HashMap<>();

    /**
     * @param limit how many there may be
     * @param limitOfOwner how many of them one owner may have
     */
    public Producers(final int limit, final int limitOfOwner) {
        this.limit = limit;
        this.limitOfOwner = limitOfOwner;
    }

    /** Producers of an earlier run; they count even beyond the limit. */
    public void resume(final List<SourcePosition> positions) {
        if (ProofBuild.IS_ON && PlantedBug.FEED_FORGETS_PRODUCERS.isPlanted()) {
            return;
        }
        for (final SourcePosition position : positions) {
            if (!position.key().isEmpty() && !RequestFeed.isOne(position)) {
                final Feed feed = new Feed(position.keyBytes());
                feed.resume(NumberPosition.count(position));
                add(position.key(), feed);
            }
        }
    }

    /**
     * The feed of a producer.
     *
     * @throws HeliosException {@code HCON-0013} if it is one too many, of all or of its owner's
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
        if (countByOwner.getOrDefault(owner(id), 0) >= limitOfOwner) {
            throw HeliosException.of(
                            ConnectorError.CLIENT_REFUSED, "the user has too many producers")
                    .detail("at most " + limitOfOwner + " of one user")
                    .hint(
                            "use the ids again that were used before, or raise"
                                    + " 'max-producers-per-user'");
        }
        final Feed feed = new Feed(id.getBytes(StandardCharsets.US_ASCII));
        add(id, feed);
        return feed;
    }

    private void add(final String id, final Feed feed) {
        byId.put(id, feed);
        countByOwner.merge(owner(id), 1, Integer::sum);
    }

    /** Empty if the id has none. */
    private static String owner(final String id) {
        return id.substring(0, id.indexOf(OWNER_END) + 1);
    }

    /**
     * Forgets a producer that has left before the log has heard of it. One that the log knows
     * counts, though it has no line: the log's book of positions has a limit, too.
     */
    public void left(final Feed feed) {
        if (feed.isNew() && feed.key().length > 0) {
            final String id = new String(feed.key(), StandardCharsets.US_ASCII);
            if (byId.remove(id, feed)) {
                countByOwner.merge(owner(id), -1, Integer::sum);
            }
        }
    }
}
