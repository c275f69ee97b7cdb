package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

/** The order of the elements of arrays, by their addresses; neither is NULL. */
final class ArrayOrder {
    private ArrayOrder() {}

    /** The operator &gt;: a NaN is greater than nothing. */
    static boolean isGreater(final Shape shape, final long left, final long right) {
        return switch (shape.kind()) {
            case FLOAT -> Memory.getFloat(left) > Memory.getFloat(right);
            case DOUBLE -> Memory.getDouble(left) > Memory.getDouble(right);
            default -> compare(shape, left, right) > 0;
        };
    }

    /** A total order: -0.0 before 0.0, NaN last. */
    static int compare(final Shape shape, final long left, final long right) {
        return switch (shape.kind()) {
            case BOOLEAN, TINYINT -> Byte.compare(Memory.getByte(left), Memory.getByte(right));
            case SMALLINT -> Short.compare(Memory.getShort(left), Memory.getShort(right));
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    Integer.compare(Memory.getInt(left), Memory.getInt(right));
            case FLOAT -> Float.compare(Memory.getFloat(left), Memory.getFloat(right));
            case DOUBLE -> Double.compare(Memory.getDouble(left), Memory.getDouble(right));
            case CHAR, VARCHAR, BINARY, VARBINARY -> Utf8.compare(left, right);
            case DECIMAL -> decimals(shape.type(), left, right);
            default -> longs(shape, left, right);
        };
    }

    private static int decimals(final SqlType type, final long left, final long right) {
        if (!type.isLongDecimal()) {
            final int high =
                    Long.compare(
                            Memory.getLong(left + Long.BYTES), Memory.getLong(right + Long.BYTES));
            if (high != 0) {
                return high;
            }
            return Long.compareUnsigned(Memory.getLong(left), Memory.getLong(right));
        }
        return Long.compare(Memory.getLong(left), Memory.getLong(right));
    }

    private static int longs(final Shape shape, final long left, final long right) {
        return shape.slotBytes() == FineTimestamps.BYTES
                ? FineTimestamps.compare(left, right)
                : Long.compare(Memory.getLong(left), Memory.getLong(right));
    }

    /**
     * Sorts a list of addresses, keeping the order of equals.
     *
     * @param spare room for as many addresses
     * @param sign 1 for ascending, -1 for descending
     * @param nullSign -1 if NULLs come first, else 1
     */
    static void sort(
            final Shape shape,
            final long list,
            final long spare,
            final int count,
            final int sign,
            final int nullSign) {
        long from = list;
        long to = spare;
        for (int width = 1; width < count && width > 0; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                merge(shape, from, to, start, width, count, sign, nullSign);
            }
            final long merged = to;
            to = from;
            from = merged;
        }
        if (from != list) {
            Memory.copy(from, list, (long) count * Long.BYTES);
        }
    }

    private static void merge(
            final Shape shape,
            final long from,
            final long to,
            final int start,
            final int width,
            final int count,
            final int sign,
            final int nullSign) {
        final int middle = Math.min(start + width, count);
        final int end = Math.min(start + 2 * width, count);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            final boolean takesLeft =
                    left < middle
                            && (right >= end
                                    || order(
                                                    shape,
                                                    Nested.noted(from, left),
                                                    Nested.noted(from, right),
                                                    sign,
                                                    nullSign)
                                            <= 0);
            Nested.note(to, i, Nested.noted(from, takesLeft ? left++ : right++));
        }
    }

    private static int order(
            final Shape shape,
            final long left,
            final long right,
            final int sign,
            final int nullSign) {
        if (left == 0 || right == 0) {
            return left == right ? 0 : left == 0 ? nullSign : -nullSign;
        }
        return sign * compare(shape, left, right);
    }
}
