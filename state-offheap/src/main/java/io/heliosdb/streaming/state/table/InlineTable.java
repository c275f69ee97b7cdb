package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * A hash table whose entries lie in the slots themselves (open addressing, linear probing, at most
 * seven tenths full): one cache miss a lookup, for huge sets of keys that live long.
 *
 * <p>Used like a {@link DenseTable}, except that growth and {@link #remove} move entries: an
 * address is good until the next {@link #insert} or {@link #remove}. Entries are visited in
 * physical order, by {@link #seek}; it depends on the hashes and on the order of calls only, and a
 * restore keeps it.
 *
 * <p>Growth moves the entries of one segment (128 KiB) in one insert. Whoever changes an entry
 * calls {@code StateMemory.preserve} before; the table itself does so. Thread rule: the job's
 * thread.
 */
public final class InlineTable implements AutoCloseable {
    /** "INLI" and a version. */
    private static final long FORMAT = 0x494e_4c49_0000_0001L;

    private final StateMemory memory;
    private final String name;
    private final int entryBytes;
    private final int maxEntries;
    private final InlineSegments segments;
    private BlobHeap blobs;
    private int size;
    private long limitHitCount;

    /** Slot in which the last {@link #find} or {@link #next} found something. */
    private long probe;

    /**
     * Opens an empty table.
     *
     * @param name of the operator's state, unique in its plan; names snapshot sections and errors
     * @param entryBytes a multiple of 8
     * @param maxEntries most entries; one more is an error
     */
    public InlineTable(
            final StateMemory memory,
            final String name,
            final int entryBytes,
            final int maxEntries) {
        if (entryBytes <= 0 || entryBytes % Long.BYTES != 0) {
            throw new IllegalArgumentException("entry of " + entryBytes + " bytes");
        }
        this.memory = memory;
        this.name = name;
        this.entryBytes = entryBytes;
        this.maxEntries = maxEntries;
        segments = new InlineSegments(memory, entryBytes);
    }

    /**
     * Looks for the first entry with a hash.
     *
     * @return its address, or 0
     */
    public long find(final long hash) {
        final long ref = segments.directory.ref(hash);
        final long header = InlineSegments.header(hash);
        return probe(ref, InlineSegments.home(header, ref), header);
    }

    /**
     * Looks for a further entry with the hash, after {@link #find} or {@code next} answered one
     * whose key differs. Nothing may be inserted or removed in between.
     *
     * @return its address, or 0
     */
    public long next(final long hash) {
        final long ref = segments.directory.ref(hash);
        final long slot = (probe - InlineSegments.base(ref)) / segments.slotBytes;
        return probe(ref, (slot + 1) & InlineSegments.slotMask(ref), InlineSegments.header(hash));
    }

    private long probe(final long ref, final long start, final long header) {
        final long base = InlineSegments.base(ref);
        final long mask = InlineSegments.slotMask(ref);
        final long slotBytes = segments.slotBytes;
        long slot = start;
        while (true) {
            final long address = base + slot * slotBytes;
            final long found = Memory.getLong(address);
            if (found == header) {
                probe = address;
                return address + Long.BYTES;
            }
            if (found == 0) {
                return 0;
            }
            slot = (slot + 1) & mask;
        }
    }

    /**
     * Adds an entry; the caller has made sure that its key is new.
     *
     * @return address of its bytes, all zero
     * @throws HeliosException {@code HSTA-0002} at the table's limit, {@code HSTA-0001} at that of
     *     memory
     */
    public long insert(final long hash) {
        if (size >= maxEntries) {
            limitHitCount++;
            throw TableLimit.reached(memory, name, maxEntries);
        }
        final long slot = segments.insert(hash);
        size++;
        return slot + Long.BYTES;
    }

    /**
     * Takes an entry out; its blobs are freed by the caller before.
     *
     * @param entry its address
     */
    public void remove(final long entry) {
        segments.remove(entry - Long.BYTES);
        size--;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    public int entryBytes() {
        return entryBytes;
    }

    /**
     * Finds the next entry in physical order.
     *
     * @param cursor 0 to begin, then the cursor answered last plus one
     * @return the cursor of an entry, at or after the one given, or -1 if there is none; good until
     *     the next insert or remove
     */
    public long seek(final long cursor) {
        final Directory directory = segments.directory;
        int run = (int) (cursor >>> Integer.SIZE);
        long slot = cursor & 0xffffffffL;
        for (; run < directory.slotCount(); run += directory.runLength(run)) {
            final long ref = directory.refOf(run);
            for (; slot <= InlineSegments.slotMask(ref); slot++) {
                if (Memory.getLong(InlineSegments.base(ref) + slot * segments.slotBytes) != 0) {
                    return ((long) run << Integer.SIZE) | slot;
                }
            }
            slot = 0;
        }
        return -1;
    }

    /** Address of the entry that {@link #seek} answered. */
    public long entryAt(final long cursor) {
        final long ref = segments.directory.refOf((int) (cursor >>> Integer.SIZE));
        return InlineSegments.base(ref) + (cursor & 0xffffffffL) * segments.slotBytes + Long.BYTES;
    }

    /**
     * The place of a round over the table, for who looks at a few slots at a time: what the table
     * holds now is met again and again, whatever is inserted and removed in between.
     *
     * @param cursor 0 to begin, then the cursor answered last plus one, or, if the entry there was
     *     removed, itself
     * @return the cursor of a slot, which may be empty
     */
    public long round(final long cursor) {
        final Directory directory = segments.directory;
        int run = (int) (cursor >>> Integer.SIZE);
        long slot = cursor & 0xffffffffL;
        if (run >= directory.slotCount()) {
            return 0;
        }
        run &= -directory.runLength(run);
        if (slot <= InlineSegments.slotMask(directory.refOf(run))) {
            return ((long) run << Integer.SIZE) | slot;
        }
        run += directory.runLength(run);
        return run < directory.slotCount() ? (long) run << Integer.SIZE : 0;
    }

    /** Address of the entry in the slot that {@link #round} answered; 0 if it is empty. */
    public long entryIn(final long cursor) {
        final long entry = entryAt(cursor);
        return Memory.getLong(entry - Long.BYTES) == 0 ? 0 : entry;
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

    /** Entries that growth has moved since the table was opened. */
    public long movedSlots() {
        return segments.movedSlots();
    }

    /** Empties the table and gives its blocks back: work for each segment, none for an entry. */
    public void clear() {
        close();
        segments.open();
    }

    /**
     * Writes the table so that a restored one is equal to the byte, its physical order and later
     * growth included.
     */
    public void snapshot(final SnapshotWriter writer) {
        writer.section(name);
        writer.putLong(FORMAT);
        writer.putLong(entryBytes);
        writer.putLong(size);
        segments.snapshot(writer);
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
        size = SnapshotCheck.readInt(reader, 0, maxEntries, "size of " + name);
        SnapshotCheck.that(segments.restore(reader) == size, "size of " + name);
        if (BlobHeap.isNext(reader)) {
            blobs().restore(reader);
        }
    }

    @Override
    public void close() {
        segments.close();
        if (blobs != null) {
            blobs.clear();
        }
        size = 0;
    }
}
