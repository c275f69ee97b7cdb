package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The encoded rows of a run: {@code events (k BIGINT, v BIGINT, ts TIMESTAMP(3))}, 32 bytes each (a
 * presence word and three columns), in event-time order, keys drawn uniformly.
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
        arena = Arena.open(ledger, "rows", "benchmark", rowCount * layout.blockLength());
        final SplittableRandom random = new SplittableRandom(SEED);
        final RowWriter writer = new RowWriter(layout);
        final long spanMs = windowCount * WINDOW_MS;
        for (long row = 0; row < rowCount; row++) {
            writer.wrap(address(row), layout.blockLength());
            writer.putLong(0, random.nextLong(keyCount));
            writer.putLong(1, random.nextInt(VALUE_BOUND));
            writer.putLong(2, START_MS + (long) ((double) row / rowCount * spanMs));
            writer.finish();
        }
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
