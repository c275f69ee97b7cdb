package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boxed values in snapshots: a tag, then the value in whole longs. */
final class HeapValues {
    private static final int NULL = 0;
    private static final int BOOLEAN = 1;
    private static final int LONG = 2;
    private static final int FLOAT = 3;
    private static final int DOUBLE = 4;
    private static final int DECIMAL = 5;
    private static final int TEXT = 6;
    private static final int FINE_TIMESTAMP = 7;
    private static final int BYTES = 8;
    private static final int LIST = 9;
    private static final int MAP = 10;

    private HeapValues() {}

    static void write(final SnapshotWriter writer, final Object value) {
        switch (value) {
            case null -> writer.putLong(NULL);
            case Boolean flag -> tagged(writer, BOOLEAN, flag ? 1 : 0);
            case Long number -> tagged(writer, LONG, number);
            case Float number -> tagged(writer, FLOAT, Float.floatToRawIntBits(number));
            case Double number -> tagged(writer, DOUBLE, Double.doubleToRawLongBits(number));
            case BigDecimal number -> {
                tagged(writer, DECIMAL, number.scale());
                writeBytes(writer, number.unscaledValue().toByteArray());
            }
            case FineTimestamp time -> {
                tagged(writer, FINE_TIMESTAMP, time.epochMs());
                writer.putLong(time.nanosOfMs());
            }
            case String text -> {
                writer.putLong(TEXT);
                writeBytes(writer, text.getBytes(StandardCharsets.UTF_8));
            }
            case ByteString bytes -> {
                writer.putLong(BYTES);
                writeBytes(writer, bytes.toByteArray());
            }
            case List<?> list -> {
                writer.putLong(LIST);
                writer.putLong(list.size());
                list.forEach(part -> write(writer, part));
            }
            case Map<?, ?> map -> {
                tagged(writer, MAP, map.size());
                map.forEach(
                        (key, part) -> {
                            write(writer, key);
                            write(writer, part);
                        });
            }
            default -> throw new IllegalStateException("no snapshot form: " + value.getClass());
        }
    }

    private static void tagged(final SnapshotWriter writer, final int tag, final long value) {
        writer.putLong(tag);
        writer.putLong(value);
    }

    private static void writeBytes(final SnapshotWriter writer, final byte[] bytes) {
        writer.putLong(bytes.length);
        final ByteBuffer padded = ByteBuffer.allocate((bytes.length + 7) & ~7).put(bytes).rewind();
        while (padded.hasRemaining()) {
            writer.putLong(padded.getLong());
        }
    }

    static Object read(final SnapshotReader reader) {
        final int tag = (int) reader.getLong();
        return switch (tag) {
            case NULL -> null;
            case BOOLEAN -> reader.getLong() != 0;
            case LONG -> reader.getLong();
            case FLOAT -> Float.intBitsToFloat((int) reader.getLong());
            case DOUBLE -> Double.longBitsToDouble(reader.getLong());
            case DECIMAL -> {
                final int scale = (int) reader.getLong();
                yield new BigDecimal(new BigInteger(readBytes(reader)), scale);
            }
            case FINE_TIMESTAMP -> new FineTimestamp(reader.getLong(), (int) reader.getLong());
            case BYTES -> ByteString.of(readBytes(reader));
            case LIST -> readList(reader);
            case MAP -> readMap(reader);
            case TEXT -> new String(readBytes(reader), StandardCharsets.UTF_8);
            default -> throw new IllegalStateException("unknown tag in snapshot: " + tag);
        };
    }

    private static byte[] readBytes(final SnapshotReader reader) {
        final byte[] bytes = new byte[(int) reader.getLong()];
        final ByteBuffer padded = ByteBuffer.allocate((bytes.length + 7) & ~7);
        while (padded.hasRemaining()) {
            padded.putLong(reader.getLong());
        }
        padded.rewind().get(bytes);
        return bytes;
    }

    private static Map<Object, Object> readMap(final SnapshotReader reader) {
        final Map<Object, Object> map = new LinkedHashMap<>();
        for (long left = reader.getLong(); left > 0; left--) {
            map.put(read(reader), read(reader));
        }
        return map;
    }

    static void writeList(final SnapshotWriter writer, final List<Object> values) {
        writer.putLong(values.size());
        values.forEach(value -> write(writer, value));
    }

    static List<Object> readList(final SnapshotReader reader) {
        final int size = (int) reader.getLong();
        final List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read(reader));
        }
        return values;
    }
}
