package io.heliosdb.streaming.gateway.security;

import org.agrona.concurrent.NanoClock;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a flood out of the audit log: of requests beyond a limit so many are noted each for itself
 * in a while, the others are counted and noted with the next one. Any thread.
 */
final class LimitNotes {
    private static final long WHILE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int NOTES = 10;

    private final NanoClock clock;
    private long beginNs;
    private int count;
    private long silent;

    LimitNotes(final NanoClock clock) {
        this.clock = clock;
        beginNs = clock.nanoTime();
    }

    /** Whether the next one is noted, and if so, how many before it were not. */
    synchronized OptionalLong next() {
        if (clock.nanoTime() - beginNs >= WHILE_NS) {
            beginNs = clock.nanoTime();
            count = 0;
        }
        if (count >= NOTES) {
            silent++;
            return OptionalLong.empty();
        }
        count++;
        final long before = silent;
        silent = 0;
        return OptionalLong.of(before);
    }
}
