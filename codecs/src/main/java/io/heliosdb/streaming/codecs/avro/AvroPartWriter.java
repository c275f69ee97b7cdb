package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

/** Writes the values of one type, with those in them. One thread; allocates nothing. */
final class AvroPartWriter {
    private static final int MS_DIGITS = 3;
    private static final int MICROS_PER_MS = 1000;
    private static final int NANOS_PER_MICRO = 1000;

    /** Counts of a multiset: nullable in the schema, as in Flink's. */
    private static final Shape COUNT = Shape.of(SqlType.INTEGER);

    private final Shape shape;
    private final SqlType type;
    private final AvroOutput output;
    private final AvroPartWriter[] parts;

    private AvroPartWriter(
            final Shape shape, final AvroOutput output, final AvroPartWriter... parts) {
        this.shape = shape;
        type = shape.type();
        this.output = output;
        this.parts = parts;
    }

    static AvroPartWriter of(final Shape shape, final AvroOutput output) {
        return switch (shape.kind()) {
            case ARRAY -> new AvroPartWriter(shape, output, of(shape.element(), output));
            case MAP -> new AvroPartWriter(shape, output, of(shape.values().element(), output));
            case MULTISET -> new AvroPartWriter(shape, output, of(COUNT, output));
            default -> {
                final AvroPartWriter[] fields = new AvroPartWriter[shape.type().parts().size()];
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = of(shape.part(i), output);
                }
                yield new AvroPartWriter(shape, output, fields);
            }
        };
    }

    /** Appends a value; 0 is NULL. */
    void put(final long value) {
        if (value == 0) {
            if (!type.nullable()) {
                throw HeliosException.of(
                                FormatError.NULL_VALUE,
                                "a value of a type that cannot be NULL is NULL")
                        .detail("the type is " + type)
                        .hint("replace NULL with COALESCE");
            }
            output.putLong(0);
            return;
        }
        if (type.nullable()) {
            output.putLong(1);
        }
        switch (type.kind()) {
            case BOOLEAN -> output.putByte(Memory.getByte(value));
            case TINYINT -> output.putLong(Memory.getByte(value));
            case SMALLINT -> output.putLong(Memory.getShort(value));
            case INTEGER, DATE, TIME -> output.putLong(Memory.getInt(value));
            case BIGINT -> output.putLong(Memory.getLong(value));
            case FLOAT -> output.put(value, Float.BYTES);
            case DOUBLE -> output.put(value, Double.BYTES);
            case TIMESTAMP, TIMESTAMP_LTZ -> timestamp(value);
            case DECIMAL -> decimal(value);
            case ARRAY -> array(value);
            case MAP, MULTISET -> map(value);
            case ROW -> row(value);
            default -> output.putBytes(value + Integer.BYTES, Memory.getInt(value));
        }
    }

    private void timestamp(final long value) {
        final long ms = Memory.getLong(value);
        output.putLong(
                type.precision() <= MS_DIGITS
                        ? ms
                        : ms * MICROS_PER_MS + Memory.getInt(value + Long.BYTES) / NANOS_PER_MICRO);
    }

    /** The unscaled number in as few bytes as hold it, its highest byte first. */
    private void decimal(final long value) {
        final long low = Memory.getLong(value);
        final long high =
                type.isLongDecimal() ? low >> (Long.SIZE - 1) : Memory.getLong(value + Long.BYTES);
        int bytes = 1;
        while (bytes < 2 * Long.BYTES && !isSignBehind(low, high, bytes * Byte.SIZE - 1)) {
            bytes++;
        }
        output.putLong(bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            final int shift = i * Byte.SIZE;
            output.putByte((int) (shift < Long.SIZE ? low >>> shift : high >>> shift));
        }
    }

    /** Whether a bit, and all above it, are those of the sign. */
    private static boolean isSignBehind(final long low, final long high, final int bit) {
        final long sign = high >> (Long.SIZE - 1);
        return bit < Long.SIZE ? high == sign && low >> bit == sign : high >> bit == sign;
    }

    private void array(final long array) {
        final int count = Shape.count(array);
        if (count > 0) {
            output.putLong(count);
            for (int i = 0; i < count; i++) {
                parts[0].put(shape.at(array, i));
            }
        }
        output.putLong(0);
    }

    private void map(final long map) {
        final int count = shape.countOf(map);
        if (count > 0) {
            output.putLong(count);
            for (int i = 0; i < count; i++) {
                final long key = shape.keys().at(Shape.keys(map), i);
                if (key == 0) {
                    throw HeliosException.of(FormatError.VALUE, "a key of a map is NULL")
                            .detail("Avro has no such keys; the type is " + type)
                            .hint("take such entries out of the map");
                }
                output.putBytes(key + Integer.BYTES, Memory.getInt(key));
                parts[0].put(shape.values().at(Shape.values(map), i));
            }
        }
        output.putLong(0);
    }

    private void row(final long row) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].put(shape.at(row, i));
        }
    }
}
