package io.heliosdb.streaming.perf.tumble.contest;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;

import java.util.SplittableRandom;

/**
 * The encoded rows of a benchmark, one behind the other in event-time order, keys drawn uniformly.
 *
 * <p>Each round gives the same rows later times, so that contestants keep their state. Two closing
 * rows end a round, with the key {@link #keyCount()} that no other row has, each in a window of its
 * own: the first one's time closes the windows of all rows, the second one's closes the window of
 * the first one, whose result is thereby the last of the round.
 *
 * <pre>
 *  rows, in windows that touch | gap | closing row | gap | closing row | gap | next round
 * </pre>
 */
public final class EventRows implements RoundRows, AutoCloseable {
    /** Rows whose addresses are known, and so the batches that they are fed in. */
    public static final int BATCH_ROWS = 512;

    /** Closing rows of a round. */
    public static final int CLOSING_ROWS = 2;

    /** 2024-01-01 00:00:00. */
    private static final long START_MS = 1_704_067_200_000L;

    /** More than any watermark stays behind. */
    private static final long GAP_MS = 86_400_000;

    private static final long SEED = 42;

    private final Arena arena;
    private final EventShape shape;
    private final RowLayout layout;
    private final long keyCount;
    private final long rowCount;
    private final long roundMs;
    private final long[] batches;
    private final long end;

    /**
     * Makes the rows.
     *
     * @param keyCount distinct keys
     * @param rowCount rows of a round, a multiple of {@link #BATCH_ROWS}
     * @param windowCount windows that they spread over
     */
    public EventRows(
            final Ledger ledger,
            final EventShape shape,
            final long keyCount,
            final long rowCount,
            final int windowCount) {
        this.shape = shape;
        this.keyCount = keyCount;
        this.rowCount = rowCount;
        layout = RowLayout.of(shape.columns());
        batches = new long[Math.toIntExact(rowCount / BATCH_ROWS) + 1];
        final EventWriter writer = new EventWriter(shape);
        arena =
                Arena.open(
                        ledger,
                        "rows",
                        "benchmark",
                        (rowCount + CLOSING_ROWS) * writer.maxRowBytes());
        final long gapMs = roundUp(GAP_MS, shape.windowMs());
        final long spanMs = windowCount * shape.windowMs();
        roundMs = spanMs + (1 + CLOSING_ROWS) * gapMs;
        final long startMs = roundUp(START_MS, shape.windowMs());
        final SplittableRandom random = new SplittableRandom(SEED);
        long address = arena.address();
        for (long row = 0; row < rowCount; row++) {
            if (row % BATCH_ROWS == 0) {
                batches[(int) (row / BATCH_ROWS)] = address;
            }
            final long timeMs = startMs + row * spanMs / rowCount;
            address += writer.write(address, random.nextLong(keyCount), timeMs, random);
        }
        batches[batches.length - 1] = address;
        for (int i = 1; i <= CLOSING_ROWS; i++) {
            final long timeMs = startMs + spanMs + i * gapMs;
            address += writer.write(address, keyCount, timeMs, random);
        }
        end = address;
    }

    private static long roundUp(final long value, final long unit) {
        return (value + unit - 1) / unit * unit;
    }

    /** Moves all rows behind those of the round before. */
    public void startNextRound() {
        final int timeOffset = layout.offset(shape.timeColumn());
        for (long row = start(); row < end; row += layout.rowLength(row)) {
            Memory.putLong(row + timeOffset, Memory.getLong(row + timeOffset) + roundMs);
        }
    }

    public EventShape shape() {
        return shape;
    }

    public RowLayout layout() {
        return layout;
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    /** Keys of rows are below it; the closing rows have it. */
    public long keyCount() {
        return keyCount;
    }

    /** Address of the first row. */
    public long start() {
        return arena.address();
    }

    @Override
    public long address(final long count) {
        return batches[(int) (count / BATCH_ROWS)];
    }

    @Override
    public long closingStart() {
        return batches[batches.length - 1];
    }

    @Override
    public long closingEnd() {
        return end;
    }

    @Override
    public void close() {
        arena.close();
    }
}
