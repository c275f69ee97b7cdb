package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;

import java.util.Comparator;
import java.util.List;

/**
 * The order of final rows: ORDER BY, column by column. NULLs come first or last whatever the
 * direction, 0.0 and -0.0 are equal, NaN is greater than all numbers. One thread.
 */
final class RowOrder implements Comparator<FinalRows.Row>, AutoCloseable {
    private final List<SortColumn> columns;
    private final RowReader left;
    private final RowReader right;
    private final Arena leftCopy;
    private final Arena rightCopy;

    /**
     * @param ledger where two buffers for rows are booked
     * @param maxRowBytes size of each
     */
    RowOrder(
            final List<SortColumn> columns,
            final RowLayout layout,
            final Ledger ledger,
            final int maxRowBytes) {
        this.columns = columns;
        left = new RowReader(layout);
        right = new RowReader(layout);
        leftCopy = Arena.open(ledger, "final rows", "left", maxRowBytes);
        try {
            rightCopy = Arena.open(ledger, "final rows", "right", maxRowBytes);
        } catch (final RuntimeException e) {
            leftCopy.close();
            throw e;
        }
    }

    @Override
    public int compare(final FinalRows.Row one, final FinalRows.Row other) {
        Memory.copyFromArray(one.bytes(), 0, leftCopy.address(), one.bytes().length);
        Memory.copyFromArray(other.bytes(), 0, rightCopy.address(), other.bytes().length);
        left.wrap(leftCopy.address());
        right.wrap(rightCopy.address());
        for (final SortColumn column : columns) {
            final int compared = compare(column);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int compare(final SortColumn sorted) {
        final int column = sorted.column();
        final boolean isLeftNull = left.isNull(column);
        final boolean isRightNull = right.isNull(column);
        if (isLeftNull || isRightNull) {
            final int nulls = sorted.areNullsLast() ? 1 : -1;
            return isLeftNull == isRightNull ? 0 : isLeftNull ? nulls : -nulls;
        }
        final int compared = compareValues(column);
        return sorted.isAscending() ? compared : -compared;
    }

    private int compareValues(final int column) {
        return switch (left.layout().type(column).kind()) {
            case BOOLEAN, TINYINT -> Byte.compare(left.byteAt(column), right.byteAt(column));
            case SMALLINT -> Short.compare(left.shortAt(column), right.shortAt(column));
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    Integer.compare(left.intAt(column), right.intAt(column));
            case BIGINT, INTERVAL_DAY_TIME ->
                    Long.compare(left.longAt(column), right.longAt(column));
            case FLOAT -> compare(left.floatAt(column), right.floatAt(column));
            case DOUBLE -> compare(left.doubleAt(column), right.doubleAt(column));
            case DECIMAL -> compareDecimals(column);
            case TIMESTAMP, TIMESTAMP_LTZ -> compareTimes(column);
            case CHAR, VARCHAR, BINARY, VARBINARY -> compareBytes(column);
            default ->
                    throw new IllegalStateException("has no order: " + left.layout().type(column));
        };
    }

    /** Adding zero makes -0.0 the other zero. */
    private static int compare(final double left, final double right) {
        return Double.compare(left + 0.0, right + 0.0);
    }

    private int compareDecimals(final int column) {
        if (left.layout().type(column).isLongDecimal()) {
            return Long.compare(left.longAt(column), right.longAt(column));
        }
        final int high = Long.compare(left.highLongAt(column), right.highLongAt(column));
        return high != 0 ? high : Long.compareUnsigned(left.longAt(column), right.longAt(column));
    }

    private int compareTimes(final int column) {
        final int ms = Long.compare(left.longAt(column), right.longAt(column));
        final boolean hasNanos = left.layout().type(column).fixedWidthBytes() > Long.BYTES;
        return ms != 0 || !hasNanos
                ? ms
                : Integer.compare(left.nanosOfMsAt(column), right.nanosOfMsAt(column));
    }

    private int compareBytes(final int column) {
        final int leftLength = left.lengthAt(column);
        final int rightLength = right.lengthAt(column);
        final long leftBytes = left.bytesAddressAt(column);
        final long rightBytes = right.bytesAddressAt(column);
        for (int i = 0; i < Math.min(leftLength, rightLength); i++) {
            final int compared =
                    Byte.compareUnsigned(
                            Memory.getByte(leftBytes + i), Memory.getByte(rightBytes + i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(leftLength, rightLength);
    }

    @Override
    public void close() {
        leftCopy.close();
        rightCopy.close();
    }
}
