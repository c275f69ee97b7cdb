package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.format.ValueTarget;

/** Reads the values of a field as values of a type of ours. One thread; allocates nothing. */
abstract class ProtoValue implements AutoCloseable {
    /**
     * How many values lie ahead, in one occurrence of the field.
     *
     * @param wire how they lie
     */
    int count(final WireInput input, final int wire) {
        return 1;
    }

    /**
     * Reads the values of the field.
     *
     * @param record that was scanned
     * @param slot the field's
     * @return an outcome of {@link io.heliosdb.streaming.codecs.format.FieldWriter}
     */
    abstract int read(WireInput input, ProtoRecord record, int slot, ValueTarget target);

    @Override
    public abstract void close();
}
