package io.heliosdb.streaming.perf.tumble.peer;

import com.hazelcast.jet.pipeline.SourceBuilder;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Turns encoded rows into Jet's items: an array of key, value and time each, since Jet keeps the
 * items of a batch.
 */
final class JetEvents {
    private static final int ITEMS_PER_FILL = 1024;

    private final RowRange range;
    private final PeerRounds rounds;
    private long next;
    private long end;

    JetEvents(final RowRange range) {
        this.range = range;
        rounds = PeerRounds.of(range.roundsNumber());
        next = range.closingEnd();
        end = next;
    }

    void fill(final SourceBuilder.SourceBuffer<long[]> buffer) {
        if (next == end && !advance()) {
            return;
        }
        for (int i = 0; i < ITEMS_PER_FILL && next < end; i++, next += range.stride()) {
            buffer.add(
                    new long[] {
                        Memory.getLong(next + range.keyOffset()),
                        Memory.getLong(next + range.valueOffset()),
                        Memory.getLong(next + range.timeOffset())
                    });
        }
    }

    /** From the rows to the closing rows, and from there to the next round if it is on. */
    private boolean advance() {
        if (end != range.closingEnd()) {
            next = range.closingStart();
            end = range.closingEnd();
            return true;
        }
        if (!rounds.hasStarted()) {
            return false;
        }
        next = range.start();
        end = range.end();
        return true;
    }
}
