package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.spi.NumberPosition;
import io.heliosdb.streaming.connectors.spi.RowCollector;

/**
 * Gives lines to the log as rows, in such a way that the log tells which line of which feed each of
 * its rows was: before a row there is a position if it does not continue the feed of the row before
 * it.
 *
 * <p>A line that makes no row needs a position behind it before it may be acknowledged; {@link
 * #settle} gives it when the feed pauses. Where the run does not survive its process, nothing is
 * recorded, and acknowledgements follow from the counts alone. One thread; allocates nothing.
 */
final class LineIntake implements AutoCloseable {
    /** Runs of rows that may wait for their acknowledgement. */
    private static final int TRAIL_CAPACITY = 16 << 10;

    private final LineScanner scanner;
    private final boolean isDurable;
    private final FeedTrail trail = new FeedTrail(TRAIL_CAPACITY);
    private final NumberPosition position = new NumberPosition();
    private long givenCount;
    private long acknowledgedCount;

    /**
     * @param scanner closed with this
     * @param isDurable whether positions are recorded
     */
    LineIntake(final LineScanner scanner, final boolean isDurable) {
        this.scanner = scanner;
        this.isDurable = isDurable;
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
        if (!mark(collector, feed, feed.takenLine() + 1)) {
            return LineScanner.NO_ROOM;
        }
        final int outcome = scanner.scan(collector, address, lineLength);
        if (outcome == LineScanner.ROW) {
            givenCount++;
            trail.add();
            feed.taken();
            feed.given(feed.takenLine() + 1);
            if (ProofBuild.IS_ON && PlantedBug.FEED_ACKNOWLEDGES_AT_ONCE.isPlanted()) {
                feed.acknowledged(feed.takenLine());
            }
        } else if (outcome == LineScanner.NO_ROW) {
            feed.taken();
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
        final long next = feed.takenLine() + 1;
        if (next == 1 || feed.nextGivenLine() >= next) {
            return true;
        }
        if (!mark(collector, feed, next)) {
            return false;
        }
        trail.acknowledged(acknowledgedCount); // without a record, no new count will come
        return true;
    }

    /** Makes the row given next the one of a line; false if there is no room for that. */
    private boolean mark(final RowCollector collector, final Feed feed, final long line) {
        if (trail.isRunOf(feed) && (feed.nextGivenLine() == line || forgetsLinesLeftOut())) {
            return true;
        }
        if (!trail.hasRoom()) {
            return false;
        }
        if (isDurable) {
            if (!collector.position(feed.key(), position.of(line - 1))) {
                return false;
            }
            givenCount++;
        }
        trail.begin(feed, givenCount, line - 1);
        feed.given(line);
        return true;
    }

    private static boolean forgetsLinesLeftOut() {
        return ProofBuild.IS_ON && PlantedBug.FEED_FORGETS_LINES_LEFT_OUT.isPlanted();
    }

    /** So many rows and positions are safe. */
    void acknowledged(final long count) {
        acknowledgedCount = count;
        trail.acknowledged(count);
    }

    long skippedCount() {
        return scanner.skippedCount();
    }

    @Override
    public void close() {
        scanner.close();
    }
}
