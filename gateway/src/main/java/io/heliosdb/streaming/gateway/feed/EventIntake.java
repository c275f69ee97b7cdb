package io.heliosdb.streaming.gateway.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.stream.Inlet;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Brings the events of one request into a stream, and waits until they are safe. Any thread. */
public final class EventIntake {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long MAX_BATCH_BYTES = 64L << 20;

    private final NanoClock clock;

    /**
     * What came of it.
     *
     * @param rows in the request
     * @param repeated of them that had been taken before
     * @param nextNumber that a producer has to go on with
     * @param level of durability that all of them have
     */
    public record Taken(long rows, long repeated, long nextNumber, String level) {}

    public EventIntake(final NanoClock clock) {
        this.clock = clock;
    }

    /**
     * Takes all events of a body, or none if one of them is bad.
     *
     * @param firstNumber of its first row
     * @throws HeliosException {@code HNET-0305} if it does not follow what came before; {@code
     *     HNET-0306} if the rows may or may not be taken, so that they have to come again; {@code
     *     HNET-0308} if there is no memory for them now
     */
    public Taken take(
            final StreamEndpoint stream,
            final EventFormat format,
            final byte[] body,
            final Inlet.Origin origin,
            final long firstNumber) {
        try {
            return takeIn(stream, format, body, origin, firstNumber);
        } catch (final HeliosException e) {
            throw FeedError.told(e);
        }
    }

    private Taken takeIn(
            final StreamEndpoint stream,
            final EventFormat format,
            final byte[] body,
            final Inlet.Origin origin,
            final long firstNumber) {
        final RowBatch batch =
                new EventScanner(stream, MAX_BATCH_BYTES).scan(format, body, firstNumber);
        boolean isHandedOver = false;
        final Semaphore news = new Semaphore(0);
        try (Inlet inlet = stream.open(origin, news::release)) {
            final long endNs = clock.nanoTime() + PATIENCE_NS;
            await(inlet, news, endNs, () -> inlet.takenBefore() >= 0);
            final long before = inlet.takenBefore();
            if (firstNumber > before + 1) {
                throw HeliosException.of(
                                FeedError.GAP, "events are missing before those of the request")
                        .detail("the stream has taken those up to " + before)
                        .hint("go on with " + (before + 1));
            }
            final int rows = batch.rowCount();
            final long last = batch.nextNumber() - 1;
            isHandedOver = true;
            inlet.offerOnly(batch); // whose memory is the inlet's from here on
            await(inlet, news, endNs, () -> inlet.acknowledged() >= last);
            return new Taken(
                    rows,
                    Math.clamp(before - firstNumber + 1, 0, rows),
                    Math.max(before, last) + 1,
                    stream.level());
        } finally {
            if (!isHandedOver) {
                batch.close();
            }
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean isMet();
    }

    private void await(
            final Inlet inlet, final Semaphore news, final long endNs, final Condition condition) {
        while (!condition.isMet()) {
            if (inlet.refusal() != null) {
                throw inlet.refusal();
            }
            try {
                if (!news.tryAcquire(endNs - clock.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw notSafe();
                }
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw notSafe().causedBy(e);
            }
        }
    }

    private static HeliosException notSafe() {
        return HeliosException.of(FeedError.NOT_SAFE_YET, "the events are not known to be safe yet")
                .hint("send them again with the same key or numbers");
    }
}
