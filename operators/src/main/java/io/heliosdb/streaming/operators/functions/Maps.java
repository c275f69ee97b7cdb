package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Functions of maps: an array of keys, each there once, and one of their values. */
public final class Maps {
    private Maps() {}

    /**
     * The map of two arrays; of equal keys the last one's value counts.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if they are not
     *     of one length
     */
    public static long of(
            final Scratch scratch, final Shape shape, final long keys, final long values) {
        final int count = Shape.count(keys);
        if (count != Shape.count(values)) {
            throw FunctionError.argument(
                    "MAP_FROM_ARRAYS: " + count + " keys and " + Shape.count(values) + " values");
        }
        if (areDistinct(shape.keys(), keys)) {
            return Nested.map(scratch, keys, values);
        }
        final long keyList = Nested.list(scratch, count);
        final long valueList = Nested.list(scratch, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final long key = shape.keys().at(keys, i);
            final int known = listed(shape.keys().element(), keyList, kept, key);
            final int entry = known < 0 ? kept++ : known;
            Nested.note(keyList, entry, known < 0 ? key : Nested.noted(keyList, known));
            Nested.note(valueList, entry, shape.values().at(values, i));
        }
        return ofLists(scratch, shape, keyList, valueList, kept);
    }

    /** The map of noted keys and values. */
    static long ofLists(
            final Scratch scratch,
            final Shape shape,
            final long keyList,
            final long valueList,
            final int count) {
        final long keys = Nested.ofList(scratch, shape.keys(), keyList, count);
        return Nested.map(scratch, keys, Nested.ofList(scratch, shape.values(), valueList, count));
    }

    private static boolean areDistinct(final Shape shape, final long array) {
        for (int i = 0; i < Shape.count(array); i++) {
            for (int k = 0; k < i; k++) {
                if (isSame(shape.element(), shape.at(array, i), shape.at(array, k))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** NULLs are alike, and so are NaNs; -0.0 is not 0.0. */
    private static boolean isSame(final Shape key, final long left, final long right) {
        if (left == 0 || right == 0) {
            return left == right;
        }
        return key.isVariable()
                ? Utf8.equal(left, right)
                : Memory.equal(left, right, key.slotBytes());
    }

    private static int listed(
            final Shape key, final long list, final int count, final long sought) {
        for (int i = 0; i < count; i++) {
            if (isSame(key, Nested.noted(list, i), sought)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Address of the value of a key; 0 if it is NULL or the key is not there.
     *
     * @param one array of the key
     */
    public static long get(final Shape shape, final long map, final long one) {
        final long sought = shape.keys().at(one, 0);
        final long keys = Shape.keys(map);
        for (int i = 0; i < Shape.count(keys); i++) {
            final long key = shape.keys().at(keys, i);
            if (key != 0
                    && sought != 0
                    && NestedEquality.equal(shape.keys().element(), key, sought)) {
                return shape.values().at(Shape.values(map), i);
            }
        }
        return 0;
    }

    /** The entries of the second map, and those of the first with other keys behind them. */
    public static long union(
            final Scratch scratch, final Shape shape, final long first, final long second) {
        final int most = shape.countOf(first) + shape.countOf(second);
        final long keyList = Nested.list(scratch, most);
        final long valueList = Nested.list(scratch, most);
        int count = 0;
        for (int i = 0; i < shape.countOf(second); i++) {
            Nested.note(keyList, count, shape.keys().at(Shape.keys(second), i));
            Nested.note(valueList, count++, shape.values().at(Shape.values(second), i));
        }
        final int known = count;
        for (int i = 0; i < shape.countOf(first); i++) {
            final long key = shape.keys().at(Shape.keys(first), i);
            if (listed(shape.keys().element(), keyList, known, key) < 0) {
                Nested.note(keyList, count, key);
                Nested.note(valueList, count++, shape.values().at(Shape.values(first), i));
            }
        }
        return ofLists(scratch, shape, keyList, valueList, count);
    }

    /**
     * The entries as an array of rows.
     *
     * @param result shape of that array
     */
    public static long entries(
            final Scratch scratch, final Shape shape, final Shape result, final long map) {
        final int count = shape.countOf(map);
        final long list = Nested.list(scratch, count);
        final Shape row = result.element();
        for (int i = 0; i < count; i++) {
            final long key = shape.keys().at(Shape.keys(map), i);
            final long value = shape.values().at(Shape.values(map), i);
            final long entry =
                    Nested.open(scratch, row, 2, (long) bytes(row, 0, key) + bytes(row, 1, value));
            put(scratch, row, entry, 0, key);
            put(scratch, row, entry, 1, value);
            Nested.note(list, i, Nested.close(scratch, row, entry));
        }
        return Nested.ofList(scratch, result, list, count);
    }

    private static int bytes(final Shape row, final int index, final long part) {
        return row.part(index).isVariable() ? Nested.bytes(part) : 0;
    }

    private static void put(
            final Scratch scratch,
            final Shape row,
            final long entry,
            final int index,
            final long part) {
        if (row.part(index).isVariable()) {
            Nested.put(scratch, row, entry, index, part);
        } else if (part != 0) {
            Memory.copy(part, Nested.slot(row, entry, index), row.part(index).slotBytes());
        }
    }
}
