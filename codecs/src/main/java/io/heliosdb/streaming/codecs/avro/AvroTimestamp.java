package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Memory;

/** Timestamps, counted in units of which a millisecond has several. */
final class AvroTimestamp extends AvroValue {
    private static final int NANOS_PER_MS = 1_000_000;

    private final int unitsPerMs;
    private final boolean hasNanos;

    /**
     * @param hasNanos whether the type has room for what is over a millisecond
     */
    AvroTimestamp(final int unitsPerMs, final boolean hasNanos) {
        this.unitsPerMs = unitsPerMs;
        this.hasNanos = hasNanos;
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final long units = input.readLong();
        final long ms = Math.floorDiv(units, unitsPerMs);
        final long slot = target.slot();
        Memory.putLong(slot, ms);
        if (hasNanos) {
            final int over = (int) (units - ms * unitsPerMs);
            Memory.putInt(slot + Long.BYTES, over * (NANOS_PER_MS / unitsPerMs));
        }
        return FieldWriter.WRITTEN;
    }
}
