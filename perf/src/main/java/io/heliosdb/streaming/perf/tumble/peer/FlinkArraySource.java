package io.heliosdb.streaming.perf.tumble.peer;

import io.heliosdb.streaming.codecs.memory.Memory;

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

    private final RowRange range;
    private volatile boolean isCancelled;

    FlinkArraySource(final RowRange range) {
        this.range = range;
    }

    @Override
    public void run(final SourceContext<RowData> context) throws InterruptedException {
        final PeerRounds rounds = PeerRounds.of(range.roundsNumber());
        final BinaryRowData row = new BinaryRowData(FIELDS);
        final int size = row.getFixedLengthPartSize();
        row.pointTo(MemorySegmentFactory.allocateUnpooledSegment(size), 0, size);
        while (!isCancelled) {
            rounds.awaitStart();
            feed(context, row, range.start(), range.end());
            feed(context, row, range.closingStart(), range.closingEnd());
        }
    }

    private void feed(
            final SourceContext<RowData> context,
            final BinaryRowData row,
            final long start,
            final long end) {
        for (long next = start; next < end && !isCancelled; next += range.stride()) {
            row.setLong(0, Memory.getLong(next + range.keyOffset()));
            row.setLong(1, Memory.getLong(next + range.valueOffset()));
            // TIMESTAMP(3) is its milliseconds
            row.setLong(2, Memory.getLong(next + range.timeOffset()));
            context.collect(row);
        }
    }

    @Override
    public void cancel() {
        isCancelled = true;
    }
}
