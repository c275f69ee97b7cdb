package io.heliosdb.streaming.perf.proof.feed.client;

/**
 * Numbers of a feed, from 1, and the events that they stand for, from 0. Where the door takes rows
 * that are none, the last number of each hundred is one: it counts as taken and makes no event.
 *
 * @param hasBadRows whether there are such
 */
public record Numbers(boolean hasBadRows) {
    private static final long EVERY = 100;

    /** Whether a number makes no event. */
    public boolean isBad(final long number) {
        return hasBadRows && number % EVERY == 0;
    }

    /** Event of a number that makes one. */
    public long event(final long number) {
        return events(number) - 1;
    }

    /** Events that the numbers up to one make. */
    public long events(final long number) {
        return hasBadRows ? number - number / EVERY : number;
    }
}
