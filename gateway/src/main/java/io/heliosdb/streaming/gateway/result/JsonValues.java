package io.heliosdb.streaming.gateway.result;

import com.fasterxml.jackson.core.JsonGenerator;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.RowReader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Values as JSON: arrays as arrays, maps and rows as objects. Numbers are JSON numbers, except NaN
 * and infinities, which are texts. One thread.
 */
final class JsonValues implements AutoCloseable {
    /** The name of a map's entry whose key is NULL. */
    private static final String NULL_KEY = "null";

    private final FieldText texts;

    JsonValues(final Ledger ledger) {
        texts = new FieldText(ledger, Optional.empty());
    }

    /** Writes a field of a row. */
    void write(final JsonGenerator json, final Shape shape, final RowReader row, final int column)
            throws IOException {
        if (row.isNull(column)) {
            json.writeNull();
        } else {
            write(json, shape, row.valueAddressAt(column));
        }
    }

    /** Writes a value at an address; 0 is NULL. */
    private void write(final JsonGenerator json, final Shape shape, final long value)
            throws IOException {
        if (value == 0) {
            json.writeNull();
            return;
        }
        switch (shape.kind()) {
            case ARRAY -> array(json, shape, value);
            case MAP, MULTISET -> map(json, shape, value);
            case ROW -> row(json, shape, value);
            default -> scalar(json, shape, value);
        }
    }

    private void array(final JsonGenerator json, final Shape shape, final long array)
            throws IOException {
        json.writeStartArray();
        final int count = shape.countOf(array);
        for (int i = 0; i < count; i++) {
            write(json, shape.part(i), shape.at(array, i));
        }
        json.writeEndArray();
    }

    private void map(final JsonGenerator json, final Shape shape, final long map)
            throws IOException {
        json.writeStartObject();
        final int count = shape.countOf(map);
        for (int i = 0; i < count; i++) {
            final long key = shape.keys().at(Shape.keys(map), i);
            json.writeFieldName(key == 0 ? NULL_KEY : texts.of(shape.keys().part(i).type(), key));
            write(json, shape.values().part(i), shape.values().at(Shape.values(map), i));
        }
        json.writeEndObject();
    }

    private void row(final JsonGenerator json, final Shape shape, final long row)
            throws IOException {
        json.writeStartObject();
        final List<String> names = shape.type().names();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            write(json, shape.part(i), shape.at(row, i));
        }
        json.writeEndObject();
    }

    private void scalar(final JsonGenerator json, final Shape shape, final long value)
            throws IOException {
        final String text = texts.of(shape.type(), value);
        switch (shape.kind()) {
            case BOOLEAN -> json.writeBoolean(Memory.getByte(value) != 0);
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> json.writeNumber(text);
            case FLOAT, DOUBLE -> {
                final boolean isFinite = text.indexOf('N') < 0 && text.indexOf('I') < 0;
                if (isFinite) {
                    json.writeNumber(text);
                } else {
                    json.writeString(text);
                }
            }
            default -> json.writeString(text);
        }
    }

    @Override
    public void close() {
        texts.close();
    }
}
