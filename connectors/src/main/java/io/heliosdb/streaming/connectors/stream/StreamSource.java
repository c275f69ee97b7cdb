package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.feed.Feed;
import io.heliosdb.streaming.connectors.feed.FeedIntake;
import io.heliosdb.streaming.connectors.feed.Producers;
import io.heliosdb.streaming.connectors.feed.Requests;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.util.ArrayList;
import java.util.List;

/** Takes what the doors hand over into the log, inlet by inlet in turn. */
final class StreamSource implements Source {
    private static final int ARRIVALS_PER_POLL = 16;
    private static final int BATCHES_PER_VISIT = 2;

    private final StreamEndpoint endpoint;
    private final int maxInlets;
    private final FeedIntake intake;
    private final Producers producers;
    private final Requests requests;
    private final Runnable onClose;
    private final List<Inlet> inlets = new ArrayList<>();
    private int first = -1; // the one visited last, so that another begins
    private boolean isFull;
    private boolean areOver;
    private long readBytes;
    private long rows;
    private long repeated;

    /**
     * @param isDurable whether positions are recorded
     * @param onClose what is to happen when it closes
     */
    StreamSource(
            final StreamEndpoint endpoint,
            final StreamOptions options,
            final boolean isDurable,
            final Runnable onClose) {
        this.endpoint = endpoint;
        this.onClose = onClose;
        rows = endpoint.counts().rows();
        repeated = endpoint.counts().repeated();
        maxInlets = options.maxInlets();
        producers = new Producers(options.maxProducers(), options.maxProducersOfUser());
        requests = new Requests(options.idempotencyKeys());
        intake = new FeedIntake(isDurable);
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public void resume(final List<SourcePosition> positions) {
        producers.resume(positions);
        requests.resume(positions);
    }

    @Override
    public int poll(final RowCollector collector) {
        int work = takeIn();
        isFull = false;
        final int count = inlets.size();
        for (int i = 0; i < count && !isFull; i++) {
            first = first + 1 < count ? first + 1 : 0;
            work += visit(inlets.get(first), collector);
        }
        if (isFull) {
            first--; // the one that has to wait comes first the next time
        }
        if (areOver) {
            letGo();
            work++;
        }
        if (work > 0) {
            endpoint.counts().set(rows, repeated, inlets.size());
        }
        return work;
    }

    private int takeIn() {
        int work = 0;
        Inlet next = endpoint.nextArrival();
        if (next != null) {
            letGo(); // a request that is answered is no longer under way when it is repeated
        }
        while (next != null) {
            inlets.add(next);
            try {
                if (inlets.size() > maxInlets) {
                    throw HeliosException.of(
                                    ConnectorError.CLIENT_REFUSED,
                                    "too many clients feed the stream")
                            .detail("at most " + maxInlets);
                }
                next.take(feed(next.origin()));
            } catch (final HeliosException e) {
                next.refuse(e);
                areOver = true;
            }
            next.wake();
            next = ++work < ARRIVALS_PER_POLL ? endpoint.nextArrival() : null;
        }
        return work;
    }

    private Feed feed(final Inlet.Origin origin) {
        return origin.producer()
                .map(producers::feed)
                .or(() -> origin.request().map(requests::feed))
                .orElseGet(Feed::nameless);
    }

    private int visit(final Inlet inlet, final RowCollector collector) {
        int work = 0;
        RowBatch batch = inlet.current();
        while (batch != null && !isFull && work < BATCHES_PER_VISIT) {
            work++;
            if (take(batch, inlet.feed(), collector)) {
                inlet.done();
                batch = inlet.current();
            } else {
                isFull = true;
            }
        }
        if (batch == null && inlet.feed() != null) {
            intake.settle(collector, inlet.feed());
            inlet.noteAcknowledged();
        }
        areOver |= inlet.isOver();
        inlet.wake();
        return work;
    }

    /** Whether there was room for all of it. */
    private boolean take(final RowBatch batch, final Feed feed, final RowCollector collector) {
        while (batch.hasRow()) {
            final long number = batch.number();
            if (number <= feed.taken()) {
                repeated++;
            } else {
                final int length = batch.rowLength();
                if (!intake.mark(collector, feed, number)) {
                    return false;
                }
                final long address = collector.claim(length);
                if (address == 0) {
                    return false;
                }
                Memory.copy(batch.rowAddress(), address, length);
                collector.commit(length);
                intake.given(feed, number);
                rows++;
                readBytes += length;
            }
            batch.next();
        }
        feed.taken(Math.max(feed.taken(), batch.nextNumber() - 1));
        return true;
    }

    private void letGo() {
        areOver = false;
        for (int i = inlets.size() - 1; i >= 0; i--) {
            final Inlet inlet = inlets.get(i);
            if (inlet.isOver()) {
                inlets.remove(i);
                inlet.release();
                if (inlet.feed() != null && inlet.feed().client() == null) {
                    producers.left(inlet.feed());
                }
            }
        }
    }

    @Override
    public void acknowledged(final long count) {
        intake.acknowledged(count);
        tell();
    }

    @Override
    public int answer() {
        tell();
        return 0;
    }

    private void tell() {
        for (int i = 0; i < inlets.size(); i++) {
            final Inlet inlet = inlets.get(i);
            if (inlet.feed() != null) {
                inlet.noteAcknowledged();
            }
            inlet.wake();
        }
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public long skippedCount() {
        return 0;
    }

    @Override
    public long readBytes() {
        return readBytes;
    }

    @Override
    public long totalBytes() {
        return -1;
    }

    @Override
    public void close() {
        onClose.run();
        endpoint.close();
        for (Inlet next = endpoint.nextArrival(); next != null; next = endpoint.nextArrival()) {
            inlets.add(next);
        }
        for (final Inlet inlet : inlets) {
            inlet.refuse(StreamEndpoint.ended());
            inlet.wake();
            inlet.release();
        }
        inlets.clear();
        endpoint.counts().set(rows, repeated, 0);
    }
}
