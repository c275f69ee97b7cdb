package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Records as rows. */
final class AvroRow extends AvroValue {
    private final Shape shape;
    private final AvroFields fields;
    private final PartTarget inner = new PartTarget();

    AvroRow(final Shape shape, final AvroFields fields) {
        this.shape = shape;
        this.fields = fields;
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final PartTarget part = target.part();
        final NestedWriter writer = part.writer();
        final int count = shape.type().parts().size();
        final long row = writer.start(shape, count);
        if (row == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        fields.begin(input);
        for (int i = 0; i < count; i++) {
            final AvroValue field = fields.seek(i, input);
            inner.at(writer, shape, row, i);
            final int outcome = field == null ? inner.putNull() : field.readPart(input, inner);
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        fields.end(input);
        return writer.finish(shape, row) ? part.refer(row) : FieldWriter.NO_ROOM;
    }

    @Override
    public void close() {
        fields.close();
    }
}
