package io.heliosdb.streaming.gateway.webhook;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait after a request that failed: twice as long after each further one, up to a
 * minute, a fifth more or less, so that receivers that come back are not met by all at once. As
 * long as the receiver asks for, if it asks for more, up to an hour. One thread.
 */
final class Patience {
    private static final long FIRST_MS = 500;
    private static final long MOST_MS = 60_000;
    private static final long MOST_ASKED_MS = TimeUnit.HOURS.toMillis(1);
    private static final int LONGEST_NUMBER = 9;

    private final SplittableRandom random;
    private int failures;

    Patience(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** Requests that have failed one after another. */
    int failures() {
        return failures;
    }

    /** A request was taken. */
    void restore() {
        failures = 0;
    }

    /**
     * A request has failed.
     *
     * @param retryAfter what the receiver asks for: seconds, or something else, or null
     * @return milliseconds to wait
     */
    long afterFailure(final String retryAfter) {
        final long doubled = FIRST_MS << Math.min(failures, 20);
        failures++;
        final double share = 0.8 + 0.4 * random.nextDouble();
        return Math.max((long) (Math.min(doubled, MOST_MS) * share), askedMs(retryAfter));
    }

    private static long askedMs(final String retryAfter) {
        if (retryAfter == null
                || retryAfter.length() > LONGEST_NUMBER
                || !retryAfter.matches("[0-9]+")) {
            return 0;
        }
        return Math.min(TimeUnit.SECONDS.toMillis(Long.parseLong(retryAfter)), MOST_ASKED_MS);
    }
}
