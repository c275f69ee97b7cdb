package io.heliosdb.streaming.perf.functions.rows;

import io.heliosdb.streaming.perf.tumble.contest.EventRows;

import java.util.SplittableRandom;

/**
 * The events of a round, drawn again for each form that they are written in. Times are in order;
 * two closing rows behind them are a day apart, so that the first closes all windows.
 */
final class Items {
    /** 2026-01-01 00:00:00. */
    private static final long START_MS = 1_767_225_600_000L;

    private static final long ROWS_PER_SECOND = 10_000;
    private static final long SECOND_MS = 1_000;
    private static final long DAY_MS = 86_400_000;
    private static final long SEED = 7;

    private Items() {}

    /** Takes each item; it is the same object every time. */
    @FunctionalInterface
    interface Taker {
        void take(long number, Item item);
    }

    /** What a round adds to all times. */
    static long roundMs() {
        return (EventRows.CLOSING_ROWS + 1) * DAY_MS;
    }

    /** Time of the last row, before the first round starts. */
    static long endMs() {
        return START_MS + EventRows.CLOSING_ROWS * DAY_MS;
    }

    static void draw(final long rowCount, final Taker taker) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Item item = new Item();
        for (long row = 0; row < rowCount + EventRows.CLOSING_ROWS; row++) {
            final long closing = Math.max(0, row - rowCount + 1);
            final long timeMs =
                    closing > 0
                            ? START_MS + closing * DAY_MS
                            : START_MS + row * SECOND_MS / ROWS_PER_SECOND;
            item.draw(row, timeMs, random);
            taker.take(row, item);
        }
    }
}
