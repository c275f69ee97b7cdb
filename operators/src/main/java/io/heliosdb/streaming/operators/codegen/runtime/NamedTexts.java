package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.FunctionError;
import io.heliosdb.streaming.operators.functions.JsonTexts;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.Utf8;
import io.heliosdb.streaming.state.table.BlobHeap;

import java.nio.charset.StandardCharsets;

/**
 * The members of an object of JSON by their names, for JSON_OBJECTAGG. The names are counted
 * ({@link ValueCounts}); in the place of a count is the handle of the blob with the member's text,
 * {@link #NULL} for null and 0 for a name that is not there.
 */
final class NamedTexts {
    private static final long NULL = -1;

    private NamedTexts() {}

    /**
     * Adds a member.
     *
     * @param field address of the entry's field with the handle, 0 for no blob
     * @param head first 8 bytes of the name's slot
     * @param tail its last 8
     * @param text address of a text of JSON; {@link Utf8#NULL} for null
     * @throws HeliosException {@code HOPR-0303} if the name is there
     */
    static void add(
            final long field,
            final long head,
            final long tail,
            final long name,
            final long text,
            final BlobHeap blobs) {
        final long cell = absent(field, head, tail, name, blobs);
        blobs.preserve(cell, Long.BYTES);
        Memory.putLong(cell, text == Utf8.NULL ? NULL : blobs.copyOf(text));
    }

    /**
     * The place of a name's member.
     *
     * @throws HeliosException {@code HOPR-0303} if the name is there
     */
    static long absent(
            final long field,
            final long head,
            final long tail,
            final long name,
            final BlobHeap blobs) {
        final long cell = ValueCounts.find(field, head, tail, name, blobs);
        if (Memory.getLong(cell) != 0) {
            throw HeliosException.of(
                            FunctionError.ARGUMENT,
                            "JSON_OBJECTAGG: the name '" + text(name) + "' is there already")
                    .hint("group by more, so that each name comes once");
        }
        return cell;
    }

    private static String text(final long text) {
        final byte[] bytes = new byte[Memory.getInt(text)];
        Memory.copyToArray(text + Integer.BYTES, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Takes a member back. */
    static void remove(
            final long field,
            final long head,
            final long tail,
            final long name,
            final BlobHeap blobs) {
        final long cell = ValueCounts.find(field, head, tail, name, blobs);
        blobs.preserve(cell, Long.BYTES);
        free(cell, blobs);
        Memory.putLong(cell, 0);
    }

    private static void free(final long cell, final BlobHeap blobs) {
        final long handle = Memory.getLong(cell);
        if (handle != 0 && handle != NULL) {
            blobs.free(handle);
        }
    }

    /** Adds the members of another entry. */
    static void merge(
            final long field, final long source, final BlobHeap sourceBlobs, final BlobHeap blobs) {
        for (long at = ValueCounts.next(source, sourceBlobs, 0);
                at != 0;
                at = ValueCounts.next(source, sourceBlobs, at)) {
            final long name = TextSlots.address(at, sourceBlobs);
            add(
                    field,
                    Memory.getLong(at),
                    TextSlots.tail(name),
                    name,
                    text(at, sourceBlobs),
                    blobs);
        }
    }

    /** The text of a member, by the address of its name's slot. */
    private static long text(final long name, final BlobHeap blobs) {
        final long handle = ValueCounts.countOf(name);
        return handle == NULL ? Utf8.NULL : blobs.address(handle);
    }

    /** The object of all members. */
    static long json(final long field, final BlobHeap blobs, final Scratch scratch) {
        JsonTexts.begin(scratch);
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            JsonTexts.member(scratch, TextSlots.address(at, blobs), text(at, blobs));
        }
        return JsonTexts.object(scratch);
    }

    /** Gives back what a field refers to, and clears it. */
    static void release(final long field, final BlobHeap blobs) {
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            free(at - Long.BYTES, blobs);
        }
        ValueCounts.release(field, true, blobs);
    }
}
