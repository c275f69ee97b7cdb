package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * Texts of a group put one behind the other, for LISTAGG where no row is taken back. They are one
 * blob of the table's heap, with room to grow; the entry holds its handle.
 *
 * <pre>
 *   offset  0         4         8        8 + n     12 + n
 *           +---------+---------+--------+---------+-----------+------
 *           | length  | n       | n      | m       | m bytes   | room
 *           | uint32  | uint32  | bytes  | uint32  | separator |
 *           +---------+---------+--------+---------+-----------+------
 * </pre>
 *
 * From offset 4 on it is a text as in a row, and so is what follows it: the separator that came
 * with the last text, which a merge puts between two such texts.
 */
final class JoinedTexts {
    private static final long COMMA = 0;
    private static final int TEXT = 4;
    private static final int FIRST_BYTES = 44;

    private JoinedTexts() {}

    /**
     * Puts a text behind the others.
     *
     * @param field address of the entry's field with the handle, 0 for no text yet
     * @param separator address of a text, or 0 for a comma
     */
    static void add(final long field, final long text, final long separator, final BlobHeap blobs) {
        final boolean isFirst = Memory.getLong(field) == 0;
        final int separatorLength = separator == COMMA ? 1 : Memory.getInt(separator);
        final int length = Memory.getInt(text);
        final int before = isFirst ? 0 : Memory.getInt(address(field, blobs));
        final long after = (long) before + (isFirst ? 0 : separatorLength) + length;
        ensure(field, after + 2 * Integer.BYTES + separatorLength, blobs);
        final long joined = address(field, blobs);
        final long end = joined + Integer.BYTES + before;
        blobs.preserve(joined, Integer.BYTES);
        blobs.preserve(end, after - before + Integer.BYTES + separatorLength);
        final long to = isFirst ? end : copySeparator(separator, end);
        final long newEnd = copy(text, to);
        Memory.putInt(joined, (int) after);
        Memory.putInt(newEnd, separatorLength);
        copySeparator(separator, newEnd + Integer.BYTES);
    }

    private static long copySeparator(final long separator, final long to) {
        if (separator != COMMA) {
            return copy(separator, to);
        }
        Memory.putByte(to, (byte) ',');
        return to + 1;
    }

    /** Copies a text's bytes. Returns the address behind the copy. */
    private static long copy(final long text, final long to) {
        final int length = Memory.getInt(text);
        Memory.copy(text + Integer.BYTES, to, length);
        return to + length;
    }

    private static long address(final long field, final BlobHeap blobs) {
        return blobs.address(Memory.getLong(field)) + TEXT;
    }

    private static void ensure(final long field, final long wanted, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            Memory.putLong(field, blobs.allocate(clamped(Math.max(wanted, FIRST_BYTES))));
            return;
        }
        final long old = blobs.address(handle);
        final int room = Memory.getInt(old);
        if (wanted > room) {
            final long doubled = Math.min(2L * room, BlobHeap.GREATEST_LENGTH);
            final long grown = blobs.allocate(clamped(Math.max(wanted, doubled)));
            Memory.copy(old + TEXT, blobs.address(grown) + TEXT, room);
            blobs.free(handle);
            Memory.putLong(field, grown);
        }
    }

    /** What is too long for a blob stays so as an int. */
    private static int clamped(final long length) {
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    /** Address of all texts as one; of an empty text if there are none. Good until it changes. */
    static long text(final long field, final BlobHeap blobs) {
        return Memory.getLong(field) == 0 ? field : address(field, blobs);
    }

    /** Address of the separator that came last; there is a text. */
    static long separator(final long field, final BlobHeap blobs) {
        final long joined = address(field, blobs);
        return joined + Integer.BYTES + Memory.getInt(joined);
    }

    /** Puts another entry's texts behind this one's, with that one's separator between. */
    static void merge(
            final long field, final long source, final BlobHeap sourceBlobs, final BlobHeap blobs) {
        add(field, text(source, sourceBlobs), separator(source, sourceBlobs), blobs);
    }

    /** Gives back what a field refers to, and clears it. */
    static void release(final long field, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle != 0) {
            blobs.free(handle);
            Memory.putLong(field, 0);
        }
    }
}
