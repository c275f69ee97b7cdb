package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes rows as messages, their fields in the order of the numbers. Of the fields of a oneof that
 * have a value the last of the row's is written. One thread; allocates nothing.
 */
final class ProtoMessageWriter implements AutoCloseable {
    private final Shape shape;
    private final ProtoFieldWriter[] fields;
    private final int[] order;
    private final long[] values;

    private ProtoMessageWriter(final Shape shape, final List<ProtoFieldWriter> fields) {
        this.shape = shape;
        this.fields = fields.toArray(ProtoFieldWriter[]::new);
        values = new long[fields.size()];
        final List<Integer> sorted = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            sorted.add(i);
        }
        sorted.sort(Comparator.comparingInt(i -> fields.get(i).field().number));
        order = sorted.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Makes writers. Used once. */
    record Factory(Ledger ledger, String owner, String nullText, WireOutput output, Opened opened) {
        /**
         * A writer of a ROW as a message.
         *
         * @throws HeliosException {@code HCOD-0112} if a column fits no field, or a required one is
         *     missing
         */
        ProtoMessageWriter message(
                final ProtoMessage message, final SqlType row, final String path) {
            final List<ProtoFieldWriter> fields = new ArrayList<>();
            for (int i = 0; i < row.parts().size(); i++) {
                final String place = path + row.names().get(i);
                final SqlType type = row.parts().get(i);
                final ProtoField field = ProtoTypes.field(message, row.names().get(i), type, place);
                fields.add(field(field, type, place));
            }
            for (final ProtoField field : message.fields()) {
                if (field.isRequired && !row.names().contains(field.name)) {
                    throw ProtoTypes.misfit(
                            path + field.name,
                            "the field is required, and the table has no such column");
                }
            }
            return new ProtoMessageWriter(Shape.of(row), fields);
        }

        private ProtoFieldWriter field(
                final ProtoField field, final SqlType type, final String place) {
            final Shape shape = Shape.of(type);
            if (field.isMap()) {
                final ProtoField key = field.message.field("key").orElseThrow();
                final ProtoField value = field.message.field("value").orElseThrow();
                final SqlType values = type.parts().getLast();
                return new ProtoFieldWriter(
                        field,
                        shape,
                        output,
                        value.message == null ? scalar(value, values) : null,
                        value.message == null ? null : message(value.message, values, place + "."),
                        scalar(key, type.parts().getFirst()));
            }
            final SqlType one = field.isRepeated ? type.parts().getFirst() : type;
            return new ProtoFieldWriter(
                    field,
                    shape,
                    output,
                    field.message == null ? scalar(field, one) : null,
                    field.message == null ? null : message(field.message, one, place + "."),
                    null);
        }

        private ProtoScalarWriter scalar(final ProtoField field, final SqlType type) {
            return opened.add(new ProtoScalarWriter(ledger, owner, field, type, nullText, output));
        }
    }

    /** Appends a row. */
    void put(final RowReader row) {
        for (int i = 0; i < values.length; i++) {
            values[i] = row.isNull(i) ? 0 : row.valueAddressAt(i);
        }
        putValues();
    }

    /** Appends a nested row; nothing for NULL. */
    void put(final long row) {
        for (int i = 0; i < values.length; i++) {
            values[i] = row == 0 ? 0 : shape.at(row, i);
        }
        putValues();
    }

    private void putValues() {
        for (final int field : order) {
            if (values[field] == 0) {
                checkOptional(fields[field].field());
            } else if (isLastOfOneof(field)) {
                fields[field].put(values[field]);
            }
        }
    }

    private static void checkOptional(final ProtoField field) {
        if (field.isRequired) {
            throw HeliosException.of(
                            FormatError.NULL_VALUE, "the required field " + field.name + " is NULL")
                    .detail("proto2 has messages only with all their required fields")
                    .hint("replace NULL with COALESCE, or leave such rows out");
        }
    }

    private boolean isLastOfOneof(final int field) {
        final int oneof = fields[field].field().oneof;
        for (int i = field + 1; oneof != ProtoField.NO_ONEOF && i < fields.length; i++) {
            if (values[i] != 0 && fields[i].field().oneof == oneof) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        for (final ProtoFieldWriter field : fields) {
            field.close();
        }
    }
}
