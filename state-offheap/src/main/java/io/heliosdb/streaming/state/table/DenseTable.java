package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StableArray;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * A hash table whose entries lie densely in the order of their insertion: for window slices and for
 * whatever is emitted by a scan.
 *
 * <p>Entries are fixed-length, zeroed when inserted, never removed one by one, and never moved: an
 * address is good until {@link #clear} or {@link #close}. Variable-length values go to {@link
 * #blobs} and are kept as handles. Lookups touch one index slot and one entry, two cache misses in
 * a table that no cache holds; see {@link InlineTable} for one.
 *
 * <pre>{@code
 * long entry = table.find(hash);
 * while (entry != 0 && !keyEquals(entry, row)) {
 *     entry = table.next(hash);
 * }
 * if (entry == 0) {
 *     entry = table.insert(hash);   // then write the key
 * }
 * }</pre>
 *
 * <p>Growth moves at most 4,096 index slots in one insert and no entry. Whoever changes an entry
 * calls {@code StateMemory.preserve} before; the table itself does so. Thread rule: the job's
 * thread.
 */
public final class DenseTable implements AutoCloseable {
    /** "DENS" and a version. */
    private static final long FORMAT = 0x4445_4e53_0000_0001L;

    private final StateMemory memory;
    private final String name;
    private final int entryBytes;
    private final int maxEntries;
    private final TagIndex index;
    private final StableArray entries;
    private BlobHeap blobs;
    private long limitHitCount;

    /**
     * Opens an empty table of a few hundred bytes.
     *
     * @param name of the operator's state, unique in its plan; names snapshot sections and errors
     * @param entryBytes a multiple of 8
     * @param maxEntries most entries; one more is an error
     */
    public DenseTable(
            final StateMemory memory,
            final String name,
            final int entryBytes,
            final int maxEntries) {
        this.memory = memory;
        this.name = name;
        this.entryBytes = entryBytes;
        this.maxEntries = Math.min(maxEntries, StableArray.GREATEST_COUNT);
        entries = new StableArray(memory, entryBytes);
        index = new TagIndex(memory);
    }

    /**
     * Looks for the first entry that may have the key of a hash.
     *
     * @return its address, or 0 if no entry has this hash
     */
    public long find(final long hash) {
        final long position = index.find(hash);
        return position == 0 ? 0 : entries.address(position);
    }

    /**
     * Looks several hashes up at once, so that cache misses overlap: several times faster than one
     * by one in a table that no cache holds, somewhat slower in a small one. Leaves the entries in
     * the processor's caches.
     *
     * @param hashes address of the hashes
     * @param found address of as many longs, which get what {@link #find} would answer
     * @return some number to be kept somewhere, so that the compiler does not leave reads out
     */
    public long findAll(final long hashes, final long found, final int count) {
        long sum = index.touch(hashes, found, count);
        for (long i = 0; i < (long) count * Long.BYTES; i += Long.BYTES) {
            Memory.putLong(found + i, find(Memory.getLong(hashes + i)));
        }
        for (long i = 0; i < (long) count * Long.BYTES; i += Long.BYTES) {
            final long entry = Memory.getLong(found + i);
            // reads the hashes instead where there is no entry: a branch could not be predicted
            sum += Memory.getLong(entry + (hashes & ((entry - 1) >> (Long.SIZE - 1))));
        }
        return sum;
    }

    /**
     * Looks for a further entry after {@link #find} or {@code next} answered one whose key differs.
     * Nothing may be inserted in between.
     *
     * @return its address, or 0 if there is none
     */
    public long next(final long hash) {
        final long position = index.next(hash);
        return position == 0 ? 0 : entries.address(position);
    }

    /**
     * Adds an entry; the caller has made sure that its key is new.
     *
     * @return address of its bytes, all zero
     * @throws HeliosException {@code HSTA-0002} at the table's limit, {@code HSTA-0001} at that of
     *     memory
     */
    public long insert(final long hash) {
        if (entries.count() >= maxEntries) {
            throw limitReached();
        }
        final int position = entries.append();
        index.insert(hash, position);
        final long entry = entries.address(position);
        for (long at = entry; at < entry + entryBytes; at += Long.BYTES) {
            Memory.putLong(at, 0);
        }
        return entry;
    }

    /** Number of entries. */
    public int size() {
        return entries.count();
    }

    /**
     * Address of an entry by its number.
     *
     * @param ordinal from 0 in the order of insertion
     */
    public long entry(final int ordinal) {
        return entries.address(ordinal + (long) StableArray.FIRST_POSITION);
    }

    public int entryBytes() {
        return entryBytes;
    }

    /**
     * The heap for variable-length values of this table's entries; cleared and closed with the
     * table.
     */
    public BlobHeap blobs() {
        if (blobs == null) {
            blobs = new BlobHeap(memory);
        }
        return blobs;
    }

    /** How often the limit was hit. */
    public long limitHitCount() {
        return limitHitCount;
    }

    /** Index slots that growth has moved since the table was opened. */
    public long movedSlots() {
        return index.movedSlots();
    }

    /**
     * Empties the table and gives its blocks back: work for each block (64 KiB and more in a large
     * table), none for an entry.
     */
    public void clear() {
        index.clear();
        entries.clear();
        if (blobs != null) {
            blobs.clear();
        }
    }

    /** Writes the table so that a restored one is equal to the byte, its later growth included. */
    public void snapshot(final SnapshotWriter writer) {
        writer.section(name);
        writer.putLong(FORMAT);
        writer.putLong(entryBytes);
        entries.snapshot(writer);
        index.snapshot(writer);
        BlobHeap.snapshot(blobs, writer);
    }

    /**
     * Reads what {@link #snapshot} wrote into an empty table.
     *
     * @throws HeliosException {@code HSTA-0006} or {@code HSTA-0007} if the snapshot does not fit
     *     or is damaged; the table can only be closed then
     */
    public void restore(final SnapshotReader reader) {
        reader.section(name);
        SnapshotCheck.same(reader.getLong(), FORMAT, "format of " + name);
        SnapshotCheck.same(reader.getLong(), entryBytes, "entry length of " + name);
        entries.restore(reader, maxEntries);
        index.restore(reader, entries.count());
        if (BlobHeap.isNext(reader)) {
            blobs().restore(reader);
        }
    }

    @Override
    public void close() {
        index.close();
        entries.clear();
        if (blobs != null) {
            blobs.clear();
        }
    }

    private HeliosException limitReached() {
        limitHitCount++;
        return TableLimit.reached(memory, name, maxEntries);
    }
}
