package io.heliosdb.streaming.state.slice;

import io.heliosdb.streaming.state.table.DenseTable;

import java.util.Arrays;

/**
 * Slice ends in ascending order with their tables: two parallel arrays, of which a stretch is in
 * use. Windows come in at the back and leave at the front, so both ends of the stretch are cheap to
 * change; in between it is shifted.
 */
final class LiveSlices {
    private static final int FIRST_CAPACITY = 16;

    private long[] ends = new long[FIRST_CAPACITY];
    private DenseTable[] tables = new DenseTable[FIRST_CAPACITY];
    private int first;
    private int last;

    int count() {
        return last - first;
    }

    long end(final int index) {
        return ends[first + index];
    }

    DenseTable table(final int index) {
        return tables[first + index];
    }

    DenseTable find(final long end) {
        final int at = Arrays.binarySearch(ends, first, last, end);
        return at < 0 ? null : tables[at];
    }

    /** Index of the first slice whose end is greater; the count if there is none. */
    int indexAfter(final long end) {
        final int at = Arrays.binarySearch(ends, first, last, end);
        return (at < 0 ? -at - 1 : at + 1) - first;
    }

    /** Adds a slice that is not there. */
    void add(final long end, final DenseTable table) {
        if (last == ends.length) {
            makeRoom();
        }
        final int at = -Arrays.binarySearch(ends, first, last, end) - 1;
        System.arraycopy(ends, at, ends, at + 1, last - at);
        System.arraycopy(tables, at, tables, at + 1, last - at);
        ends[at] = end;
        tables[at] = table;
        last++;
    }

    /** Takes a slice out and returns its table, or null if there is none. */
    DenseTable remove(final long end) {
        final int at = Arrays.binarySearch(ends, first, last, end);
        if (at < 0) {
            return null;
        }
        final DenseTable table = tables[at];
        if (at == first) {
            tables[first++] = null;
        } else {
            System.arraycopy(ends, at + 1, ends, at, last - at - 1);
            System.arraycopy(tables, at + 1, tables, at, last - at - 1);
            tables[--last] = null;
        }
        return table;
    }

    void clear() {
        Arrays.fill(tables, null);
        first = 0;
        last = 0;
    }

    /** Moves the stretch to the front if that frees half of the arrays, else doubles them. */
    private void makeRoom() {
        final int count = count();
        final int capacity = count > ends.length / 2 ? ends.length * 2 : ends.length;
        final long[] roomyEnds = capacity == ends.length ? ends : new long[capacity];
        final DenseTable[] roomyTables =
                capacity == ends.length ? tables : new DenseTable[capacity];
        System.arraycopy(ends, first, roomyEnds, 0, count);
        System.arraycopy(tables, first, roomyTables, 0, count);
        Arrays.fill(roomyTables, count, capacity, null);
        ends = roomyEnds;
        tables = roomyTables;
        first = 0;
        last = count;
    }
}
