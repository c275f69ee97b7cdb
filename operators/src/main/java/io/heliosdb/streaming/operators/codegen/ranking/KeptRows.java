package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * Encoded rows as blobs.
 *
 * <pre>
 *   uint32 length + 4 | int32 count | the row
 * </pre>
 */
public final class KeptRows {
    static final int ROW_OFFSET = 8;
    private static final int COUNT_OFFSET = 4;

    private KeptRows() {}

    /**
     * Keeps a copy of a row.
     *
     * @param length a multiple of 8
     * @return the handle of its blob
     */
    public static long keep(final long row, final int length, final BlobHeap blobs) {
        return keep(row, length, 0, blobs);
    }

    /**
     * Keeps a copy of a row with room behind it, which counts as part of the row.
     *
     * @param further a multiple of 8
     */
    public static long keep(
            final long row, final int length, final int further, final BlobHeap blobs) {
        final long handle = blobs.allocate(length + further + Integer.BYTES);
        Memory.copy(row, blobs.address(handle) + ROW_OFFSET, length);
        return handle;
    }

    /** Length of a row that is kept. */
    public static int length(final long handle, final BlobHeap blobs) {
        return Memory.getInt(blobs.address(handle)) - Integer.BYTES;
    }

    /** Address of a row that is kept. */
    public static long row(final long handle, final BlobHeap blobs) {
        return blobs.address(handle) + ROW_OFFSET;
    }

    /** A number that is kept with a row, 0 at first. */
    public static int count(final long handle, final BlobHeap blobs) {
        return Memory.getInt(blobs.address(handle) + COUNT_OFFSET);
    }

    /** Sets that number. */
    public static void count(final long handle, final int count, final BlobHeap blobs) {
        final long address = blobs.address(handle) + COUNT_OFFSET;
        blobs.preserve(address, Integer.BYTES);
        Memory.putInt(address, count);
    }

    /** Whether the row that is kept is the same, byte by byte. */
    public static boolean isSame(
            final long handle, final long row, final int length, final BlobHeap blobs) {
        final long blob = blobs.address(handle);
        if (Memory.getInt(blob) != length + Integer.BYTES) {
            return false;
        }
        for (int i = 0; i < length; i += Long.BYTES) {
            if (Memory.getLong(blob + ROW_OFFSET + i) != Memory.getLong(row + i)) {
                return false;
            }
        }
        return true;
    }
}
