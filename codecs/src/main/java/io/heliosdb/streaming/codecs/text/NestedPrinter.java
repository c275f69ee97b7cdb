package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.HashMap;
import java.util.Map;

/**
 * Appends nested values: {@code [1, NULL]}, {@code {key=value}}, {@code (field, field)}; texts in
 * them have no quotes. One thread; allocates nothing once it has seen a type.
 */
final class NestedPrinter {
    private final ValuePrinter values;
    private final TextOutput output;
    private final Map<SqlType, Shape> shapes = new HashMap<>();

    NestedPrinter(final ValuePrinter values, final TextOutput output) {
        this.values = values;
        this.output = output;
    }

    void print(final SqlType type, final long address) {
        Shape shape = shapes.get(type);
        if (shape == null) {
            shape = Shape.of(type);
            shapes.put(type, shape);
        }
        print(shape, address);
    }

    private void print(final Shape shape, final long value) {
        switch (shape.kind()) {
            case ARRAY -> list(shape, value, '[', ']');
            case ROW -> list(shape, value, '(', ')');
            case MAP, MULTISET -> map(shape, value);
            default -> values.print(shape.type(), value);
        }
    }

    private void list(final Shape shape, final long value, final char open, final char close) {
        output.put(open);
        final int count = shape.countOf(value);
        for (int i = 0; i < count; i++) {
            output.putAscii(i == 0 ? "" : ", ");
            part(shape, value, i);
        }
        output.put(close);
    }

    private void map(final Shape shape, final long map) {
        output.put('{');
        final int count = shape.countOf(map);
        for (int i = 0; i < count; i++) {
            output.putAscii(i == 0 ? "" : ", ");
            part(shape.keys(), Shape.keys(map), i);
            output.put('=');
            part(shape.values(), Shape.values(map), i);
        }
        output.put('}');
    }

    private void part(final Shape shape, final long value, final int index) {
        final long at = shape.at(value, index);
        if (at == 0) {
            output.putAscii("NULL");
        } else {
            print(shape.part(index), at);
        }
    }
}
