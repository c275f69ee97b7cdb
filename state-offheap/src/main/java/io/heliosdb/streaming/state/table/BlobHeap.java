package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.memory.SizeSteps;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * Variable-length values of one table: keys and accumulators of type VARCHAR and the like.
 *
 * <pre>
 *   blob     uint32 length | bytes | zeroes up to the blob's size; starts at a multiple of 8
 *   handle   chunk number, from 1 (upper 32 bits) | offset in the chunk (lower 32); 0 is no blob
 * </pre>
 *
 * A blob looks as var-data in a row does and never moves. Blobs are cut from chunks that double
 * from 256 bytes to 1 MiB; one of more than a quarter of that has a chunk of its own. Freed blobs
 * go to the free list of their size (see {@link SizeSteps}) through their first eight bytes.
 * Handles, unlike addresses, mean the same after a restore.
 *
 * <p>Thread rule: that of the table.
 */
public final class BlobHeap {
    /** Longest value, in bytes. */
    public static final int GREATEST_LENGTH = 1 << 30;

    private static final int UNIT_BYTES = 8;
    private static final int SIZES =
            SizeSteps.indexFor((GREATEST_LENGTH + Integer.BYTES) / UNIT_BYTES + 1) + 1;

    private final StateMemory memory;
    private final BlobChunks chunks;
    private final long[] freeBySize = new long[SIZES];

    /** Where the next blob is cut, as a handle; and the bytes left behind it. */
    private long cut;

    private long cutLeft;
    private int liveCount;

    BlobHeap(final StateMemory memory) {
        this.memory = memory;
        chunks = new BlobChunks(memory);
    }

    /**
     * Makes a blob with zeroed bytes.
     *
     * @param length bytes of the value, 0 to {@link #GREATEST_LENGTH}
     * @return its handle, never 0
     * @throws HeliosException {@code HSTA-0005} if it is longer, {@code HSTA-0001} if memory is
     *     refused
     */
    public long allocate(final int length) {
        if (length < 0 || length > GREATEST_LENGTH) {
            throw HeliosException.of(
                            StateError.BLOB_LENGTH, "a value is too long to be kept in state")
                    .detail(
                            (length & 0xffffffffL)
                                    + " bytes, at most "
                                    + GREATEST_LENGTH
                                    + " are possible");
        }
        final int size = sizeFor(length);
        final long bytes = SizeSteps.units(size) * UNIT_BYTES;
        long handle = freeBySize[size];
        if (handle != 0) {
            freeBySize[size] = Memory.getLong(address(handle));
            preserve(address(handle), bytes);
        } else {
            handle = cut(bytes);
        }
        final long blob = address(handle);
        Memory.fill(blob, bytes, (byte) 0);
        Memory.putInt(blob, length);
        liveCount++;
        return handle;
    }

    /** Makes a blob of a value that lies elsewhere as uint32 length and bytes. */
    public long copyOf(final long value) {
        final int length = Memory.getInt(value);
        final long handle = allocate(length);
        Memory.copy(value + Integer.BYTES, address(handle) + Integer.BYTES, length);
        return handle;
    }

    /**
     * Puts another value in the place of a blob's.
     *
     * @param handle the blob, or 0
     * @param value address of uint32 length and bytes, not in this heap
     * @return the handle to keep from now on
     */
    public long replace(final long handle, final long value) {
        if (handle != 0) {
            free(handle);
        }
        return copyOf(value);
    }

    /** Address of a blob: uint32 length, then the bytes. Good until the blob is freed. */
    public long address(final long handle) {
        return chunks.address(handle);
    }

    /** Ends a blob; its handle may be given out again. */
    public void free(final long handle) {
        final long blob = address(handle);
        final int size = sizeFor(Memory.getInt(blob));
        preserve(blob, Long.BYTES);
        Memory.putLong(blob, freeBySize[size]);
        freeBySize[size] = handle;
        liveCount--;
    }

    /**
     * Keeps bytes of blobs, or of whatever else, for a capture that may be under way, before they
     * are changed; {@link #allocate} and {@link #free} do so themselves.
     */
    public void preserve(final long address, final long length) {
        memory.preserve(address, length);
    }

    /** Blobs in use. */
    public int liveCount() {
        return liveCount;
    }

    void clear() {
        chunks.clear();
        Arrays.fill(freeBySize, 0);
        cut = 0;
        cutLeft = 0;
        liveCount = 0;
    }

    private long cut(final long bytes) {
        if (bytes > BlobChunks.GREATEST_SHARED_BYTES / 4) {
            return chunks.open(bytes);
        }
        if (bytes > cutLeft) {
            if (cutLeft != 0) {
                Memory.fill(address(cut), cutLeft, (byte) 0);
            }
            final long chunkBytes = chunks.nextSharedBytes(bytes);
            cut = chunks.open(chunkBytes);
            cutLeft = chunkBytes;
        }
        final long handle = cut;
        cut += bytes;
        cutLeft -= bytes;
        return handle;
    }

    private static int sizeFor(final int length) {
        return SizeSteps.indexFor((length + (long) Integer.BYTES + UNIT_BYTES - 1) / UNIT_BYTES);
    }

    /**
     * Writes a heap, which may be null. One without chunks is written as none, whether or not it
     * was used before it was cleared.
     */
    static void snapshot(final BlobHeap heap, final SnapshotWriter writer) {
        final boolean isUsed = heap != null && !heap.chunks.isEmpty();
        writer.putLong(isUsed ? 1 : 0);
        if (isUsed) {
            writer.putLong(heap.liveCount);
            writer.putLong(heap.cut);
            writer.putLong(heap.cutLeft);
            for (final long free : heap.freeBySize) {
                writer.putLong(free);
            }
            heap.chunks.snapshot(writer, heap.cut, heap.cutLeft);
        }
    }

    /** Whether a heap follows in a snapshot. */
    static boolean isNext(final SnapshotReader reader) {
        return SnapshotCheck.between(reader.getLong(), 0, 1, "blob flag") == 1;
    }

    void restore(final SnapshotReader reader) {
        liveCount = SnapshotCheck.readInt(reader, 0, Integer.MAX_VALUE, "blob count");
        cut = reader.getLong();
        cutLeft = reader.getLong();
        for (int size = 0; size < SIZES; size++) {
            freeBySize[size] = reader.getLong();
        }
        chunks.restore(reader, cut, cutLeft);
        SnapshotCheck.that(cutLeft == 0 || chunks.contains(cut, cutLeft), "blob cut");
        for (int size = 0; size < SIZES; size++) {
            final long bytes = SizeSteps.units(size) * UNIT_BYTES;
            SnapshotCheck.that(
                    freeBySize[size] == 0 || chunks.contains(freeBySize[size], bytes), "free blob");
        }
    }
}
