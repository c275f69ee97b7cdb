package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.spi.RowCollector;

/**
 * Gives rows to the log in such a way that the log tells which number of which feed each of them
 * was: before a row there is a position if it does not continue the feed of the row before it.
 *
 * <p>A number that makes no row needs a position behind it before it may be acknowledged; {@link
 * #settle} gives it when the feed pauses. Where the run does not survive its process, nothing is
 * recorded, and acknowledgements follow from the counts alone. One thread; allocates nothing.
 */
public final class FeedIntake {
    /** Runs of rows that may wait for their acknowledgement. */
    private static final int TRAIL_CAPACITY = 16 << 10;

    private final boolean isDurable;
    private final FeedTrail trail = new FeedTrail(TRAIL_CAPACITY);
    private long givenCount;
    private long acknowledgedCount;

    /**
     * @param isDurable whether positions are recorded
     */
    public FeedIntake(final boolean isDurable) {
        this.isDurable = isDurable;
    }

    /**
     * Says that the row given next is the one of a number.
     *
     * @param number behind all that were taken of the feed
     * @return false if there is no room for that
     */
    public boolean mark(final RowCollector collector, final Feed feed, final long number) {
        if (trail.isRunOf(feed) && (feed.nextGiven() == number || forgetsWhatIsLeftOut())) {
            return true;
        }
        if (!trail.hasRoom()) {
            return false;
        }
        if (isDurable) {
            if (!collector.position(feed.key(), feed.position(number - 1))) {
                return false;
            }
            givenCount++;
        }
        trail.begin(feed, givenCount, number - 1);
        feed.nextGiven(number);
        return true;
    }

    private static boolean forgetsWhatIsLeftOut() {
        return ProofBuild.IS_ON && PlantedBug.FEED_FORGETS_LINES_LEFT_OUT.isPlanted();
    }

    /** The collector has the row that was marked with this number. */
    public void given(final Feed feed, final long number) {
        givenCount++;
        trail.add();
        feed.taken(number);
        feed.nextGiven(number + 1);
        if (ProofBuild.IS_ON && PlantedBug.FEED_ACKNOWLEDGES_AT_ONCE.isPlanted()) {
            feed.acknowledged(number);
        }
    }

    /**
     * Makes what at the end of a feed made no rows count in the log too.
     *
     * @return false if there is no room for that
     */
    public boolean settle(final RowCollector collector, final Feed feed) {
        final long next = feed.taken() + 1;
        if (next == 1 || feed.nextGiven() >= next) {
            return true;
        }
        if (!mark(collector, feed, next)) {
            return false;
        }
        trail.acknowledged(acknowledgedCount); // without a record, no new count will come
        return true;
    }

    /** So many rows and positions are safe. */
    public void acknowledged(final long count) {
        acknowledgedCount = count;
        trail.acknowledged(count);
    }
}
