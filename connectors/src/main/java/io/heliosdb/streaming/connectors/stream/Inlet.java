package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.feed.Feed;
import io.heliosdb.streaming.connectors.feed.FeedClient;
import io.heliosdb.streaming.connectors.feed.KeyedRequest;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of one producer, or of one request, into a stream. Public methods belong to the door, on
 * one thread at a time; the others to the stream's thread.
 *
 * <p>Whatever the door may want to know of is followed by a call of {@code wake}, on the stream's
 * thread. Batches that were handed over before the door closes are still taken.
 */
public final class Inlet implements FeedClient, AutoCloseable {
    private static final int MOST_BATCHES = 4;
    private static final long NOT_TAKEN_IN = -1;

    /**
     * Whose rows come.
     *
     * @param producer that has named itself, and is never read twice
     * @param request that may be repeated; empty if a producer has named itself
     */
    public record Origin(Optional<String> producer, Optional<KeyedRequest> request) {
        /** Nobody who would be known again. */
        public static final Origin NAMELESS = new Origin(Optional.empty(), Optional.empty());

        /** A producer. */
        public static Origin producer(final String id) {
            return new Origin(Optional.of(id), Optional.empty());
        }

        /** A request. */
        public static Origin request(final KeyedRequest request) {
            return new Origin(Optional.empty(), Optional.of(request));
        }
    }

    private final StreamEndpoint stream;
    private final Origin origin;
    private final Runnable wake;
    private final int batchBytes;

    private final OneToOneConcurrentArrayQueue<RowBatch> full =
            new OneToOneConcurrentArrayQueue<>(MOST_BATCHES);
    private final OneToOneConcurrentArrayQueue<RowBatch> empty =
            new OneToOneConcurrentArrayQueue<>(MOST_BATCHES);

    /** Of the door until both sides have left. */
    private final List<RowBatch> batches = new ArrayList<>();

    private final AtomicInteger sides = new AtomicInteger(2);
    private boolean isLeft;
    private volatile boolean isClosed;

    private volatile long takenBefore = NOT_TAKEN_IN;
    private volatile long acknowledged;
    private volatile HeliosException refusal;

    /** Of the stream's thread. */
    private Feed feed;

    private RowBatch current;
    private boolean hasNews;
    private boolean isOver;

    Inlet(
            final StreamEndpoint stream,
            final Origin origin,
            final int batchBytes,
            final Runnable wake) {
        this.stream = stream;
        this.origin = origin;
        this.batchBytes = batchBytes;
        this.wake = wake;
    }

    /** The stream it leads into. */
    public StreamEndpoint stream() {
        return stream;
    }

    /**
     * Last number that the stream had taken when it took the inlet in, which may have come another
     * way: what is handed over begins behind it. -1 until then, when nothing may be handed over.
     */
    public long takenBefore() {
        return takenBefore;
    }

    /** Why nothing more is taken, or null. */
    public HeliosException refusal() {
        return refusal;
    }

    /** Last number that is safe at the appliance's level. */
    public long acknowledged() {
        return acknowledged;
    }

    /** A batch to fill, or null while the stream has all of them. */
    public RowBatch batch() {
        final RowBatch free = empty.poll();
        if (free != null || batches.size() == MOST_BATCHES) {
            return free;
        }
        final RowBatch made = RowBatch.open(stream.ledger(), stream.name(), batchBytes);
        batches.add(made);
        return made;
    }

    /** Hands a batch over. */
    public void offer(final RowBatch batch) {
        if (!full.offer(batch)) {
            throw new IllegalStateException("a batch that is none of the inlet's");
        }
    }

    /** Hands over a batch that is none of its own, the only one. */
    public void offerOnly(final RowBatch batch) {
        batches.add(batch);
        offer(batch);
    }

    /** Hands nothing over any more. */
    @Override
    public void close() {
        if (!isLeft) {
            isLeft = true;
            isClosed = true;
            leave();
        }
    }

    private void leave() {
        if (sides.decrementAndGet() == 0) {
            batches.forEach(RowBatch::close);
            batches.clear();
        }
    }

    Origin origin() {
        return origin;
    }

    Feed feed() {
        return feed;
    }

    /** The stream takes it in. */
    void take(final Feed newFeed) {
        feed = newFeed;
        newFeed.connect(this);
        acknowledged = newFeed.acknowledged();
        takenBefore = newFeed.taken();
        hasNews = true;
    }

    /** The batch being read, or null if none has come. */
    RowBatch current() {
        if (current == null && !isOver) {
            current = full.poll();
            if (current != null) {
                current.rewind();
            }
        }
        return current;
    }

    /** The batch was read. */
    void done() {
        if (!empty.offer(current)) {
            throw new IllegalStateException("more batches than there are");
        }
        current = null;
        hasNews = true;
    }

    /** Whether the door has left, or was told to, and nothing of it is still to be taken. */
    boolean isOver() {
        return isOver || (isClosed && full.isEmpty() && current == null);
    }

    /** Looks for what has become safe. */
    void noteAcknowledged() {
        if (feed.acknowledged() > acknowledged) {
            acknowledged = feed.acknowledged();
            hasNews = true;
        }
    }

    /** Takes nothing more, whatever was handed over. */
    void refuse(final HeliosException why) {
        if (!isOver) {
            isOver = true;
            refusal = why;
            hasNews = true;
        }
    }

    @Override
    public void onReplaced() {
        refuse(
                HeliosException.of(
                        ConnectorError.CLIENT_REFUSED, "the producer has connected once more"));
        wake();
    }

    /** Wakes the door if there is something to know. */
    void wake() {
        if (hasNews) {
            hasNews = false;
            wake.run();
        }
    }

    /** The stream lets go of it. */
    void release() {
        if (feed != null) {
            feed.disconnect(this);
        }
        leave();
    }
}
