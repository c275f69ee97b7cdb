package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;

import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;

/**
 * Feeds encoded rows to Flink in its own binary form, one object for all of them. The rows stay
 * where they are: source and benchmark share the process.
 */
@SuppressWarnings("deprecation") // the leanest source: what replaced it costs more per event
final class FlinkArraySource implements SourceFunction<RowData> {
    private static final long serialVersionUID = 1L;
    private static final int FIELDS = 3;

    private final long address;
    private final long rowCount;
    private final int stride;
    private final int keyOffset;
    private final int valueOffset;
    private final int timeOffset;
    private volatile boolean isCancelled;

    FlinkArraySource(final TumbleRows rows, final long rowCount) {
        final RowLayout layout = rows.layout();
        this.address = rows.address(0);
        this.rowCount = rowCount;
        stride = layout.blockLength();
        keyOffset = layout.offset(0);
        valueOffset = layout.offset(1);
        timeOffset = layout.offset(2);
    }

    @Override
    public void run(final SourceContext<RowData> context) {
        final BinaryRowData row = new BinaryRowData(FIELDS);
        final int size = row.getFixedLengthPartSize();
        row.pointTo(MemorySegmentFactory.allocateUnpooledSegment(size), 0, size);
        long next = address;
        for (long i = 0; i < rowCount && !isCancelled; i++, next += stride) {
            row.setLong(0, Memory.getLong(next + keyOffset));
            row.setLong(1, Memory.getLong(next + valueOffset));
            row.setLong(2, Memory.getLong(next + timeOffset)); // TIMESTAMP(3) is its milliseconds
            context.collect(row);
        }
    }

    @Override
    public void cancel() {
        isCancelled = true;
    }
}
