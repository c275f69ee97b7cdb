package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;

/**
 * Writes the values of one type, with those in them: arrays as arrays, maps and rows as objects.
 * One thread; allocates nothing.
 */
final class JsonPartWriter {
    private final Shape shape;
    private final Scalars scalars;
    private final TextOutput output;
    private final JsonOptions options;
    private final boolean hasNullName;
    private final byte[] nullName;
    private final byte[] nullKey;
    private final JsonPartWriter[] parts;
    private final byte[][] names;

    /** Writes values that have no parts. */
    @FunctionalInterface
    interface Scalars {
        void put(SqlType type, long address);
    }

    private JsonPartWriter(
            final Shape shape,
            final JsonOptions options,
            final Scalars scalars,
            final TextOutput output,
            final JsonPartWriter... parts) {
        this.shape = shape;
        this.scalars = scalars;
        this.output = output;
        this.parts = parts;
        this.options = options;
        hasNullName = options.nullKeys() == JsonOptions.NullKeys.LITERAL;
        nullName = options.nullKey().getBytes(StandardCharsets.UTF_8);
        nullKey = JsonStrings.quoted(options.nullKey()).getBytes(StandardCharsets.UTF_8);
        names = new byte[shape.type().names().size()][];
        for (int i = 0; i < names.length; i++) {
            final String name = JsonStrings.quoted(shape.type().names().get(i));
            names[i] = (name + ":").getBytes(StandardCharsets.UTF_8);
        }
    }

    static JsonPartWriter of(
            final Shape shape,
            final JsonOptions options,
            final Scalars scalars,
            final TextOutput output) {
        final JsonPartWriter[] parts =
                switch (shape.kind()) {
                    case ARRAY ->
                            new JsonPartWriter[] {of(shape.element(), options, scalars, output)};
                    case MAP, MULTISET ->
                            new JsonPartWriter[] {
                                of(shape.values().element(), options, scalars, output)
                            };
                    default -> {
                        final JsonPartWriter[] fields =
                                new JsonPartWriter[shape.type().parts().size()];
                        for (int i = 0; i < fields.length; i++) {
                            fields[i] = of(shape.part(i), options, scalars, output);
                        }
                        yield fields;
                    }
                };
        return new JsonPartWriter(shape, options, scalars, output, parts);
    }

    /** Appends a value; 0 is NULL. */
    void put(final long value) {
        if (value == 0) {
            output.putAscii("null");
            return;
        }
        switch (shape.kind()) {
            case ARRAY -> array(value);
            case MAP, MULTISET -> map(value);
            case ROW -> row(value);
            default -> scalars.put(shape.type(), value);
        }
    }

    private void array(final long array) {
        output.put('[');
        final int count = Shape.count(array);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                output.put(',');
            }
            parts[0].put(shape.at(array, i));
        }
        output.put(']');
    }

    private void map(final long map) {
        output.put('{');
        final int count = shape.countOf(map);
        boolean isFirst = true;
        for (int i = 0; i < count; i++) {
            if (isLeftOut(map, i)) {
                continue;
            }
            if (!isFirst) {
                output.put(',');
            }
            isFirst = false;
            final long key = key(map, i);
            if (key == 0) {
                output.put(nullKey);
            } else {
                JsonStrings.put(output, key + Integer.BYTES, Memory.getInt(key));
            }
            output.put(':');
            parts[0].put(shape.values().at(Shape.values(map), lastOfName(map, i, count)));
        }
        output.put('}');
    }

    private long key(final long map, final int entry) {
        return shape.keys().at(Shape.keys(map), entry);
    }

    /** Whether an entry has the key NULL and is left out, or the name of one before it. */
    private boolean isLeftOut(final long map, final int entry) {
        if (key(map, entry) == 0) {
            switch (options.nullKeys()) {
                case FAIL ->
                        throw HeliosException.of(
                                        FormatError.VALUE, "JSON has no member without a name")
                                .detail("a key of a " + shape.type() + " is NULL")
                                .hint(
                                        "take such entries out of the map, or set"
                                                + " map-null-key.mode");
                case DROP -> {
                    return true;
                }
                default -> {}
            }
        }
        for (int i = 0; hasNullName && i < entry; i++) {
            if (haveOneName(map, i, entry)) {
                return true;
            }
        }
        return false;
    }

    /** The entry whose value the name of an entry has: the last one of that name. */
    private int lastOfName(final long map, final int entry, final int count) {
        int last = entry;
        for (int i = entry + 1; hasNullName && i < count; i++) {
            if (haveOneName(map, entry, i)) {
                last = i;
            }
        }
        return last;
    }

    /** Whether one of two keys is NULL and the other the text in its place. */
    private boolean haveOneName(final long map, final int one, final int other) {
        final long first = key(map, one);
        final long second = key(map, other);
        return (first == 0 && isNullName(second)) || (second == 0 && isNullName(first));
    }

    private boolean isNullName(final long key) {
        if (key == 0 || Memory.getInt(key) != nullName.length) {
            return false;
        }
        for (int i = 0; i < nullName.length; i++) {
            if (Memory.getByte(key + Integer.BYTES + i) != nullName[i]) {
                return false;
            }
        }
        return true;
    }

    private void row(final long row) {
        output.put('{');
        boolean isFirst = true;
        for (int i = 0; i < parts.length; i++) {
            final long field = shape.at(row, i);
            if (field == 0 && options.omitsNulls()) {
                continue;
            }
            if (!isFirst) {
                output.put(',');
            }
            isFirst = false;
            output.put(names[i]);
            parts[i].put(field);
        }
        output.put('}');
    }
}
