package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.EntryIndex;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Utf8;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Maps and multisets: their keys are texts; of equal keys the last counts. */
final class AvroMap extends AvroValue {
    private final AvroSchema values;
    private final Shape shape;
    private final AvroValue value;
    private final EntryIndex entries = new EntryIndex();
    private final PartTarget inner = new PartTarget();

    /**
     * @param values their schema
     */
    AvroMap(final AvroSchema values, final Shape shape, final AvroValue value) {
        this.values = values;
        this.shape = shape;
        this.value = value;
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final PartTarget part = target.part();
        final NestedWriter writer = part.writer();
        if (!collect(input)) {
            return FieldWriter.NOT_UTF8;
        }
        final long behind = input.at;
        final long map = writer.startMap();
        if (map == NestedWriter.NO_ROOM || !writeKeys(writer)) {
            return FieldWriter.NO_ROOM;
        }
        final int outcome = writeValues(input, writer);
        if (outcome != FieldWriter.WRITTEN) {
            return outcome;
        }
        input.at = behind;
        writer.finishMap(map);
        return part.refer(map);
    }

    /** Notes the entries; false if a key is not UTF-8. */
    private boolean collect(final AvroInput input) {
        entries.clear();
        for (long items = input.readLong(); items != 0; items = input.readLong()) {
            final long blockEnd = items < 0 ? input.readLength() + input.at : 0;
            if (items == Long.MIN_VALUE) {
                throw input.bad("a map is longer than its bytes");
            }
            for (long i = Math.abs(items); i > 0; i--) {
                final int length = input.readLength();
                final long key = input.take(length);
                if (!Utf8.isValid(key, length)) {
                    return false;
                }
                entries.put(key, length, input.at);
                AvroSkip.skip(input, values);
            }
            if (items < 0 && input.at != blockEnd) {
                throw input.bad("the entries of a map are not as long as it says");
            }
        }
        return true;
    }

    private boolean writeKeys(final NestedWriter writer) {
        final long array = writer.start(shape.keys(), entries.count());
        if (array == NestedWriter.NO_ROOM) {
            return false;
        }
        for (int i = 0; i < entries.count(); i++) {
            if (!writer.putText(shape.keys(), array, i, entries.key(i), entries.keyLength(i))) {
                return false;
            }
        }
        return writer.finish(shape.keys(), array);
    }

    private int writeValues(final AvroInput input, final NestedWriter writer) {
        final long array = writer.start(shape.values(), entries.count());
        if (array == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        for (int i = 0; i < entries.count(); i++) {
            input.at = entries.value(i);
            final int outcome = value.readPart(input, inner.at(writer, shape.values(), array, i));
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        writer.finish(shape.values(), array);
        return FieldWriter.WRITTEN;
    }

    @Override
    public void close() {
        value.close();
    }
}
