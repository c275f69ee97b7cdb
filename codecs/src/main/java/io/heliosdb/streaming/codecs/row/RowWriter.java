package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Fills one row column by column, for connectors and tests; generated code writes its rows itself.
 * Variable columns must be written in column order; columns not written are NULL, or zero and empty
 * where the column is NOT NULL.
 *
 * <p>Use: {@link #wrap}, the {@code put} methods, {@link #finish}. One thread; reusable; allocates
 * nothing.
 */
public final class RowWriter {
    private final RowLayout layout;
    private final int[] variableColumns;
    private long rowAddress;
    private long limitAddress;
    private long end;
    private int nextVariable;

    public RowWriter(final RowLayout layout) {
        this.layout = layout;
        variableColumns = new int[layout.variableCount()];
        int count = 0;
        for (int i = 0; i < layout.columnCount(); i++) {
            if (layout.type(i).isVariable()) {
                variableColumns[count++] = i;
            }
        }
    }

    /**
     * Starts a row of NULLs.
     *
     * @param address where the row starts, divisible by 8
     * @param capacityBytes bytes that may be written there
     * @return false if not even the fixed block fits
     */
    public boolean wrap(final long address, final int capacityBytes) {
        if (layout.blockLength() > capacityBytes) {
            return false;
        }
        rowAddress = address;
        limitAddress = address + capacityBytes;
        Memory.clearWords(address, layout.blockLength());
        end = address + layout.blockLength();
        nextVariable = 0;
        return true;
    }

    private long present(final int column) {
        if (layout.isNullable(column)) {
            final long word = rowAddress + layout.presenceOffset(column);
            Memory.putLong(word, Memory.getLong(word) | layout.presenceMask(column));
        }
        return rowAddress + layout.offset(column);
    }

    /** Says that a column of a fixed type has a value; the address for its bytes. */
    public long slot(final int column) {
        return present(column);
    }

    public void putByte(final int column, final byte value) {
        Memory.putByte(present(column), value);
    }

    public void putBoolean(final int column, final boolean value) {
        putByte(column, (byte) (value ? 1 : 0));
    }

    public void putShort(final int column, final short value) {
        Memory.putShort(present(column), value);
    }

    public void putInt(final int column, final int value) {
        Memory.putInt(present(column), value);
    }

    public void putLong(final int column, final long value) {
        Memory.putLong(present(column), value);
    }

    /** All NaNs are written as the one of {@code Float.NaN}, so that equal rows are equal bytes. */
    public void putFloat(final int column, final float value) {
        Memory.putInt(present(column), Float.floatToIntBits(value));
    }

    /** All NaNs are written as the one of {@code Double.NaN}. */
    public void putDouble(final int column, final double value) {
        Memory.putLong(present(column), Double.doubleToLongBits(value));
    }

    /** Writes 16 bytes of two's complement: a DECIMAL of more than 18 digits. */
    public void putLongs(final int column, final long low, final long high) {
        final long address = present(column);
        Memory.putLong(address, low);
        Memory.putLong(address + Long.BYTES, high);
    }

    /**
     * Writes the unscaled value of a DECIMAL of any precision; its upper half is dropped where 8
     * bytes are stored.
     */
    public void putDecimal(final int column, final long low, final long high) {
        final long address = present(column);
        Memory.putLong(address, low);
        if (layout.type(column).fixedWidthBytes() > Long.BYTES) {
            Memory.putLong(address + Long.BYTES, high);
        }
    }

    /**
     * Writes a TIMESTAMP of any precision; nanoseconds that its storage has no room for are
     * dropped.
     */
    public void putTimestamp(final int column, final long epochMs, final int nanosOfMs) {
        final long address = present(column);
        Memory.putLong(address, epochMs);
        if (layout.type(column).fixedWidthBytes() > Long.BYTES) {
            Memory.putInt(address + Long.BYTES, nanosOfMs);
        }
    }

    /**
     * Writes a variable column.
     *
     * @return false if it does not fit; the row is then void
     */
    public boolean putBytes(final int column, final long source, final int length) {
        if (!startVariable(column, length)) {
            return false;
        }
        Memory.copy(source, end, length);
        end += length;
        return true;
    }

    /**
     * Writes a variable column from an array.
     *
     * @return false if it does not fit; the row is then void
     */
    public boolean putBytes(
            final int column, final byte[] source, final int index, final int length) {
        if (!startVariable(column, length)) {
            return false;
        }
        Memory.copyFromArray(source, index, end, length);
        end += length;
        return true;
    }

    private boolean startVariable(final int column, final int length) {
        if (!skipTo(column) || limitAddress - end < (long) Integer.BYTES + length) {
            return false;
        }
        Memory.putInt(present(column), (int) (end - rowAddress));
        Memory.putInt(end, length);
        end += Integer.BYTES;
        nextVariable++;
        return true;
    }

    /** Gives the variable columns before this one their empty data. */
    private boolean skipTo(final int column) {
        while (nextVariable < variableColumns.length && variableColumns[nextVariable] < column) {
            if (limitAddress - end < Integer.BYTES) {
                return false;
            }
            Memory.putInt(
                    rowAddress + layout.offset(variableColumns[nextVariable++]),
                    (int) (end - rowAddress));
            Memory.putInt(end, 0);
            end += Integer.BYTES;
        }
        return true;
    }

    /**
     * Completes the row.
     *
     * @return its length with padding, or -1 if it does not fit
     */
    public int finish() {
        if (!skipTo(Integer.MAX_VALUE)) {
            return -1;
        }
        final int length = RowLayout.align((int) (end - rowAddress));
        if (length > limitAddress - rowAddress) {
            return -1;
        }
        for (long at = end; at < rowAddress + length; at++) {
            Memory.putByte(at, (byte) 0);
        }
        if (!layout.isFixedLength()) {
            Memory.putInt(rowAddress + layout.rowLengthOffset(), length);
        }
        return length;
    }
}
