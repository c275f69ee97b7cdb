package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.connectors.spi.Sink;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

import java.util.List;

/**
 * Takes the rows that carry their moment, and records how long each was on its way. The sink's
 * thread, except for what says otherwise.
 */
final class ProbeSink implements Sink {
    private final RowReader reader;
    private final NanoClock clock;

    /** Written by the benchmark's thread; null while nothing is recorded. */
    private volatile Recording recording;

    /** Written by the sink's thread. */
    private volatile long takenCount;

    private long count;

    /** A histogram, and the first moment that counts. */
    private record Recording(Histogram latencies, long fromNs) {}

    ProbeSink(final List<Column> columns, final NanoClock clock) {
        reader = new RowReader(RowLayout.of(columns));
        this.clock = clock;
    }

    /** From now on rows whose moment is not before now are recorded. Any thread. */
    void recordInto(final Histogram latencies) {
        recording = latencies == null ? null : new Recording(latencies, clock.nanoTime());
    }

    /** Rows taken so far. Any thread. */
    long takenCount() {
        return takenCount;
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        final Recording present = recording;
        count++;
        if (present != null) {
            final long momentNs = reader.wrap(address).longAt(0);
            if (momentNs >= present.fromNs) {
                present.latencies.recordValue(Math.max(0, clock.nanoTime() - momentNs));
            }
        }
        return true;
    }

    @Override
    public void flush() {
        takenCount = count;
    }

    @Override
    public void finish() {
        takenCount = count;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
