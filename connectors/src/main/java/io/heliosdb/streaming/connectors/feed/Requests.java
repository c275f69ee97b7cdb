package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The feeds of the last requests that may be repeated, so many of them; the oldest one goes first.
 */
public final class Requests {
    private final int limit;

    /** In the order of their turns. */
    private final Map<Fingerprint, RequestFeed> byName = new LinkedHashMap<>();

    private final BitSet places = new BitSet();
    private long nextTurn;

    /**
     * @param limit how many are remembered
     */
    public Requests(final int limit) {
        this.limit = limit;
    }

    /** Requests of an earlier run. */
    public void resume(final List<SourcePosition> positions) {
        if (ProofBuild.IS_ON && PlantedBug.FEED_FORGETS_REQUESTS.isPlanted()) {
            return;
        }
        positions.stream()
                .filter(RequestFeed::isOne)
                .map(RequestFeed::of)
                .sorted(Comparator.comparingLong(RequestFeed::turn))
                .forEach(this::add);
        nextTurn = byName.values().stream().mapToLong(RequestFeed::turn).max().orElse(-1) + 1;
    }

    /**
     * The feed of a request, which was there before if it is a repetition.
     *
     * @throws HeliosException {@code HCON-0019} if it was there with another content; {@code
     *     HCON-0020} if it is being read; {@code HCON-0013} if the oldest one, whose place it would
     *     take, is still being read
     */
    public Feed feed(final KeyedRequest request) {
        final RequestFeed known = byName.get(request.name());
        if (known != null) {
            return repeated(known, request.content());
        }
        final RequestFeed feed = new RequestFeed(place(), nextTurn++, request);
        add(feed);
        return feed;
    }

    private static Feed repeated(final RequestFeed known, final Fingerprint content) {
        if (!known.content().equals(content)) {
            throw HeliosException.of(
                            ConnectorError.REQUEST_DIFFERS,
                            "another body came with this idempotency key before")
                    .hint("a key names one request: send the same body, or take a new key");
        }
        if (known.client() != null) {
            throw HeliosException.of(
                            ConnectorError.REQUEST_UNDER_WAY,
                            "a request with this idempotency key is under way")
                    .hint("repeat it when that one is answered");
        }
        return known;
    }

    private void add(final RequestFeed feed) {
        byName.put(feed.name(), feed);
        places.set(feed.place());
    }

    private int place() {
        while (byName.size() >= limit) {
            final RequestFeed oldest = byName.values().iterator().next();
            if (oldest.client() != null) {
                throw HeliosException.of(
                                ConnectorError.CLIENT_REFUSED,
                                "there are too many requests at a time")
                        .detail("at most " + limit)
                        .hint("repeat it, or raise 'idempotency-keys'");
            }
            byName.remove(oldest.name());
            places.clear(oldest.place());
        }
        return places.nextClearBit(0);
    }
}
