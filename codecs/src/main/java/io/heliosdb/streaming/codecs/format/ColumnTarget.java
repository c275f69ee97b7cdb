package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.row.RowWriter;

/** A column of the row that is being written. One thread; reused. */
public final class ColumnTarget implements ValueTarget {
    private final RowWriter writer;
    private int column;

    public ColumnTarget(final RowWriter writer) {
        this.writer = writer;
    }

    /** Turns to a column. */
    public ColumnTarget at(final int newColumn) {
        column = newColumn;
        return this;
    }

    @Override
    public long slot() {
        return writer.slot(column);
    }

    @Override
    public int putBytes(final long source, final int length) {
        return writer.putBytes(column, source, length) ? FieldWriter.WRITTEN : FieldWriter.NO_ROOM;
    }

    @Override
    public PartTarget part() {
        throw new IllegalStateException("a nested value is not written into a row directly");
    }
}
