package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The encoded rows of a run: {@code events (k BIGINT, v BIGINT, ts TIMESTAMP(3))}, 32 bytes each (a
 * presence word and three columns), in event-time order, keys drawn uniformly.
 *
 * <p>Each round gives the same rows later times, so that contestants can keep their state. Behind
 * them comes one closing row, in a window of its own: its time closes the windows of the round.
 */
final class TumbleRows implements AutoCloseable {
    static final List<Column> COLUMNS =
            List.of(
                    new Column("k", SqlType.BIGINT),
                    new Column("v", SqlType.BIGINT),
                    new Column("ts", SqlType.timestamp(3)));

    /** 2024-01-01 00:00:00. */
    static final long START_MS = 1_704_067_200_000L;

    static final long WINDOW_MS = 10_000;
    private static final int VALUE_BOUND = 1_000_000;
    private static final long SEED = 42;

    private final Arena arena;
    private final RowLayout layout = RowLayout.of(COLUMNS);
    private final long rowCount;
    private final long keyCount;
    private final long spanMs;

    /**
     * Makes the rows.
     *
     * @param keyCount distinct keys
     * @param rowCount rows in all
     * @param windowCount windows that the rows spread over
     */
    TumbleRows(
            final Ledger ledger, final long keyCount, final long rowCount, final int windowCount) {
        this.rowCount = rowCount;
        this.keyCount = keyCount;
        spanMs = windowCount * WINDOW_MS;
        arena = Arena.open(ledger, "rows", "benchmark", (rowCount + 1) * layout.blockLength());
        final SplittableRandom random = new SplittableRandom(SEED);
        final RowWriter writer = new RowWriter(layout);
        for (long row = 0; row <= rowCount; row++) {
            writer.wrap(address(row), layout.blockLength());
            writer.putLong(0, random.nextLong(keyCount));
            writer.putLong(1, random.nextInt(VALUE_BOUND));
            writer.putLong(2, START_MS + (long) ((double) row / rowCount * spanMs));
            writer.finish();
        }
    }

    /** Moves all rows behind those of the round before. */
    void startNextRound() {
        final long shiftMs = spanMs + WINDOW_MS;
        final int stride = layout.blockLength();
        final long end = closingRow() + layout.offset(2);
        for (long time = address(0) + layout.offset(2); time <= end; time += stride) {
            Memory.putLong(time, Memory.getLong(time) + shiftMs);
        }
    }

    /** Address of the row that closes a round. */
    long closingRow() {
        return address(rowCount);
    }

    long address(final long row) {
        return arena.address() + row * layout.blockLength();
    }

    RowLayout layout() {
        return layout;
    }

    long rowCount() {
        return rowCount;
    }

    long keyCount() {
        return keyCount;
    }

    @Override
    public void close() {
        arena.close();
    }
}
