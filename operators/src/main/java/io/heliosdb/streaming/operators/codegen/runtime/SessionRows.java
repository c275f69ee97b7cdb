package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.EntryPool;

/**
 * The rows that sessions keep until they fire: each session has a list in the order of arrival.
 *
 * <pre>
 *   list    position of the first row, 0 if there is none (8) | of the last (8)
 *   row     position of the next, 0 if there is none (8) | arrival (8) | columns
 * </pre>
 *
 * A row is taken off its list when it has been emitted, so that an emission that stops goes on
 * where it was. Lists lie in the entries of {@link WindowSessions}, which keeps them for captures
 * when a row joins.
 */
final class SessionRows {
    private static final int LAST = 8;
    private static final int LIST_BYTES = 16;
    private static final int NEXT = 0;
    private static final int ARRIVAL = 8;
    private static final int HEADER_BYTES = 16;
    private static final int NONE = 0;

    private final StateMemory memory;
    private final String name;
    private final EntryPool rows;
    private long arrivals;

    /**
     * @param rowBytes without the header
     */
    SessionRows(
            final StateMemory memory, final String name, final int rowBytes, final int maxRows) {
        this.memory = memory;
        this.name = name;
        rows = new EntryPool(memory, name + " rows", HEADER_BYTES + rowBytes, maxRows);
    }

    /** Adds a row; returns the address of its columns, all zero. */
    long append(final long list) {
        final int added = rows.take();
        Memory.putLong(rows.address(added) + ARRIVAL, ++arrivals);
        final int last = (int) Memory.getLong(list + LAST);
        if (last == NONE) {
            Memory.putLong(list, added);
        } else {
            putNext(last, added);
        }
        Memory.putLong(list + LAST, added);
        return rows.address(added) + HEADER_BYTES;
    }

    /** Puts the rows of another list, which ends, among those of a list. */
    void merge(final long list, final long other) {
        int left = (int) Memory.getLong(list);
        int right = (int) Memory.getLong(other);
        int last = NONE;
        while (left != NONE || right != NONE) {
            final boolean isLeft =
                    right == NONE || (left != NONE && arrival(left) < arrival(right));
            final int row = isLeft ? left : right;
            if (last == NONE) {
                Memory.putLong(list, row);
            } else if (next(last) != row) {
                putNext(last, row);
            }
            last = row;
            if (isLeft) {
                left = next(left);
            } else {
                right = next(right);
            }
        }
        Memory.putLong(list + LAST, last);
    }

    /** Whether a row is left. */
    boolean has(final long list) {
        return Memory.getLong(list) != NONE;
    }

    /** Address of the columns of the first row, which must exist. */
    long first(final long list) {
        return rows.address((int) Memory.getLong(list)) + HEADER_BYTES;
    }

    /** Ends the first row. */
    void removeFirst(final long list) {
        final int row = (int) Memory.getLong(list);
        memory.preserve(list, LIST_BYTES);
        Memory.putLong(list, next(row));
        rows.free(row);
    }

    private int next(final int row) {
        return (int) Memory.getLong(rows.address(row) + NEXT);
    }

    private long arrival(final int row) {
        return Memory.getLong(rows.address(row) + ARRIVAL);
    }

    private void putNext(final int row, final int next) {
        final long address = rows.address(row) + NEXT;
        memory.preserve(address, Long.BYTES);
        Memory.putLong(address, next);
    }

    void snapshot(final SnapshotWriter writer) {
        rows.snapshot(writer);
        writer.section(name + " arrivals");
        writer.putLong(arrivals);
    }

    void restore(final SnapshotReader reader) {
        rows.restore(reader);
        reader.section(name + " arrivals");
        arrivals = reader.getLong();
    }

    void close() {
        rows.close();
    }
}
