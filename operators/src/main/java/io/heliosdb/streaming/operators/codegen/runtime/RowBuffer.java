package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;

/**
 * Memory in which one row is encoded before an operator keeps it; it has the methods of a {@link
 * SinkPort} that an encoder calls. Holds nothing between rows.
 */
final class RowBuffer {
    private static final int FIRST_BYTES = 1024;

    private final StateMemory memory;
    private long address;
    private int capacity;
    private int length;

    RowBuffer(final StateMemory memory) {
        this.memory = memory;
    }

    /** Makes room for a row and returns where it goes. */
    long claim(final int rowBytes) {
        if (rowBytes > capacity) {
            if (capacity != 0) {
                memory.free(address, capacity);
            }
            capacity = Math.max(rowBytes, Math.max(2 * capacity, FIRST_BYTES));
            address = memory.allocate(capacity);
        }
        length = rowBytes;
        return address;
    }

    /** The row is encoded. */
    @SuppressWarnings("unused") // what an encoder passes to any output
    void commit(final byte kind, final long cause) {
        // kind and cause go their own way
    }

    /** Takes a row that is encoded already. */
    void copy(final long row, final int rowBytes, final byte kind, final long cause) {
        Memory.copy(row, claim(rowBytes), rowBytes);
        commit(kind, cause);
    }

    long row() {
        return address;
    }

    int length() {
        return length;
    }
}
