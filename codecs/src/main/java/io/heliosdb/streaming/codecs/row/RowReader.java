package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/**
 * Reads one row column by column, for connectors, printing and tests. Check {@link #isNull} first.
 * One thread; reusable.
 */
public final class RowReader {
    private final RowLayout layout;
    private long rowAddress;

    public RowReader(final RowLayout layout) {
        this.layout = layout;
    }

    public RowReader wrap(final long address) {
        rowAddress = address;
        return this;
    }

    /** Address of the row. */
    public long address() {
        return rowAddress;
    }

    public RowLayout layout() {
        return layout;
    }

    /** Bytes to the next row. */
    public int length() {
        return layout.rowLength(rowAddress);
    }

    public boolean isNull(final int column) {
        return layout.isNull(rowAddress, column);
    }

    public boolean booleanAt(final int column) {
        return byteAt(column) != 0;
    }

    public byte byteAt(final int column) {
        return Memory.getByte(rowAddress + layout.offset(column));
    }

    public short shortAt(final int column) {
        return Memory.getShort(rowAddress + layout.offset(column));
    }

    public int intAt(final int column) {
        return Memory.getInt(rowAddress + layout.offset(column));
    }

    public long longAt(final int column) {
        return Memory.getLong(rowAddress + layout.offset(column));
    }

    public float floatAt(final int column) {
        return Memory.getFloat(rowAddress + layout.offset(column));
    }

    public double doubleAt(final int column) {
        return Memory.getDouble(rowAddress + layout.offset(column));
    }

    /** The upper 8 bytes of a 16-byte column; {@link #longAt} reads the lower ones. */
    public long highLongAt(final int column) {
        return Memory.getLong(rowAddress + layout.offset(column) + Long.BYTES);
    }

    /**
     * Nanoseconds within the millisecond of a 12-byte TIMESTAMP; {@link #longAt} reads the
     * milliseconds.
     */
    public int nanosOfMsAt(final int column) {
        return Memory.getInt(rowAddress + layout.offset(column) + Long.BYTES);
    }

    /** Address of a column's value: of its bytes, or of the length of a variable one. */
    public long valueAddressAt(final int column) {
        return layout.type(column).isVariable()
                ? layout.variableAddress(rowAddress, column)
                : rowAddress + layout.offset(column);
    }

    /** Length in bytes of a variable column. */
    public int lengthAt(final int column) {
        return Memory.getInt(layout.variableAddress(rowAddress, column));
    }

    /** Address of a variable column's first byte. */
    public long bytesAddressAt(final int column) {
        return layout.variableAddress(rowAddress, column) + Integer.BYTES;
    }

    /** A text column as a new String. */
    public String stringAt(final int column) {
        final byte[] bytes = new byte[lengthAt(column)];
        Memory.copyToArray(bytesAddressAt(column), bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
