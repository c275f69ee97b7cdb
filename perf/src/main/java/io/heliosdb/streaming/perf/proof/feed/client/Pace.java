package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.perf.proof.feed.client.Book.Entry;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;

/**
 * How far producers go: so many rows a second, and none further ahead of the slowest than keeps
 * every event in time for its windows. Who ends makes what was made before once more, as far as it
 * is not acknowledged, and closes all windows behind it. Each producer asks on its own thread.
 */
final class Pace {
    /** With ten milliseconds each, below the minute that events may be late. */
    static final long LEAD = 5_000;

    /** The producer whose last event closes all windows. */
    static final int CLOSING = 0;

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long OPEN = -1;

    private final NanoClock clock;
    private final Book[] books;
    private final double rowsPerNano;
    private final boolean isEnding;
    private final long[] made;
    private final long closing;
    private final long[] beganNs;
    private final long[] first;

    /**
     * @param books of all producers
     * @param rowsPerSecond of each
     * @param isEnding whether only what was made before is made, and the end of it
     */
    Pace(
            final NanoClock clock,
            final Book[] books,
            final Numbers numbers,
            final double rowsPerSecond,
            final boolean isEnding) {
        this.clock = clock;
        this.books = books.clone();
        this.isEnding = isEnding;
        rowsPerNano = rowsPerSecond / NANOS_PER_SECOND;
        made = new long[books.length];
        for (int i = 0; i < books.length; i++) {
            made[i] = books[i].get(Entry.MADE);
        }
        final long next = made[CLOSING] + 1;
        closing = numbers.isBad(next) ? next + 1 : next;
        beganNs = new long[books.length];
        first = new long[books.length];
    }

    /** Whether a producer may make the row with a number now. */
    boolean mayMake(final int producer, final long number) {
        if (!isEnding) {
            return number <= slowest() + LEAD && isEarned(producer, number);
        }
        return number <= made[producer]
                || (producer == CLOSING && number <= closing && areAllAcknowledged());
    }

    private long slowest() {
        long slowest = Long.MAX_VALUE;
        for (final Book book : books) {
            slowest = Math.min(slowest, book.get(Entry.ACKNOWLEDGED));
        }
        return slowest;
    }

    private boolean isEarned(final int producer, final long number) {
        final long now = clock.nanoTime();
        final long earned = (long) ((now - beganNs[producer]) * rowsPerNano);
        if (first[producer] == 0 || number < first[producer] || earned > LEAD) {
            beganNs[producer] = now;
            first[producer] = number;
            return true;
        }
        return number - first[producer] <= earned;
    }

    private boolean areAllAcknowledged() {
        for (int i = 0; i < books.length; i++) {
            if (books[i].get(Entry.ACKNOWLEDGED) < made[i]) {
                return false;
            }
        }
        return true;
    }

    /** Number of the last row that a producer makes; -1 if there is none. */
    long last(final int producer) {
        if (!isEnding) {
            return OPEN;
        }
        return producer == CLOSING ? closing : made[producer];
    }

    /** Whether the row with a number closes the windows. */
    boolean isClosing(final int producer, final long number) {
        return isEnding && producer == CLOSING && number == closing;
    }

    /** Whether the row with a number is the last one before the others have to be safe. */
    boolean isBeforeClosing(final int producer, final long number) {
        return isEnding && number == made[producer];
    }
}
