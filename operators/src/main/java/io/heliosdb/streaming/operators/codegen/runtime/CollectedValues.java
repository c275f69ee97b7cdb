package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.operators.functions.Bitmaps;
import io.heliosdb.streaming.operators.functions.JsonTexts;
import io.heliosdb.streaming.operators.functions.Nested;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.Utf8;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * Nested values, and texts of JSON, of all that a group has gathered in {@link ValueLists} or
 * {@link ValueCounts}. In their 16 bytes a value lies as in a slot of an array: the lower bytes of
 * the first number, or all 16. NULL is a pair of numbers that no value of any type has.
 */
final class CollectedValues {
    /** Both halves of the 16 bytes that stand for NULL. */
    static final long NULL = Long.MIN_VALUE;

    private CollectedValues() {}

    /** Whether 16 bytes are NULL. */
    static boolean isNull(final long value) {
        return Memory.getLong(value) == NULL && Memory.getLong(value + Long.BYTES) == NULL;
    }

    /** The array of a list's values. */
    static long array(
            final long field, final Shape shape, final BlobHeap blobs, final Scratch scratch) {
        final Shape element = shape.element();
        long bytes = 0;
        if (element.isVariable()) {
            for (long at = ValueLists.next(field, blobs, 0);
                    at != 0;
                    at = ValueLists.next(field, blobs, at)) {
                bytes += isNull(at) ? 0 : Nested.bytes(TextSlots.address(at, blobs));
            }
        }
        final long array = Nested.open(scratch, shape, ValueLists.count(field, blobs), bytes);
        int index = 0;
        for (long at = ValueLists.next(field, blobs, 0);
                at != 0;
                at = ValueLists.next(field, blobs, at)) {
            put(scratch, shape, array, index++, at, blobs);
        }
        return Nested.close(scratch, shape, array);
    }

    private static void put(
            final Scratch scratch,
            final Shape shape,
            final long array,
            final int index,
            final long value,
            final BlobHeap blobs) {
        final Shape element = shape.element();
        if (element.isVariable()) {
            final long part = isNull(value) ? Utf8.NULL : TextSlots.address(value, blobs);
            Nested.put(scratch, shape, array, index, part);
        } else if (!isNull(value)) {
            Memory.copy(value, Nested.slot(shape, array, index), element.slotBytes());
        }
    }

    /** The multiset of counted values. */
    static long multiset(
            final long field, final Shape shape, final BlobHeap blobs, final Scratch scratch) {
        int count = 0;
        long bytes = 0;
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            count++;
            bytes +=
                    shape.keys().element().isVariable()
                            ? Nested.bytes(TextSlots.address(at, blobs))
                            : 0;
        }
        final long keys = Nested.open(scratch, shape.keys(), count, bytes);
        int index = 0;
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            put(scratch, shape.keys(), keys, index++, at, blobs);
        }
        Nested.close(scratch, shape.keys(), keys);
        final long counts = Nested.open(scratch, shape.values(), count, 0);
        index = 0;
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            Memory.putInt(
                    Nested.slot(shape.values(), counts, index++), (int) ValueCounts.countOf(at));
        }
        Nested.close(scratch, shape.values(), counts);
        return Nested.map(scratch, keys, counts);
    }

    /** The bitmap of counted numbers of type INT. */
    static long bitmap(final long field, final BlobHeap blobs, final Scratch scratch) {
        Bitmaps.begin(scratch);
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            if (ValueCounts.countOf(at) > 0) {
                Bitmaps.add(scratch, Memory.getInt(at));
            }
        }
        return Bitmaps.finish(scratch);
    }

    /** Whether no counted value is there. */
    static boolean isWithoutValues(final long field, final BlobHeap blobs) {
        long at = ValueCounts.next(field, blobs, 0);
        while (at != 0 && ValueCounts.countOf(at) <= 0) {
            at = ValueCounts.next(field, blobs, at);
        }
        return at == 0;
    }

    /** The array of JSON of a list of texts of JSON. */
    static long jsonArray(final long field, final BlobHeap blobs, final Scratch scratch) {
        JsonTexts.begin(scratch);
        for (long at = ValueLists.next(field, blobs, 0);
                at != 0;
                at = ValueLists.next(field, blobs, at)) {
            JsonTexts.element(scratch, isNull(at) ? Utf8.NULL : TextSlots.address(at, blobs));
        }
        return JsonTexts.array(scratch);
    }
}
