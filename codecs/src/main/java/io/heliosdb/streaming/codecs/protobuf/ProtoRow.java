package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.text.TextOutput;

/**
 * Messages in messages, as rows. One that is there several times is all of them, one behind the
 * other.
 */
final class ProtoRow extends ProtoValue {
    private static final int FIRST_BYTES = 4096;

    private final ProtoField field;
    private final Shape shape;
    private final ProtoRecord fields;
    private final boolean readsDefault;
    private final TextOutput merged;
    private final PartTarget inner = new PartTarget();

    /**
     * @param readsDefault whether it is a message without fields where it is absent, not NULL
     */
    ProtoRow(
            final Ledger ledger,
            final String owner,
            final ProtoField field,
            final Shape shape,
            final ProtoRecord fields,
            final boolean readsDefault) {
        this.field = field;
        this.shape = shape;
        this.fields = fields;
        this.readsDefault = readsDefault;
        merged = new TextOutput(ledger, owner, FIRST_BYTES);
    }

    @Override
    int read(
            final WireInput input,
            final ProtoRecord record,
            final int slot,
            final ValueTarget target) {
        final int count = record.count(slot);
        if (count == 0) {
            return readsDefault ? putDefault(input, target) : FieldWriter.NULL;
        }
        if (count > 1) {
            return readMerged(input, record, slot, target);
        }
        input.at = record.last(slot);
        return readOne(input, target);
    }

    /** Reads the message ahead. */
    int readOne(final WireInput input, final ValueTarget target) {
        final int length = input.readLength();
        final long end = input.at + length;
        fields.scan(input, input.at, end);
        final int outcome = write(input, target);
        input.at = end;
        return outcome;
    }

    /** Writes a message without fields. */
    int putDefault(final WireInput input, final ValueTarget target) {
        fields.clear();
        return write(input, target);
    }

    private int readMerged(
            final WireInput input,
            final ProtoRecord record,
            final int slot,
            final ValueTarget target) {
        merged.clear();
        final long outerEnd = input.end;
        input.end = record.end();
        input.at = record.first(slot);
        for (int i = record.count(slot); i > 0; i--) {
            record.seek(input, field);
            final int length = input.readLength();
            merged.put(input.take(length), length);
        }
        final long start = merged.address();
        fields.scan(input, start, start + merged.length());
        final int outcome = write(input, target);
        input.end = outerEnd;
        return outcome;
    }

    private int write(final WireInput input, final ValueTarget target) {
        final PartTarget part = target.part();
        final NestedWriter writer = part.writer();
        final int count = shape.type().parts().size();
        final long row = writer.start(shape, count);
        if (row == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        final long outerEnd = input.end;
        for (int i = 0; i < count; i++) {
            inner.at(writer, shape, row, i);
            input.end = fields.end();
            int outcome = fields.value(i).read(input, fields, i, inner);
            if (outcome == FieldWriter.NULL) {
                outcome = inner.putNull();
            }
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        input.end = outerEnd;
        return writer.finish(shape, row) ? part.refer(row) : FieldWriter.NO_ROOM;
    }

    @Override
    public void close() {
        merged.close();
        fields.close();
    }
}
