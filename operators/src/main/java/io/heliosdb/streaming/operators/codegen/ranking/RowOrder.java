package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.state.table.BlobOrder;

/** An order of encoded rows of one layout. */
public interface RowOrder extends BlobOrder {
    /** Compares two rows by their addresses. */
    int compareRows(long left, long right);

    /** Whether all rows are equal. */
    boolean isNone();

    @Override
    default int compare(final long blob, final long sought) {
        return compareRows(blob + KeptRows.ROW_OFFSET, sought);
    }
}
