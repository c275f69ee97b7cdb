package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.connectors.spi.NumberPosition;

/**
 * One sequence of lines or rows, numbered from 1: those of a producer that has named itself, over
 * all its connections and restarts, those of one request, or those of one nameless connection.
 */
public class Feed {
    private static final byte[] NO_KEY = {};

    private final byte[] key;
    private final NumberPosition position = new NumberPosition();
    private FeedClient client;
    private long taken;
    private long acknowledged;
    private long nextGiven;

    /**
     * @param key names it in the log; empty for a nameless one
     */
    Feed(final byte[] key) {
        this.key = key;
    }

    /** What a connection sends that has not named its producer. */
    public static Feed nameless() {
        return new Feed(NO_KEY);
    }

    /** Names it in the log; empty if it is nameless. */
    final byte[] key() {
        return key;
    }

    /** The position behind a number, as the log keeps it; void with the next call. */
    byte[] position(final long number) {
        return position.of(number);
    }

    /** Over what it comes, or null. */
    public final FeedClient client() {
        return client;
    }

    /** It comes over another client from now on; the one before is told. */
    public final void connect(final FeedClient newClient) {
        final FeedClient replaced = client;
        client = newClient;
        if (replaced != null) {
            replaced.onReplaced();
        }
    }

    /** A client has left, which may have been replaced before. */
    public final void disconnect(final FeedClient left) {
        if (client == left) {
            client = null;
        }
    }

    /** Last number that became a row or was left out. */
    public final long taken() {
        return taken;
    }

    /** Everything up to this number became a row or was left out. */
    public final void taken(final long number) {
        taken = number;
    }

    /** Last number that is safe at the job's level. */
    public final long acknowledged() {
        return acknowledged;
    }

    final void acknowledged(final long number) {
        acknowledged = Math.max(acknowledged, number);
    }

    /** Whether nothing was taken and no position of it was recorded. */
    final boolean isNew() {
        return taken == 0 && nextGiven == 0;
    }

    /** Number that the next row of this feed would have if none were left out in between. */
    final long nextGiven() {
        return nextGiven;
    }

    final void nextGiven(final long number) {
        nextGiven = number;
    }

    /** An earlier run has kept everything up to this number. */
    final void resume(final long number) {
        taken = number;
        acknowledged = number;
        nextGiven = number + 1;
    }
}
