package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Arrays: counted first, since the count decides where the elements go. */
final class AvroArray extends AvroValue {
    private final AvroSchema schema;
    private final Shape shape;
    private final AvroValue element;
    private final PartTarget inner = new PartTarget();

    AvroArray(final AvroSchema schema, final Shape shape, final AvroValue element) {
        this.schema = schema;
        this.shape = shape;
        this.element = element;
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final PartTarget part = target.part();
        final NestedWriter writer = part.writer();
        final long first = input.at;
        final int count = AvroSkip.count(input, schema);
        final long behind = input.at;
        final long value = writer.start(shape, count);
        if (value == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        input.at = first;
        int index = 0;
        for (long items = input.readLong(); items != 0; items = input.readLong()) {
            final long blockEnd = items < 0 ? input.readLength() + input.at : 0;
            if (Math.abs(items) > count - index || items == Long.MIN_VALUE) {
                throw differs(input); // there is room for as many as were counted
            }
            for (long i = Math.abs(items); i > 0; i--) {
                final int outcome =
                        element.readPart(input, inner.at(writer, shape, value, index++));
                if (outcome != FieldWriter.WRITTEN) {
                    return outcome;
                }
            }
            if (items < 0 && input.at != blockEnd) {
                throw differs(input);
            }
        }
        if (input.at != behind || index != count) {
            throw differs(input);
        }
        writer.finish(shape, value);
        return part.refer(value);
    }

    private static HeliosException differs(final AvroInput input) {
        return input.bad("the items of an array are not as long as it says");
    }

    @Override
    public void close() {
        element.close();
    }
}
