package io.heliosdb.streaming.perf.functions.rows;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;

import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;

import java.util.ArrayList;
import java.util.List;

/**
 * The events in Flink's binary rows, off the heap; a batch of {@link EventRows#BATCH_ROWS} a
 * segment, and the closing rows in the last one.
 */
public final class FlinkRows implements AutoCloseable {
    private final List<EventColumn> columns;
    private final int timeColumn;
    private final List<Batch> batches = new ArrayList<>();
    private final BinaryRowData row;
    private long endMs = Items.endMs();

    /** Rows in one segment. */
    private record Batch(MemorySegment segment, List<Integer> ends) {}

    /** Takes each row; it is the same object every time. */
    @FunctionalInterface
    public interface Taker {
        void take(BinaryRowData row);
    }

    /**
     * Writes them.
     *
     * @param columns those that the query reads, with the time
     * @param rowCount a multiple of {@link EventRows#BATCH_ROWS}
     */
    public FlinkRows(final List<Column> columns, final long rowCount) {
        this.columns = EventColumn.of(columns);
        timeColumn = this.columns.indexOf(EventColumn.TS);
        row = new BinaryRowData(columns.size());
        final List<byte[]> batch = new ArrayList<>();
        Items.draw(
                rowCount,
                (number, item) -> {
                    batch.add(encoded(item));
                    if (batch.size() == EventRows.BATCH_ROWS
                            || number == rowCount + EventRows.CLOSING_ROWS - 1) {
                        batches.add(batch(batch));
                        batch.clear();
                    }
                });
    }

    private byte[] encoded(final Item item) {
        final BinaryRowData encoded = new BinaryRowData(columns.size());
        final BinaryRowWriter writer = new BinaryRowWriter(encoded);
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).write(item, writer, column);
        }
        writer.complete();
        final byte[] bytes = new byte[encoded.getSizeInBytes()];
        encoded.getSegments()[0].get(encoded.getOffset(), bytes);
        return bytes;
    }

    private static Batch batch(final List<byte[]> rows) {
        final int bytes = rows.stream().mapToInt(each -> each.length).sum();
        final MemorySegment segment = MemorySegmentFactory.allocateOffHeapUnsafeMemory(bytes);
        final List<Integer> ends = new ArrayList<>();
        int end = 0;
        for (final byte[] each : rows) {
            segment.put(end, each);
            end += each.length;
            ends.add(end);
        }
        return new Batch(segment, ends);
    }

    /** The columns, in order. */
    public List<EventColumn> columns() {
        return columns;
    }

    public int batchCount() {
        return batches.size();
    }

    /**
     * Hands on the rows of a batch.
     *
     * @return the time of the last, in epoch milliseconds
     */
    public long feed(final int number, final Taker taker) {
        final Batch batch = batches.get(number);
        int start = 0;
        for (final int end : batch.ends) {
            row.pointTo(batch.segment, start, end - start);
            taker.take(row);
            start = end;
        }
        return row.getLong(timeColumn);
    }

    /** Time of the last row of the present round, in epoch milliseconds. */
    public long endMs() {
        return endMs;
    }

    /** Moves all rows behind those of the round before. */
    public void startNextRound() {
        for (int batch = 0; batch < batches.size(); batch++) {
            feed(
                    batch,
                    each -> each.setLong(timeColumn, each.getLong(timeColumn) + Items.roundMs()));
        }
        endMs += Items.roundMs();
    }

    @Override
    public void close() {
        batches.forEach(batch -> batch.segment.free());
    }
}
