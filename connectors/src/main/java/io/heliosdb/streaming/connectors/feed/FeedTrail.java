package io.heliosdb.streaming.connectors.feed;

import org.agrona.BitUtil;

/**
 * Which numbers of which feeds the rows and positions given to the log stand for, in their order:
 * so that a count of what is safe there becomes numbers to acknowledge.
 *
 * <p>An entry is a run of rows that follow each other in one feed; the last one grows. Bounded: no
 * room is back pressure. One thread; allocates nothing.
 */
final class FeedTrail {
    private final Feed[] feeds;
    private final long[] starts;
    private final long[] ends;
    private final long[] numbers;
    private final int mask;
    private long head;
    private long tail;

    /**
     * @param capacity runs that may wait, rounded up to a power of two
     */
    FeedTrail(final int capacity) {
        final int size = BitUtil.findNextPositivePowerOfTwo(capacity);
        feeds = new Feed[size];
        starts = new long[size];
        ends = new long[size];
        numbers = new long[size];
        mask = size - 1;
    }

    boolean hasRoom() {
        return tail - head <= mask;
    }

    /**
     * Begins a run.
     *
     * @param count rows and positions given before its first row
     * @param number of the feed that is safe when they are
     */
    void begin(final Feed feed, final long count, final long number) {
        final int index = (int) tail & mask;
        feeds[index] = feed;
        starts[index] = count;
        ends[index] = count;
        numbers[index] = number;
        tail++;
    }

    /** Adds a row to the run, which stands for the next number. */
    void add() {
        ends[(int) (tail - 1) & mask]++;
    }

    /** Whether the run begun last is one of a feed. */
    boolean isRunOf(final Feed feed) {
        return tail > 0 && feeds[(int) (tail - 1) & mask] == feed;
    }

    /** Tells the feeds which of their numbers are safe. */
    void acknowledged(final long count) {
        while (head < tail) {
            final int index = (int) head & mask;
            if (count < starts[index]) {
                return;
            }
            final long rows = Math.min(count, ends[index]) - starts[index];
            feeds[index].acknowledged(numbers[index] + rows);
            if (count < ends[index] || head == tail - 1) {
                return; // the last run may go on
            }
            head++;
        }
    }
}
