package io.heliosdb.streaming.operators.codegen.row;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.source.Code;

import java.util.List;

/**
 * A record that holds the values of a wide row while they pass between methods that have no room
 * for them as parameters: 8 bytes per column, 16 for DECIMAL of more than 18 digits, then one byte
 * per column that is 1 where the value is NULL. A text is its address, as is a TIMESTAMP of more
 * than 3 fraction digits.
 */
public final class RecordLayout {
    private final List<Column> columns;
    private final int[] offsets;
    private final int nullsOffset;

    public RecordLayout(final List<Column> columns) {
        this.columns = List.copyOf(columns);
        offsets = new int[columns.size()];
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            offset +=
                    columns.get(i).type().fixedWidthBytes() == 2 * Long.BYTES
                            ? 2 * Long.BYTES
                            : Long.BYTES;
        }
        nullsOffset = offset;
    }

    public int bytes() {
        return nullsOffset + offsets.length + 7 & ~7;
    }

    /**
     * Where a column is.
     *
     * @param base source of the record's address: a field, so that every method can read it
     */
    public Value at(final String base, final int column) {
        final SqlType type = columns.get(column).type();
        final String address = MemoryAccess.plus(base, offsets[column]);
        final String isNull =
                type.nullable()
                        ? "Memory.getByte(" + nullAddress(base, column) + ") != 0"
                        : Value.NEVER;
        return isAddress(type)
                ? new Value.Derived("Memory.getLong(" + address + ")", isNull, type, List.of())
                : new Value.Stored(address, isNull, type, List.of());
    }

    /**
     * Writes the statements that put a value into the record.
     *
     * @param rowColumn the value, as a column of the row
     * @param column the record's column
     */
    public void write(final Row row, final int rowColumn, final int column, final String base) {
        final SqlType type = columns.get(column).type();
        final Code code = row.code();
        final String isNull = row.isNull(rowColumn);
        final String address = MemoryAccess.plus(base, offsets[column]);
        if (type.nullable()) {
            code.line(
                    "Memory.putByte("
                            + nullAddress(base, column)
                            + ", (byte) ("
                            + isNull
                            + " ? 1 : 0));");
        }
        final String value = row.value(rowColumn);
        if (isAddress(type)) {
            code.line("Memory.putLong(" + address + ", " + value + ");");
        } else {
            code.line(MemoryAccess.write(type, address, value));
        }
    }

    private static boolean isAddress(final SqlType type) {
        return type.isVariable() || MemoryAccess.isByAddress(type);
    }

    private String nullAddress(final String base, final int column) {
        return MemoryAccess.plus(base, nullsOffset + column);
    }
}
