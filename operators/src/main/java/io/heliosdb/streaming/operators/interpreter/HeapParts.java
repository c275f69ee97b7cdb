package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values on the heap from their bytes and back, with the values inside them: an ARRAY and a ROW are
 * lists, a MAP and a MULTISET maps in the order of their entries.
 */
@SuppressWarnings("ByteBufferBackingArray") // buffers are allocated here
final class HeapParts {
    private static final int WORD_BITS = Long.SIZE;

    private HeapParts() {}

    /** The value at an address: that of a fixed type's bytes, or of a variable one's length. */
    static Object read(final SqlType type, final long at) {
        return switch (type.kind()) {
            case BOOLEAN -> Memory.getByte(at) != 0;
            case TINYINT -> (long) Memory.getByte(at);
            case SMALLINT -> (long) Memory.getShort(at);
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> (long) Memory.getInt(at);
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    type.precision() > 3
                            ? new FineTimestamp(Memory.getLong(at), Memory.getInt(at + Long.BYTES))
                            : (Object) Memory.getLong(at);
            case BIGINT, INTERVAL_DAY_TIME -> Memory.getLong(at);
            case FLOAT -> Memory.getFloat(at);
            case DOUBLE -> Memory.getDouble(at);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? BigDecimal.valueOf(Memory.getLong(at), type.scale())
                            : wideDecimal(at, type.scale());
            case CHAR, VARCHAR -> new String(bytes(at), StandardCharsets.UTF_8);
            case BINARY, VARBINARY, BITMAP -> ByteString.of(bytes(at));
            case ARRAY -> array(type.parts().getFirst(), at);
            case MAP -> map(type.parts().getFirst(), type.parts().getLast(), at);
            case MULTISET -> map(type.parts().getFirst(), SqlType.INTEGER.notNull(), at);
            case ROW -> row(type, at + Integer.BYTES);
            default -> throw new IllegalStateException("not readable: " + type);
        };
    }

    private static byte[] bytes(final long at) {
        final byte[] bytes = new byte[Memory.getInt(at)];
        Memory.copyToArray(at + Integer.BYTES, bytes, 0, bytes.length);
        return bytes;
    }

    private static BigDecimal wideDecimal(final long at, final int scale) {
        final BigInteger low = new BigInteger(Long.toUnsignedString(Memory.getLong(at)));
        final BigInteger high = BigInteger.valueOf(Memory.getLong(at + Long.BYTES));
        return new BigDecimal(high.shiftLeft(Long.SIZE).add(low), scale);
    }

    private static List<Object> array(final SqlType element, final long at) {
        final int count = Memory.getInt(at + Integer.BYTES);
        final long presence = at + 2 * Integer.BYTES;
        final long slots = presence + (count + WORD_BITS - 1) / WORD_BITS * (long) Long.BYTES;
        final List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final long word = Memory.getLong(presence + i / WORD_BITS * (long) Long.BYTES);
            final long slot = slots + (long) i * slotBytes(element);
            final boolean isThere = (word >>> i % WORD_BITS & 1) != 0;
            values.add(
                    isThere
                            ? read(element, element.isVariable() ? at + Memory.getInt(slot) : slot)
                            : null);
        }
        return values;
    }

    private static Map<Object, Object> map(final SqlType key, final SqlType value, final long at) {
        final long keysAt = at + Integer.BYTES;
        final List<Object> keys = array(key, keysAt);
        final List<Object> values = array(value, keysAt + Integer.BYTES + Memory.getInt(keysAt));
        final Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }

    private static List<Object> row(final SqlType type, final long row) {
        final RowLayout layout = layout(type);
        final List<Object> fields = new ArrayList<>();
        for (int i = 0; i < layout.columnCount(); i++) {
            final SqlType field = layout.type(i);
            fields.add(
                    layout.isNull(row, i)
                            ? null
                            : read(
                                    field,
                                    field.isVariable()
                                            ? layout.variableAddress(row, i)
                                            : row + layout.offset(i)));
        }
        return fields;
    }

    private static RowLayout layout(final SqlType type) {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < type.parts().size(); i++) {
            columns.add(new Column(type.names().get(i), type.parts().get(i).withNullable(true)));
        }
        return RowLayout.of(columns);
    }

    private static int slotBytes(final SqlType type) {
        return type.isVariable() ? Integer.BYTES : type.fixedWidthBytes();
    }

    /** The bytes of a value of a variable type, without their length. */
    static byte[] encode(final Object value, final SqlType type) {
        return switch (value) {
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case ByteString bytes -> bytes.toByteArray();
            case List<?> list when type.kind() == TypeKind.ARRAY ->
                    encodeArray(list, type.parts().getFirst());
            case List<?> list -> encodeRow(list, layout(type));
            case Map<?, ?> map -> encodeMap(map, type);
            default -> throw new IllegalStateException("not of a variable type: " + value);
        };
    }

    private static byte[] encodeArray(final List<?> values, final SqlType element) {
        final int words = (values.size() + WORD_BITS - 1) / WORD_BITS;
        final int slots = Integer.BYTES + words * Long.BYTES;
        final int fixed = slots + values.size() * slotBytes(element);
        final List<byte[]> data = data(values, Collections.nCopies(values.size(), element));
        final long present = values.stream().filter(Objects::nonNull).count();
        final int lengths = element.isVariable() ? Integer.BYTES * (int) present : 0;
        final ByteBuffer out = buffer(fixed + lengths + total(data));
        out.putInt(0, values.size());
        int end = fixed;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                continue;
            }
            final int word = Integer.BYTES + i / WORD_BITS * Long.BYTES;
            out.putLong(word, out.getLong(word) | 1L << i % WORD_BITS);
            final int slot = slots + i * slotBytes(element);
            if (element.isVariable()) {
                // distances count from the length in front
                out.putInt(slot, Integer.BYTES + end);
                end = append(out, end, data.get(i));
            } else {
                putFixed(out, slot, values.get(i), element);
            }
        }
        return out.array();
    }

    private static byte[] encodeMap(final Map<?, ?> map, final SqlType type) {
        final SqlType value =
                type.kind() == TypeKind.MAP ? type.parts().getLast() : SqlType.INTEGER.notNull();
        final byte[] keys = encodeArray(new ArrayList<>(map.keySet()), type.parts().getFirst());
        final byte[] values = encodeArray(new ArrayList<>(map.values()), value);
        final ByteBuffer out = buffer(2 * Integer.BYTES + keys.length + values.length);
        append(out, append(out, 0, keys), values);
        return out.array();
    }

    private static byte[] encodeRow(final List<?> fields, final RowLayout layout) {
        final List<SqlType> types = layout.columns().stream().map(Column::type).toList();
        final List<byte[]> data = data(fields, types);
        final int lengths = Integer.BYTES * layout.variableCount();
        final int length = RowLayout.align(layout.blockLength() + lengths + total(data));
        final ByteBuffer out = buffer(length);
        int end = layout.blockLength();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) != null && layout.isNullable(i)) {
                final int word = layout.presenceOffset(i);
                out.putLong(word, out.getLong(word) | layout.presenceMask(i));
            }
            if (types.get(i).isVariable()) {
                out.putInt(layout.offset(i), end);
                end = append(out, end, data.get(i));
            } else if (fields.get(i) != null) {
                putFixed(out, layout.offset(i), fields.get(i), types.get(i));
            }
        }
        if (!layout.isFixedLength()) {
            out.putInt(layout.rowLengthOffset(), length);
        }
        return out.array();
    }

    /**
     * For each value what follows the fixed part; nothing for fixed types, and NULL in an array.
     */
    private static List<byte[]> data(final List<?> values, final List<SqlType> types) {
        final List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            final boolean isThere = values.get(i) != null && types.get(i).isVariable();
            data.add(isThere ? encode(values.get(i), types.get(i)) : new byte[0]);
        }
        return data;
    }

    private static int total(final List<byte[]> data) {
        return data.stream().mapToInt(bytes -> bytes.length).sum();
    }

    private static ByteBuffer buffer(final int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int append(final ByteBuffer out, final int end, final byte[] bytes) {
        out.putInt(end, bytes.length).put(end + Integer.BYTES, bytes);
        return end + Integer.BYTES + bytes.length;
    }

    private static void putFixed(
            final ByteBuffer out, final int at, final Object value, final SqlType type) {
        switch (value) {
            case Boolean flag -> out.put(at, (byte) (flag ? 1 : 0));
            case Float number -> out.putInt(at, Float.floatToIntBits(number));
            case Double number -> out.putLong(at, Double.doubleToLongBits(number));
            case FineTimestamp time ->
                    out.putLong(at, time.epochMs()).putInt(at + Long.BYTES, time.nanosOfMs());
            case BigDecimal number -> {
                final BigInteger unscaled = number.unscaledValue();
                out.putLong(at, unscaled.longValue());
                if (!type.isLongDecimal()) {
                    out.putLong(at + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValue());
                }
            }
            case Long number -> {
                switch (type.fixedWidthBytes()) {
                    case Byte.BYTES -> out.put(at, number.byteValue());
                    case Short.BYTES -> out.putShort(at, number.shortValue());
                    case Integer.BYTES -> out.putInt(at, number.intValue());
                    default -> out.putLong(at, number);
                }
            }
            default -> throw new IllegalStateException("not of a fixed type: " + value);
        }
    }
}
