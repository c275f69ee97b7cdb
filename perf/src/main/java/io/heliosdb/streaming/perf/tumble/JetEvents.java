package io.heliosdb.streaming.perf.tumble;

import com.hazelcast.jet.pipeline.SourceBuilder;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns encoded rows into Jet's items: an array of key, value and time each, since Jet keeps the
 * items of a batch.
 */
final class JetEvents {
    private static final int ITEMS_PER_FILL = 1024;
    private static final AtomicLong NEXT_NUMBER = new AtomicLong();

    private final Range range;
    private long next;

    /**
     * Where the rows lie, in a form that Jet can carry to its processors; the number names the run.
     */
    record Range(
            long number,
            long address,
            long end,
            int stride,
            int keyOffset,
            int valueOffset,
            int timeOffset)
            implements Serializable {}

    JetEvents(final Range range) {
        this.range = range;
        next = range.address();
    }

    static Range range(final TumbleRows rows, final long rowCount) {
        return new Range(
                NEXT_NUMBER.incrementAndGet(),
                rows.address(0),
                rows.address(0) + rowCount * rows.layout().blockLength(),
                rows.layout().blockLength(),
                rows.layout().offset(0),
                rows.layout().offset(1),
                rows.layout().offset(2));
    }

    void fill(final SourceBuilder.SourceBuffer<long[]> buffer) {
        for (int i = 0; i < ITEMS_PER_FILL && next < range.end(); i++, next += range.stride()) {
            buffer.add(
                    new long[] {
                        Memory.getLong(next + range.keyOffset()),
                        Memory.getLong(next + range.valueOffset()),
                        Memory.getLong(next + range.timeOffset())
                    });
        }
        if (next == range.end()) {
            buffer.close();
        }
    }
}
