package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;

/**
 * Reads values that a schema wrote as values of a type of ours. One thread; allocates nothing,
 * apart from decimals whose scale changes.
 */
abstract class AvroValue implements AutoCloseable {
    /**
     * Reads the value ahead, to its end unless there is no room.
     *
     * @return an outcome of {@link FieldWriter}; where it is {@link FieldWriter#NULL} nothing was
     *     written
     */
    abstract int read(AvroInput input, ValueTarget target);

    /** Reads the value ahead as a part of another. */
    final int readPart(final AvroInput input, final PartTarget target) {
        final int outcome = read(input, target);
        return outcome == FieldWriter.NULL ? target.putNull() : outcome;
    }

    @Override
    public void close() {
        // most hold nothing
    }
}
