package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Connections that have not greeted yet: a few of each address and not many in total, so that
 * silent ones keep nobody out. Where another one has no room, the oldest of them goes. On the event
 * loop.
 */
final class Newcomers {
    private static final int MOST_CONNECTIONS = 1024;
    private static final int MOST = 256;
    private static final int MOST_OF_ADDRESS = 64;

    private final FeedCounts counts;

    /** In the order in which they came. */
    private final Map<Conversation, ClientAddress> waiting = new LinkedHashMap<>();

    /**
     * @param counts of all connections, also those that have greeted
     */
    Newcomers(final FeedCounts counts) {
        this.counts = counts;
    }

    /**
     * A connection is open and counted.
     *
     * @throws HeliosException {@code HNET-0407} if there are too many that have greeted
     */
    void came(final Conversation newcomer, final ClientAddress address) {
        if (countOf(address) >= MOST_OF_ADDRESS) {
            sendAway(oldest(address::equals).orElseThrow());
        } else if (waiting.size() >= MOST || counts.connections() > MOST_CONNECTIONS) {
            sendAway(
                    oldest(any -> true)
                            .orElseThrow(
                                    () -> crowded("at most " + MOST_CONNECTIONS + " are open")));
        }
        waiting.put(newcomer, address);
    }

    private long countOf(final ClientAddress address) {
        return waiting.values().stream().filter(address::equals).count();
    }

    private Optional<Conversation> oldest(final Predicate<ClientAddress> isMeant) {
        return waiting.entrySet().stream()
                .filter(each -> isMeant.test(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void sendAway(final Conversation oldest) {
        left(oldest);
        oldest.refuse(
                crowded(
                        "at most "
                                + MOST_OF_ADDRESS
                                + " of an address and "
                                + MOST
                                + " in all have not greeted yet"));
    }

    private static HeliosException crowded(final String detail) {
        return HeliosException.of(TcpError.CROWDED, "there are too many connections")
                .detail(detail)
                .hint("come again later, and greet at once");
    }

    /** One has greeted, or is closed. */
    void left(final Conversation newcomer) {
        waiting.remove(newcomer);
    }
}
