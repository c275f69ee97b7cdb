package io.heliosdb.streaming.perf.functions.rows;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.RoundRows;

import java.util.List;

/** The events in the engine's rows. */
public final class HeliosRows implements RoundRows, AutoCloseable {
    private static final int MAX_ROW_BYTES = 1 << 10; // of address space: most stays unused

    private final Arena arena;
    private final RowLayout layout;
    private final int timeOffset;
    private final long rowCount;
    private final long[] batches;
    private final long end;

    /**
     * Writes them.
     *
     * @param columns those that the query reads, with the time
     * @param rowCount a multiple of {@link EventRows#BATCH_ROWS}
     */
    public HeliosRows(final Ledger ledger, final List<Column> columns, final long rowCount) {
        this.rowCount = rowCount;
        layout = RowLayout.of(columns);
        final List<EventColumn> events = EventColumn.of(columns);
        timeOffset = layout.offset(events.indexOf(EventColumn.TS));
        batches = new long[Math.toIntExact(rowCount / EventRows.BATCH_ROWS) + 1];
        arena =
                Arena.open(
                        ledger,
                        "rows",
                        "benchmark",
                        (rowCount + EventRows.CLOSING_ROWS) * MAX_ROW_BYTES);
        end = write(events);
    }

    private long write(final List<EventColumn> events) {
        final RowWriter writer = new RowWriter(layout);
        final long[] address = {arena.address()};
        Items.draw(
                rowCount,
                (number, item) -> {
                    if (number <= rowCount && number % EventRows.BATCH_ROWS == 0) {
                        batches[(int) (number / EventRows.BATCH_ROWS)] = address[0];
                    }
                    writer.wrap(address[0], MAX_ROW_BYTES);
                    for (int column = 0; column < events.size(); column++) {
                        events.get(column).write(item, writer, column);
                    }
                    address[0] += writer.finish();
                });
        return address[0];
    }

    /** Moves all rows behind those of the round before. */
    public void startNextRound() {
        for (long row = arena.address(); row < end; row += layout.rowLength(row)) {
            final long time = row + timeOffset;
            Memory.putLong(time, Memory.getLong(time) + Items.roundMs());
        }
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public long address(final long count) {
        return batches[(int) (count / EventRows.BATCH_ROWS)];
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
