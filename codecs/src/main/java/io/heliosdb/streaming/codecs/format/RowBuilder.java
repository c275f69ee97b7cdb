package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;

/**
 * Builds rows from records and decides what missing and bad fields make of them. One thread;
 * allocates nothing.
 */
public final class RowBuilder {
    /**
     * Outcome of {@link #build}: the record is no row; {@link #badColumn()} and {@link #badCode()}
     * say why.
     */
    public static final int BAD = RowScanner.SKIPPED - 1;

    private final RowLayout layout;
    private final RowWriter writer;
    private final boolean nullsBadFields;
    private long nulledCount;
    private int badColumn;
    private FormatError badCode;

    /**
     * @param writer of rows of the layout; field sources write through it
     * @param nullsBadFields whether a field that is no value of its column's type becomes NULL
     */
    public RowBuilder(
            final RowLayout layout, final RowWriter writer, final boolean nullsBadFields) {
        this.layout = layout;
        this.writer = writer;
        this.nullsBadFields = nullsBadFields;
    }

    /** Fields made NULL because they were bad. */
    public long nulledCount() {
        return nulledCount;
    }

    /** Column that made the record bad. */
    public int badColumn() {
        return badColumn;
    }

    /** Why the record is bad. */
    public FormatError badCode() {
        return badCode;
    }

    /** Writes a row; its length, {@link RowScanner#NO_ROOM} or {@link #BAD}. */
    public int build(final FieldSource fields, final long address, final int capacityBytes) {
        if (!writer.wrap(address, capacityBytes)) {
            return RowScanner.NO_ROOM;
        }
        final int columnCount = layout.columnCount();
        int nulled = 0;
        for (int column = 0; column < columnCount; column++) {
            final int outcome = fields.put(column);
            if (outcome == FieldWriter.WRITTEN) {
                continue;
            }
            if (outcome == FieldWriter.NO_ROOM) {
                return RowScanner.NO_ROOM;
            }
            if (outcome == FieldWriter.NOT_UTF8) {
                return bad(column, FormatError.ENCODING);
            }
            if (outcome == FieldWriter.INVALID) {
                if (!nullsBadFields) {
                    return bad(column, FormatError.VALUE);
                }
                nulled++;
            }
            if (!layout.isNullable(column)) {
                return bad(column, FormatError.NULL_VALUE);
            }
        }
        final int length = writer.finish();
        if (length < 0) {
            return RowScanner.NO_ROOM;
        }
        nulledCount += nulled;
        return length;
    }

    /** Notes why a record is bad; {@link #BAD}. */
    public int bad(final int column, final FormatError code) {
        badColumn = column;
        badCode = code;
        return BAD;
    }
}
