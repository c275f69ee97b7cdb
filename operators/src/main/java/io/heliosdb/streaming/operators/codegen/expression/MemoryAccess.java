package io.heliosdb.streaming.operators.codegen.expression;

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
     * Whether a type is a DECIMAL of more than 18 digits: 16 bytes in memory, and in locals their
     * address (see {@code WideDecimals}).
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

    /** Whether a type is of fixed width, and locals hold the address of its values. */
    public static boolean isByAddress(final SqlType type) {
        return isFineTimestamp(type) || isWideDecimal(type);
    }

    /**
     * Source of a call of the class of functions that a type has whose values are addresses: {@code
     * copy}, {@code compare} or {@code keep}.
     */
    public static String byAddress(
            final SqlType type, final String method, final String arguments) {
        final String functions = isFineTimestamp(type) ? "FineTimestamps." : "WideDecimals.";
        return functions + method + "(" + arguments + ")";
    }

    /** Reads a value of a fixed-width type from its address. */
    public static String read(final SqlType type, final String address) {
        if (isByAddress(type)) {
            return address;
        }
        return switch (type.kind()) {
            case BOOLEAN -> "Memory.getByte(" + address + ") != 0";
            case TINYINT -> "Memory.getByte(" + address + ")";
            case SMALLINT -> "Memory.getShort(" + address + ")";
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> "Memory.getInt(" + address + ")";
            case FLOAT -> "Memory.getFloat(" + address + ")";
            case DOUBLE -> "Memory.getDouble(" + address + ")";
            case BIGINT, DECIMAL, INTERVAL_DAY_TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    "Memory.getLong(" + address + ")";
            default -> throw new IllegalArgumentException("not of fixed width: " + type);
        };
    }

    /** Writes a value of a fixed-width type to its address; a statement. */
    public static String write(final SqlType type, final String address, final String value) {
        if (isByAddress(type)) {
            return byAddress(type, "copy", value + ", " + address) + ";";
        }
        return switch (type.kind()) {
            case BOOLEAN -> "Memory.putByte(" + address + ", (byte) (" + value + " ? 1 : 0));";
            case TINYINT -> "Memory.putByte(" + address + ", (byte) " + value + ");";
            case SMALLINT -> "Memory.putShort(" + address + ", (short) " + value + ");";
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    "Memory.putInt(" + address + ", " + value + ");";
            case FLOAT -> "Memory.putFloat(" + address + ", " + value + ");";
            case DOUBLE -> "Memory.putDouble(" + address + ", " + value + ");";
            case BIGINT, DECIMAL, INTERVAL_DAY_TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    "Memory.putLong(" + address + ", " + value + ");";
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
            case BIGINT, DECIMAL, INTERVAL_DAY_TIME, TIMESTAMP, TIMESTAMP_LTZ -> "0L";
            default -> "0";
        };
    }
}
