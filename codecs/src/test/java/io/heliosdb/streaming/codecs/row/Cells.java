package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Values of rows on the heap: the naive twin of the bytes. A cell is null, a boxed number, a
 * Boolean, a String, a byte array, a BigInteger, or a long array of milliseconds and nanoseconds.
 */
public final class Cells {
    private Cells() {}

    /** A random value of a type, often one at its limits. */
    public static Object random(final Random random, final SqlType type) {
        final boolean isLimit = random.nextInt(4) == 0;
        final boolean isLeast = random.nextBoolean();
        return switch (type.kind()) {
            case BOOLEAN -> isLeast;
            case TINYINT -> isLimit ? Byte.MIN_VALUE : (byte) random.nextInt();
            case SMALLINT -> isLimit ? Short.MIN_VALUE : (short) random.nextInt();
            case INTEGER, DATE, INTERVAL_YEAR_MONTH ->
                    isLimit ? Integer.MIN_VALUE : random.nextInt();
            case TIME -> random.nextInt(86_400_000);
            case FLOAT -> isLimit ? Float.NaN : random.nextFloat();
            case DOUBLE -> isLimit ? (isLeast ? -0.0 : Double.NaN) : random.nextDouble();
            case DECIMAL -> decimal(random, type);
            case CHAR, VARCHAR -> isLimit ? "" : "\u00e9\ud83d\ude00x".repeat(random.nextInt(5));
            case BINARY, VARBINARY -> bytes(random);
            default -> wide(random, type, isLimit);
        };
    }

    private static Object decimal(final Random random, final SqlType type) {
        if (type.isLongDecimal()) {
            return random.nextLong() % 1_000_000_000_000_000_000L;
        }
        return new BigInteger(126, random).subtract(BigInteger.TWO.pow(125));
    }

    private static Object wide(final Random random, final SqlType type, final boolean isLimit) {
        if (type.fixedWidthBytes() == Long.BYTES) {
            return isLimit ? Long.MIN_VALUE : random.nextLong();
        }
        return new long[] {random.nextLong(), random.nextInt(1_000_000)};
    }

    private static byte[] bytes(final Random random) {
        final byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Writes a value; false if it does not fit. */
    public static boolean put(final RowWriter row, final int column, final Object cell) {
        switch (cell) {
            case null -> {}
            case Boolean value -> row.putBoolean(column, value);
            case Byte value -> row.putByte(column, value);
            case Short value -> row.putShort(column, value);
            case Integer value -> row.putInt(column, value);
            case Long value -> row.putLong(column, value);
            case Float value -> row.putFloat(column, value);
            case Double value -> row.putDouble(column, value);
            case BigInteger value ->
                    row.putLongs(column, value.longValue(), value.shiftRight(64).longValue());
            case long[] value -> row.putTimestamp(column, value[0], (int) value[1]);
            case String value -> {
                return put(row, column, value.getBytes(StandardCharsets.UTF_8));
            }
            case byte[] value -> {
                return row.putBytes(column, value, 0, value.length);
            }
            default -> throw new IllegalArgumentException(cell.toString());
        }
        return true;
    }

    /** Reads a value. */
    public static Object get(final RowReader row, final int column) {
        final SqlType type = row.layout().type(column);
        if (row.isNull(column)) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> row.booleanAt(column);
            case TINYINT -> row.byteAt(column);
            case SMALLINT -> row.shortAt(column);
            case INTEGER, DATE, INTERVAL_YEAR_MONTH, TIME -> row.intAt(column);
            case FLOAT -> row.floatAt(column);
            case DOUBLE -> row.doubleAt(column);
            case CHAR, VARCHAR -> row.stringAt(column);
            case BINARY, VARBINARY -> {
                final byte[] bytes = new byte[row.lengthAt(column)];
                Memory.copyToArray(row.bytesAddressAt(column), bytes, 0, bytes.length);
                yield bytes;
            }
            default -> wide(row, column, type);
        };
    }

    private static Object wide(final RowReader row, final int column, final SqlType type) {
        return switch (type.fixedWidthBytes()) {
            case 8 -> row.longAt(column);
            case 12 -> new long[] {row.longAt(column), row.nanosOfMsAt(column)};
            default -> {
                final BigInteger low = new BigInteger(Long.toUnsignedString(row.longAt(column)));
                yield BigInteger.valueOf(row.highLongAt(column)).shiftLeft(64).add(low);
            }
        };
    }
}
