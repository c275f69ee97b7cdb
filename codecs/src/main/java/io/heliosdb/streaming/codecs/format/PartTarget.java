package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** A part of the nested value that is being written. One thread; reused. */
public final class PartTarget implements ValueTarget {
    private NestedWriter writer;
    private Shape shape;
    private long value;
    private int index;

    /** Turns to a part of a value that was started. */
    public PartTarget at(
            final NestedWriter newWriter,
            final Shape newShape,
            final long newValue,
            final int newIndex) {
        writer = newWriter;
        shape = newShape;
        value = newValue;
        index = newIndex;
        return this;
    }

    /** Writes all values of the nested one. */
    public NestedWriter writer() {
        return writer;
    }

    @Override
    public long slot() {
        return NestedWriter.slot(shape, value, index);
    }

    @Override
    public int putBytes(final long source, final int length) {
        return writer.putText(shape, value, index, source, length)
                ? FieldWriter.WRITTEN
                : FieldWriter.NO_ROOM;
    }

    /** Leaves the part NULL; {@link FieldWriter#INVALID} if its type does not allow that. */
    public int putNull() {
        if (!shape.part(index).type().nullable()) {
            return FieldWriter.INVALID;
        }
        return writer.putNull(shape, value, index) ? FieldWriter.WRITTEN : FieldWriter.NO_ROOM;
    }

    /** The part is the value written last. */
    public int refer(final long part) {
        NestedWriter.refer(shape, value, index, part);
        return FieldWriter.WRITTEN;
    }

    @Override
    public PartTarget part() {
        return this;
    }
}
