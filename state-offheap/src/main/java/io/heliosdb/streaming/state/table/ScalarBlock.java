package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * A fixed number of longs in native memory: watermarks, cursors of emissions, counters. All scalars
 * of an operator that decide its future live in one, so that a snapshot has them.
 *
 * <p>Thread rule: the job's thread.
 */
public final class ScalarBlock implements AutoCloseable {
    private final StateMemory memory;
    private final String name;
    private final int count;
    private long address;

    /**
     * Opens a block of zeroes.
     *
     * @param name unique in the plan; names the snapshot section
     * @param count number of longs, at least 1
     */
    public ScalarBlock(final StateMemory memory, final String name, final int count) {
        this.memory = memory;
        this.name = name;
        this.count = count;
        address = memory.allocateZeroed((long) count * Long.BYTES);
    }

    public long get(final int index) {
        assert index >= 0 && index < count;
        return Memory.getLong(address + (long) index * Long.BYTES);
    }

    public void set(final int index, final long value) {
        assert index >= 0 && index < count;
        Memory.putLong(address + (long) index * Long.BYTES, value);
    }

    /** Address of the first long; the others follow. */
    public long address() {
        return address;
    }

    public int count() {
        return count;
    }

    public void snapshot(final SnapshotWriter writer) {
        writer.section(name);
        writer.putLong(count);
        for (int i = 0; i < count; i++) {
            writer.putLong(get(i));
        }
    }

    /**
     * Reads what {@link #snapshot} wrote.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSTA-0006} if the snapshot
     *     has another count
     */
    public void restore(final SnapshotReader reader) {
        reader.section(name);
        SnapshotCheck.same(reader.getLong(), count, "number of scalars of " + name);
        reader.getBytes(address, (long) count * Long.BYTES);
    }

    @Override
    public void close() {
        if (address != 0) {
            memory.free(address, (long) count * Long.BYTES);
            address = 0;
        }
    }
}
