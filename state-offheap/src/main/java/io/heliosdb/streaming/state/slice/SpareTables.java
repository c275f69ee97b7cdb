package io.heliosdb.streaming.state.slice;

import io.heliosdb.streaming.state.table.DenseTable;

import java.util.Arrays;

/** Empty tables of released slices, for reuse. */
final class SpareTables {
    private DenseTable[] tables = new DenseTable[16];
    private int count;

    void add(final DenseTable table) {
        if (count == tables.length) {
            tables = Arrays.copyOf(tables, count * 2);
        }
        tables[count++] = table;
    }

    /** Takes one out, or null. */
    DenseTable take() {
        if (count == 0) {
            return null;
        }
        final DenseTable table = tables[--count];
        tables[count] = null;
        return table;
    }

    void close() {
        while (count > 0) {
            take().close();
        }
    }
}
