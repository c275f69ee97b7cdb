package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Utf8;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.math.BigInteger;

/**
 * Checks rows that come from outside, and completes them so that they are as {@link RowWriter}
 * would have written them: row length and data offsets are filled in, what a NULL column holds is
 * zeroed, the end is padded.
 *
 * <p>Never reads or writes outside the bytes it was given, whatever they are. One thread; reusable;
 * allocates nothing.
 */
public final class RowValidator {
    /** Outcome: the bytes end within the block or within a variable column. */
    public static final int CUT_OFF = -1;

    /** Outcome: more bytes follow the last variable column than padding. */
    public static final int TRAILING_BYTES = -2;

    /** Outcome: there is no room for the padding. */
    public static final int NO_ROOM = -3;

    /** Outcome: a presence bit is set that no column has. */
    public static final int UNKNOWN_PRESENCE = -4;

    /** Outcome: {@link #column()} is NULL but has variable data. */
    public static final int DATA_OF_NULL = -5;

    /** Outcome: {@link #column()} has a text that is not UTF-8. */
    public static final int NOT_UTF8 = -6;

    /** Outcome: {@link #column()} has a value that its type does not have. */
    public static final int OUT_OF_RANGE = -7;

    private static final int MS_PER_DAY = 86_400_000;
    private static final int NANOS_PER_MS = 1_000_000;

    private final RowLayout layout;
    private final long lastPresenceMask;
    private final long[] decimalLimits;

    /** Upper halves of the limits; 0 for decimals of one word. */
    private final long[] wideLimits;

    private int column;

    public RowValidator(final RowLayout layout) {
        this.layout = layout;
        decimalLimits = new long[layout.columnCount()];
        wideLimits = new long[layout.columnCount()];
        int nullableCount = 0;
        for (int i = 0; i < decimalLimits.length; i++) {
            nullableCount += layout.isNullable(i) ? 1 : 0;
            final SqlType type = layout.type(i);
            if (type.kind() == TypeKind.DECIMAL) {
                final BigInteger limit = BigInteger.TEN.pow(type.precision());
                decimalLimits[i] = limit.longValue();
                wideLimits[i] = limit.shiftRight(Long.SIZE).longValue();
            }
        }
        lastPresenceMask =
                nullableCount % Long.SIZE == 0 ? -1 : (1L << (nullableCount % Long.SIZE)) - 1;
    }

    /** The column that an outcome speaks of. */
    public int column() {
        return column;
    }

    /**
     * Checks and completes a row.
     *
     * @param address where it starts, divisible by 8
     * @param length its bytes: the block, then length and bytes of each variable column in order,
     *     then at most padding
     * @param capacityBytes bytes that may be written there, at least the length
     * @return the row's length with padding, or one of the outcomes
     */
    public int validate(final long address, final int length, final int capacityBytes) {
        if (length < layout.blockLength()) {
            return CUT_OFF;
        }
        if (layout.presenceWordCount() > 0) {
            final long lastWord = address + (layout.presenceWordCount() - 1L) * Long.BYTES;
            if ((Memory.getLong(lastWord) & ~lastPresenceMask) != 0) {
                return UNKNOWN_PRESENCE;
            }
        }
        long end = address + layout.blockLength();
        final long limit = address + length;
        for (column = 0; column < layout.columnCount(); column++) {
            final boolean isNull = layout.isNull(address, column);
            if (layout.type(column).isVariable()) {
                final int dataLength = limit - end < Integer.BYTES ? -1 : Memory.getInt(end);
                if (dataLength < 0 || dataLength > limit - end - Integer.BYTES) {
                    return CUT_OFF;
                }
                final int outcome = checkData(end + Integer.BYTES, dataLength, isNull);
                if (outcome < 0) {
                    return outcome;
                }
                Memory.putInt(address + layout.offset(column), (int) (end - address));
                end += Integer.BYTES + (long) dataLength;
            } else if (isNull) {
                Memory.fill(
                        address + layout.offset(column),
                        layout.type(column).fixedWidthBytes(),
                        (byte) 0);
            } else if (!isInRange(address + layout.offset(column))) {
                return OUT_OF_RANGE;
            }
        }
        return complete(address, end, limit, capacityBytes);
    }

    private int checkData(final long address, final int length, final boolean isNull) {
        if (isNull && length > 0) {
            return DATA_OF_NULL;
        }
        if (!layout.type(column).isCharacter()) {
            return 0;
        }
        return Utf8.isValid(address, length) ? 0 : NOT_UTF8;
    }

    private boolean isInRange(final long at) {
        final SqlType type = layout.type(column);
        return switch (type.kind()) {
            case BOOLEAN -> (Memory.getByte(at) & ~1) == 0;
            case TIME -> Memory.getInt(at) >= 0 && Memory.getInt(at) < MS_PER_DAY;
            case DECIMAL ->
                    type.isLongDecimal()
                            ? Memory.getLong(at) < decimalLimits[column]
                                    && Memory.getLong(at) > -decimalLimits[column]
                            : isWideInRange(Memory.getLong(at), Memory.getLong(at + Long.BYTES));
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    type.fixedWidthBytes() == Long.BYTES
                            || (Memory.getInt(at + Long.BYTES) >= 0
                                    && Memory.getInt(at + Long.BYTES) < NANOS_PER_MS);
            default -> true;
        };
    }

    private boolean isWideInRange(final long low, final long high) {
        final long magnitude = high < 0 ? -low : low;
        final long upper = high >= 0 ? high : low == 0 ? -high : ~high;
        return upper >= 0
                && (upper < wideLimits[column]
                        || (upper == wideLimits[column]
                                && Long.compareUnsigned(magnitude, decimalLimits[column]) < 0));
    }

    private int complete(
            final long address, final long end, final long limit, final int capacityBytes) {
        final int rowLength = RowLayout.align((int) (end - address));
        for (long at = end; at < limit; at++) {
            if (at >= address + rowLength || Memory.getByte(at) != 0) {
                return TRAILING_BYTES;
            }
        }
        if (rowLength > capacityBytes) {
            return NO_ROOM;
        }
        Memory.fill(end, address + rowLength - end, (byte) 0);
        final long padding = address + layout.usedLength();
        Memory.fill(padding, address + layout.blockLength() - padding, (byte) 0);
        if (!layout.isFixedLength()) {
            Memory.putInt(address + layout.rowLengthOffset(), rowLength);
        }
        return rowLength;
    }
}
