package io.heliosdb.streaming.operators.codegen.row;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * Source of reads and writes of single values in native memory, in the representations of generated
 * code.
 */
public final class MemoryAccess {
    private MemoryAccess() {}

    /** An address with an offset behind it. */
    public static String plus(final String address, final int offset) {
        return offset == 0 ? address : address + " + " + offset;
    }

    /**
     * Whether a type is a DECIMAL of more than 18 digits: an object in locals, 16 bytes in memory.
     */
    public static boolean isWideDecimal(final SqlType type) {
        return type.kind() == TypeKind.DECIMAL && !type.isLongDecimal();
    }

    /**
     * Whether a type is a TIMESTAMP or TIMESTAMP_LTZ of more than 3 fraction digits: 12 bytes in
     * memory, and in locals their address (see {@code FineTimestamps}).
     */
    public static boolean isFineTimestamp(final SqlType type) {
        return (type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_LTZ)
                && type.precision() > 3;
    }

    /**
     * Source of the address of a wide decimal that is in memory, so that it can go from there as
     * bytes; else null.
     */
    public static String wideDecimalAddress(final Value value) {
        if (!isWideDecimal(value.type())) {
            return null;
        }
        return switch (value) {
            case Value.Encoded field -> field.address();
            case Value.Stored stored -> stored.address();
            case Value.Local local -> null;
            case Value.Derived derived -> null;
        };
    }

    /** Reads a value of a fixed-width type from its address. */
    public static String read(final SqlType type, final String address) {
        if (isFineTimestamp(type)) {
            return address;
        }
        return switch (type.kind()) {
            case BOOLEAN -> "Memory.getByte(" + address + ") != 0";
            case TINYINT -> "Memory.getByte(" + address + ")";
            case SMALLINT -> "Memory.getShort(" + address + ")";
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> "Memory.getInt(" + address + ")";
            case FLOAT -> "Memory.getFloat(" + address + ")";
            case DOUBLE -> "Memory.getDouble(" + address + ")";
            case BIGINT, INTERVAL_DAY_TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    "Memory.getLong(" + address + ")";
            case DECIMAL ->
                    type.isLongDecimal()
                            ? "Memory.getLong(" + address + ")"
                            : "WideDecimals.read(" + address + ", " + type.scale() + ")";
            default -> throw new IllegalArgumentException("not of fixed width: " + type);
        };
    }

    /** Writes a value of a fixed-width type to its address; a statement. */
    public static String write(final SqlType type, final String address, final String value) {
        if (isFineTimestamp(type)) {
            return "FineTimestamps.copy(" + value + ", " + address + ");";
        }
        return switch (type.kind()) {
            case BOOLEAN -> "Memory.putByte(" + address + ", (byte) (" + value + " ? 1 : 0));";
            case TINYINT -> "Memory.putByte(" + address + ", (byte) " + value + ");";
            case SMALLINT -> "Memory.putShort(" + address + ", (short) " + value + ");";
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    "Memory.putInt(" + address + ", " + value + ");";
            case FLOAT -> "Memory.putFloat(" + address + ", " + value + ");";
            case DOUBLE -> "Memory.putDouble(" + address + ", " + value + ");";
            case BIGINT, INTERVAL_DAY_TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    "Memory.putLong(" + address + ", " + value + ");";
            case DECIMAL ->
                    type.isLongDecimal()
                            ? "Memory.putLong(" + address + ", " + value + ");"
                            : "WideDecimals.write(" + address + ", " + value + ");";
            default -> throw new IllegalArgumentException("not of fixed width: " + type);
        };
    }

    /**
     * Writes a value as {@link #write} does, but all NaNs alike: which bits an operation gives a
     * NaN depends on how it was compiled.
     */
    public static String writeCanonical(
            final SqlType type, final String address, final String value) {
        return switch (type.kind()) {
            case FLOAT -> "Memory.putInt(" + address + ", Float.floatToIntBits(" + value + "));";
            case DOUBLE ->
                    "Memory.putLong(" + address + ", Double.doubleToLongBits(" + value + "));";
            default -> write(type, address, value);
        };
    }

    /**
     * What stands in a row where a fixed-width value is NULL: a literal of the type that generated
     * code holds it in.
     */
    public static String zero(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "false";
            case FLOAT -> "0f";
            case DOUBLE -> "0d";
            case BIGINT, INTERVAL_DAY_TIME, TIMESTAMP, TIMESTAMP_LTZ -> "0L";
            case DECIMAL -> type.isLongDecimal() ? "0L" : "java.math.BigDecimal.ZERO";
            default -> "0";
        };
    }
}
