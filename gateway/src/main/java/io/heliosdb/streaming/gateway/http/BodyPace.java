package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;

/**
 * How fast a body has to come: behind a grace so many bytes for each second, so that it ends in a
 * time that follows from its length.
 */
final class BodyPace {
    static final long GRACE_S = 10;
    static final long LEAST_BYTES_PER_S = 16 << 10;

    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(GRACE_S);

    private final NanoClock clock;
    private final long begunNs;

    /** Begins to count the time. */
    BodyPace(final NanoClock clock) {
        this.clock = clock;
        begunNs = clock.nanoTime();
    }

    /**
     * Looks at the time.
     *
     * @param bytes that have come so far
     * @throws HeliosException {@code HNET-0236} if they are too few
     */
    void check(final long bytes) {
        final long countedNs = clock.nanoTime() - begunNs - GRACE_NS;
        if (countedNs > 0
                && bytes < TimeUnit.NANOSECONDS.toMillis(countedNs) * LEAST_BYTES_PER_S / 1000) {
            throw tooSlow(bytes);
        }
    }

    /** It does not come fast enough. */
    static HeliosException tooSlow(final long bytes) {
        return HeliosException.of(HttpError.BODY_TOO_SLOW, "the body comes too slowly")
                .detail(bytes + " bytes have come")
                .hint(
                        "after "
                                + GRACE_S
                                + " s, "
                                + LEAST_BYTES_PER_S
                                + " bytes a second have to come: send smaller bodies");
    }
}
