package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.feed.Feed;
import io.heliosdb.streaming.connectors.feed.FeedIntake;
import io.heliosdb.streaming.connectors.feed.LineScanner;
import io.heliosdb.streaming.connectors.spi.RowCollector;

/** Gives lines to the log as rows of their feeds. One thread; allocates nothing. */
final class LineIntake implements AutoCloseable {
    private final LineScanner scanner;
    private final FeedIntake intake;

    /**
     * @param scanner closed with this
     * @param isDurable whether positions are recorded
     */
    LineIntake(final LineScanner scanner, final boolean isDurable) {
        this.scanner = scanner;
        intake = new FeedIntake(isDurable);
    }

    /**
     * Takes the next line of a feed.
     *
     * @return an outcome of {@link LineScanner#scan}: with {@link LineScanner#NO_ROOM} and {@link
     *     LineScanner#BAD} the line is not taken
     */
    int take(
            final RowCollector collector,
            final Feed feed,
            final long address,
            final int lineLength) {
        final long line = feed.taken() + 1;
        if (!intake.mark(collector, feed, line)) {
            return LineScanner.NO_ROOM;
        }
        final int outcome = scanner.scan(collector, address, lineLength);
        if (outcome == LineScanner.ROW) {
            intake.given(feed, line);
        } else if (outcome == LineScanner.NO_ROW) {
            feed.taken(line);
        }
        return outcome;
    }

    /** What is wrong with the line that was bad. */
    HeliosException problem() {
        return scanner.problem();
    }

    /**
     * Makes lines at the end of a feed that made no rows count in the log too.
     *
     * @return false if there is no room for that
     */
    boolean settle(final RowCollector collector, final Feed feed) {
        return intake.settle(collector, feed);
    }

    /** So many rows and positions are safe. */
    void acknowledged(final long count) {
        intake.acknowledged(count);
    }

    long skippedCount() {
        return scanner.skippedCount();
    }

    @Override
    public void close() {
        scanner.close();
    }
}
