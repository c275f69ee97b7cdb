package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Repeated fields: each value for itself, or many behind one length, also mixed. */
final class ProtoArray extends ProtoValue {
    private final ProtoField field;
    private final Shape shape;
    private final ProtoScalar scalar;
    private final ProtoRow row;
    private final boolean readsDefault;
    private final PartTarget inner = new PartTarget();

    /**
     * @param scalar reads the elements, unless they are rows
     * @param row reads them then
     */
    ProtoArray(
            final ProtoField field,
            final Shape shape,
            final ProtoScalar scalar,
            final ProtoRow row,
            final boolean readsDefault) {
        this.field = field;
        this.shape = shape;
        this.scalar = scalar;
        this.row = row;
        this.readsDefault = readsDefault;
    }

    @Override
    int count(final WireInput input, final int wire) {
        if (wire == field.type.wire()) {
            return scalar == null ? 1 : scalar.count(input, wire);
        }
        final int length = input.readLength();
        final long end = input.at + length;
        if (field.type.wire() != WireInput.VARINT) {
            final int width = field.type.wire() == WireInput.FIXED64 ? 8 : 4;
            if (length % width != 0) {
                throw input.bad("the values of a repeated field end within one");
            }
            return length / width;
        }
        final long outerEnd = input.end;
        input.end = end;
        int count = 0;
        while (input.at < end) {
            final long start = input.at;
            count += scalar.count(input, wire);
            input.at = start;
            input.readVarint();
        }
        input.end = outerEnd;
        return count;
    }

    @Override
    int read(
            final WireInput input,
            final ProtoRecord record,
            final int slot,
            final ValueTarget target) {
        final int count = record.count(slot);
        if (count == 0 && !readsDefault) {
            return FieldWriter.NULL;
        }
        final PartTarget part = target.part();
        final NestedWriter writer = part.writer();
        final long array = writer.start(shape, count);
        if (array == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        final long outerEnd = input.end;
        input.end = record.end();
        input.at = record.first(slot);
        int index = 0;
        while (index < count) {
            final int tag = record.seek(input, field);
            final boolean isPacked = (tag & 7) != field.type.wire();
            final long end = isPacked ? input.readLength() + input.at : input.at + 1;
            while (input.at < end) {
                if (scalar == null || !scalar.isPassed(input)) {
                    inner.at(writer, shape, array, index++);
                    final int outcome =
                            scalar == null
                                    ? row.readOne(input, inner)
                                    : scalar.readOne(input, inner);
                    if (outcome != FieldWriter.WRITTEN) {
                        return outcome;
                    }
                }
            }
        }
        input.end = outerEnd;
        writer.finish(shape, array);
        return part.refer(array);
    }

    @Override
    public void close() {
        if (scalar == null) {
            row.close();
        } else {
            scalar.close();
        }
    }
}
