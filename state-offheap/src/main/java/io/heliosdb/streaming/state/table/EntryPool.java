package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StableArray;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * Entries of one length that stay where they are until they are freed: for lists and whatever else
 * refers to entries by number. A freed entry is the next to be used again; its first 8 bytes link
 * it to the one freed before.
 *
 * <p>An entry's <em>position</em> is its number from 16 on, so 0 can stand for none; it means the
 * same after a restore. Whoever changes an entry calls {@link #preserve} before; the pool itself
 * does so. Thread rule: the job's thread.
 */
public final class EntryPool implements AutoCloseable {
    /** "POOL" and a version. */
    private static final long FORMAT = 0x504f_4f4c_0000_0001L;

    private final StateMemory memory;
    private final String name;
    private final int entryBytes;
    private final int maxEntries;
    private final StableArray entries;
    private int free;
    private int size;

    /**
     * Opens an empty pool.
     *
     * @param name of the operator's state, unique in its plan; names snapshot sections and errors
     * @param entryBytes a multiple of 8
     * @param maxEntries most entries at once; one more is an error
     */
    public EntryPool(
            final StateMemory memory,
            final String name,
            final int entryBytes,
            final int maxEntries) {
        this.memory = memory;
        this.name = name;
        this.entryBytes = entryBytes;
        this.maxEntries = Math.min(maxEntries, StableArray.GREATEST_COUNT);
        entries = new StableArray(memory, entryBytes);
    }

    /**
     * Adds an entry.
     *
     * @return its position; its bytes are all zero
     * @throws HeliosException {@code HSTA-0002} at the pool's limit, {@code HSTA-0001} at that of
     *     memory
     */
    public int take() {
        if (size >= maxEntries) {
            throw TableLimit.reached(memory, name, maxEntries);
        }
        int position = free;
        if (position == 0) {
            position = entries.append();
        } else {
            free = (int) entries.getLong(position, 0);
            entries.preserve(position);
        }
        size++;
        Memory.fill(entries.address(position), entryBytes, (byte) 0);
        return position;
    }

    /** Ends an entry; its position may be given out again. */
    public void free(final int position) {
        size--;
        if (size == 0) {
            clear();
            return;
        }
        entries.putLong(position, 0, free);
        free = position;
    }

    /** Address of the bytes of an entry in use. */
    public long address(final int position) {
        return entries.address(position);
    }

    /** Keeps an entry for a capture that may be under way, before it is changed. */
    public void preserve(final int position) {
        entries.preserve(position);
    }

    /** Number of entries in use. */
    public int size() {
        return size;
    }

    /** Ends all entries and gives the memory back. */
    public void clear() {
        entries.clear();
        free = 0;
        size = 0;
    }

    /** Writes the pool so that a restored one is equal to the byte. */
    public void snapshot(final SnapshotWriter writer) {
        writer.section(name);
        writer.putLong(FORMAT);
        writer.putLong(entryBytes);
        writer.putLong(size);
        writer.putLong(free);
        entries.snapshot(writer);
    }

    /**
     * Reads what {@link #snapshot} wrote into an empty pool.
     *
     * @throws HeliosException {@code HSTA-0006} or {@code HSTA-0007} if the snapshot does not fit
     *     or is damaged; the pool can only be closed then
     */
    public void restore(final SnapshotReader reader) {
        reader.section(name);
        SnapshotCheck.same(reader.getLong(), FORMAT, "format of " + name);
        SnapshotCheck.same(reader.getLong(), entryBytes, "entry length of " + name);
        size = SnapshotCheck.readInt(reader, 0, maxEntries, "entries in use of " + name);
        free = SnapshotCheck.readInt(reader, 0, Integer.MAX_VALUE, "free entry of " + name);
        entries.restore(reader, maxEntries);
        checkFree();
    }

    private void checkFree() {
        int freed = 0;
        for (long position = free; position != 0; position = entries.getLong(position, 0)) {
            SnapshotCheck.that(
                    position >= StableArray.FIRST_POSITION
                            && position < entries.endPosition()
                            && freed < entries.count(),
                    "free entry of " + name);
            freed++;
        }
        SnapshotCheck.that(size + freed == entries.count(), "free entries of " + name);
    }

    @Override
    public void close() {
        clear();
    }
}
