package io.heliosdb.streaming.state.slice;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.DenseTable;

/**
 * The live slices of one window operator: a {@link DenseTable} for each slice end, in ascending
 * order of ends.
 *
 * <p>{@link #slice} costs one comparison while rows stay in one slice. Tables of released slices
 * are kept empty for the next ones, so nothing is allocated on the heap once as many slices have
 * been alive as ever will be. Ends are what the operator counts in (epoch milliseconds), any value
 * except {@link #NONE} and {@code Long.MIN_VALUE}.
 *
 * <p>Thread rule: the job's thread.
 */
public final class SliceStore implements AutoCloseable {
    /** Answered where there is no slice. */
    public static final long NONE = Long.MAX_VALUE;

    /** "SLIC" and a version. */
    private static final long FORMAT = 0x534c_4943_0000_0001L;

    private static final long NOTHING_CACHED = Long.MIN_VALUE;

    private final StateMemory memory;
    private final String name;
    private final int entryBytes;
    private final int maxEntries;
    private final int maxSlices;
    private final LiveSlices live = new LiveSlices();
    private final SpareTables spares = new SpareTables();
    private long cachedEnd = NOTHING_CACHED;
    private DenseTable cachedTable;
    private long limitHitCount;

    /**
     * Opens an empty store.
     *
     * @param name of the operator's state, unique in its plan; names snapshot sections and errors
     * @param entryBytes bytes of a table's entry, a multiple of 8
     * @param maxEntries most entries in one slice
     * @param maxSlices most slices alive at once
     */
    public SliceStore(
            final StateMemory memory,
            final String name,
            final int entryBytes,
            final int maxEntries,
            final int maxSlices) {
        this.memory = memory;
        this.name = name;
        this.entryBytes = entryBytes;
        this.maxEntries = maxEntries;
        this.maxSlices = maxSlices;
    }

    /**
     * The table of a slice, created if it is not there.
     *
     * @throws HeliosException {@code HSTA-0003} if that would be one slice too many, {@code
     *     HSTA-0001} if memory is refused
     */
    public DenseTable slice(final long sliceEnd) {
        return sliceEnd == cachedEnd ? cachedTable : otherSlice(sliceEnd);
    }

    private DenseTable otherSlice(final long sliceEnd) {
        assert sliceEnd != NONE && sliceEnd != NOTHING_CACHED;
        DenseTable table = live.find(sliceEnd);
        if (table == null) {
            if (live.count() >= maxSlices) {
                throw limitReached(sliceEnd);
            }
            table = openTable();
            live.add(sliceEnd, table);
        }
        cachedEnd = sliceEnd;
        cachedTable = table;
        return table;
    }

    /** The table of a slice, or null if no row has come into it. */
    public DenseTable existing(final long sliceEnd) {
        return sliceEnd == cachedEnd ? cachedTable : live.find(sliceEnd);
    }

    /**
     * Ends a slice and gives its memory back: work for each block of its table, none for a key.
     * Does nothing if there is no such slice.
     */
    public void release(final long sliceEnd) {
        final DenseTable table = live.remove(sliceEnd);
        if (table != null) {
            table.clear();
            spares.add(table);
            forgetCached();
        }
    }

    /** The least end of all slices, or {@link #NONE}. */
    public long firstEnd() {
        return live.count() == 0 ? NONE : live.end(0);
    }

    /** The least end that is greater than the one given, or {@link #NONE}. */
    public long nextEnd(final long after) {
        final int index = live.indexAfter(after);
        return index == live.count() ? NONE : live.end(index);
    }

    /** Number of live slices. */
    public int count() {
        return live.count();
    }

    /** How often a slice was refused. */
    public long limitHitCount() {
        return limitHitCount;
    }

    /** Writes all slices so that a restored store is equal to the byte. */
    public void snapshot(final SnapshotWriter writer) {
        writer.section(name);
        writer.putLong(FORMAT);
        writer.putLong(live.count());
        for (int i = 0; i < live.count(); i++) {
            writer.putLong(live.end(i));
        }
        for (int i = 0; i < live.count(); i++) {
            live.table(i).snapshot(writer);
        }
    }

    /**
     * Reads what {@link #snapshot} wrote into an empty store.
     *
     * @throws HeliosException {@code HSTA-0006} or {@code HSTA-0007} if the snapshot does not fit
     *     or is damaged; the store can only be closed then
     */
    public void restore(final SnapshotReader reader) {
        reader.section(name);
        SnapshotCheck.same(reader.getLong(), FORMAT, "format of " + name);
        final int count = SnapshotCheck.readInt(reader, 0, maxSlices, "slices of " + name);
        long before = NOTHING_CACHED;
        for (int i = 0; i < count; i++) {
            final long end =
                    SnapshotCheck.between(
                            reader.getLong(), before + 1, NONE - 1, "slice end of " + name);
            live.add(end, openTable());
            before = end;
        }
        for (int i = 0; i < count; i++) {
            live.table(i).restore(reader);
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < live.count(); i++) {
            live.table(i).close();
        }
        live.clear();
        spares.close();
        forgetCached();
    }

    private DenseTable openTable() {
        final DenseTable spare = spares.take();
        return spare == null
                ? new DenseTable(memory, name + " slice", entryBytes, maxEntries)
                : spare;
    }

    private void forgetCached() {
        cachedEnd = NOTHING_CACHED;
        cachedTable = null;
    }

    private HeliosException limitReached(final long sliceEnd) {
        limitHitCount++;
        return HeliosException.of(
                        StateError.SLICE_LIMIT,
                        "window " + name + " of " + memory.owner() + " has too many open slices")
                .detail("its limit is " + maxSlices + ", the slice refused ends at " + sliceEnd)
                .hint("check the timestamps of the input, or raise the limit of open slices");
    }
}
