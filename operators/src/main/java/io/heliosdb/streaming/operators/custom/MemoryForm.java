package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.functions.FineTimestamps;
import io.heliosdb.streaming.operators.functions.Nested;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.Slots;
import io.heliosdb.streaming.operators.functions.WideDecimals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values in memory as functions see them, and back. Allocates. */
final class MemoryForm {
    private MemoryForm() {}

    static byte[] bytes(final long address) {
        final byte[] bytes = new byte[Memory.getInt(address)];
        Memory.copyToArray(address + Integer.BYTES, bytes, 0, bytes.length);
        return bytes;
    }

    /** The value at an address, of a part that lies there; null at 0. */
    static Object read(final Shape shape, final long at) {
        if (at == 0) {
            return null;
        }
        final SqlType type = shape.type();
        return switch (type.kind()) {
            case BOOLEAN -> Slots.booleanAt(at);
            case TINYINT -> (long) Slots.byteAt(at);
            case SMALLINT -> (long) Slots.shortAt(at);
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> (long) Slots.intAt(at);
            case BIGINT, INTERVAL_DAY_TIME -> Slots.longAt(at);
            case FLOAT -> Slots.floatAt(at);
            case DOUBLE -> Slots.doubleAt(at);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? BigDecimal.valueOf(Slots.longAt(at), type.scale())
                            : WideDecimals.toBig(at, type.scale());
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    type.fixedWidthBytes() > Long.BYTES
                            ? (Object)
                                    new long[] {
                                        FineTimestamps.epochMs(at), FineTimestamps.nanosOfMs(at)
                                    }
                            : (Object) Slots.longAt(at);
            case CHAR, VARCHAR -> new String(bytes(at), StandardCharsets.UTF_8);
            case BINARY, VARBINARY, BITMAP -> bytes(at);
            case ARRAY, ROW -> parts(shape, at);
            case MAP, MULTISET -> {
                final List<Object> keys = parts(shape.keys(), Shape.keys(at));
                final List<Object> values = parts(shape.values(), Shape.values(at));
                final Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < keys.size(); i++) {
                    map.put(keys.get(i), values.get(i));
                }
                yield map;
            }
            case NULL -> null;
            case SYMBOL -> throw new IllegalStateException("not a value");
        };
    }

    private static List<Object> parts(final Shape shape, final long value) {
        final int count = shape.countOf(value);
        final List<Object> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(read(shape.part(i), shape.at(value, i)));
        }
        return parts;
    }

    /** Lays a value of a variable type down in scratch memory. */
    static long write(final Scratch scratch, final Shape shape, final Object value) {
        return switch (shape.kind()) {
            case CHAR, VARCHAR -> lay(scratch, ((String) value).getBytes(StandardCharsets.UTF_8));
            case BINARY, VARBINARY, BITMAP -> lay(scratch, (byte[]) value);
            case MAP, MULTISET -> {
                final Map<?, ?> map = (Map<?, ?>) value;
                final long keys = write(scratch, shape.keys(), new ArrayList<>(map.keySet()));
                final long values = write(scratch, shape.values(), new ArrayList<>(map.values()));
                yield Nested.map(scratch, keys, values);
            }
            default -> writeParts(scratch, shape, (List<?>) value);
        };
    }

    private static long lay(final Scratch scratch, final byte[] bytes) {
        return lay(scratch, bytes, bytes.length);
    }

    static long lay(final Scratch scratch, final byte[] bytes, final int length) {
        final long address = scratch.open(length);
        Memory.copyFromArray(bytes, 0, address + Scratch.HEADER_BYTES, length);
        return scratch.close(address, length);
    }

    private static long writeParts(final Scratch scratch, final Shape shape, final List<?> parts) {
        final long[] addresses = new long[parts.size()];
        long bytes = 0;
        for (int i = 0; i < addresses.length; i++) {
            if (shape.part(i).isVariable()) {
                addresses[i] =
                        parts.get(i) == null ? 0 : write(scratch, shape.part(i), parts.get(i));
                bytes += Nested.bytes(addresses[i]);
            }
        }
        final long result = Nested.open(scratch, shape, addresses.length, bytes);
        for (int i = 0; i < addresses.length; i++) {
            final Object part = parts.get(i);
            if (shape.part(i).isVariable()) {
                Nested.put(scratch, shape, result, i, addresses[i]);
            } else if (part != null) {
                put(Nested.slot(shape, result, i), shape.part(i).type(), part);
            }
        }
        return Nested.close(scratch, shape, result);
    }

    private static void put(final long slot, final SqlType type, final Object value) {
        switch (type.kind()) {
            case BOOLEAN -> Slots.putBoolean(slot, (Boolean) value);
            case TINYINT -> Slots.putByte(slot, ((Long) value).intValue());
            case SMALLINT -> Slots.putShort(slot, ((Long) value).intValue());
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    Slots.putInt(slot, ((Long) value).intValue());
            case FLOAT -> Slots.putFloat(slot, (Float) value);
            case DOUBLE -> Slots.putDouble(slot, (Double) value);
            case DECIMAL -> {
                if (type.isLongDecimal()) {
                    Slots.putLong(slot, ((BigDecimal) value).unscaledValue().longValue());
                } else {
                    WideDecimals.put((BigDecimal) value, slot);
                }
            }
            default -> {
                if (value instanceof long[] time) {
                    Slots.putLong(slot, time[0]);
                    Slots.putInt(slot + Long.BYTES, (int) time[1]);
                } else {
                    Slots.putLong(slot, (Long) value);
                }
            }
        }
    }
}
