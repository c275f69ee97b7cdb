package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;

/**
 * Maps and multisets with their entries in the order of the keys, at every depth of a value. As
 * keys of groups and joins are known by their bytes, they go through this first.
 */
public final class SortedEntries {
    private SortedEntries() {}

    /** The value with its entries in order; itself where they are already. */
    public static long of(final Scratch scratch, final Shape shape, final long value) {
        if (isSorted(shape, value)) {
            return value;
        }
        return switch (shape.kind()) {
            case ARRAY -> {
                final int count = Shape.count(value);
                yield Nested.ofList(scratch, shape, parts(scratch, shape, value, count), count);
            }
            case ROW -> row(scratch, shape, value);
            default -> map(scratch, shape, value);
        };
    }

    private static boolean isSorted(final Shape shape, final long value) {
        if (!shape.hasEntries()) {
            return true;
        }
        return switch (shape.kind()) {
            case ARRAY -> areSorted(shape, value, Shape.count(value));
            case ROW -> areSorted(shape, value, shape.countOf(value));
            default ->
                    isSorted(shape.keys(), Shape.keys(value))
                            && isSorted(shape.values(), Shape.values(value))
                            && isAscending(shape.keys(), Shape.keys(value));
        };
    }

    private static boolean areSorted(final Shape shape, final long value, final int count) {
        for (int i = 0; i < count; i++) {
            final long part = shape.at(value, i);
            if (part != 0 && !isSorted(shape.part(i), part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscending(final Shape shape, final long keys) {
        for (int i = 1; i < Shape.count(keys); i++) {
            if (compare(shape.element(), shape.at(keys, i - 1), shape.at(keys, i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Notes the parts of an array or row with their entries in order. */
    private static long parts(
            final Scratch scratch, final Shape shape, final long value, final int count) {
        final long list = Nested.list(scratch, count);
        for (int i = 0; i < count; i++) {
            final long part = shape.at(value, i);
            Nested.note(list, i, part == 0 ? 0 : of(scratch, shape.part(i), part));
        }
        return list;
    }

    private static long row(final Scratch scratch, final Shape shape, final long row) {
        final int count = shape.countOf(row);
        final long list = parts(scratch, shape, row, count);
        long variableBytes = 0;
        for (int i = 0; i < count; i++) {
            variableBytes += shape.part(i).isVariable() ? Nested.bytes(Nested.noted(list, i)) : 0;
        }
        final long result = Nested.open(scratch, shape, count, variableBytes);
        for (int i = 0; i < count; i++) {
            final long part = Nested.noted(list, i);
            if (shape.part(i).isVariable()) {
                Nested.put(scratch, shape, result, i, part);
            } else if (part != 0) {
                Memory.copy(part, Nested.slot(shape, result, i), shape.part(i).slotBytes());
            }
        }
        return Nested.close(scratch, shape, result);
    }

    private static long map(final Scratch scratch, final Shape shape, final long map) {
        final int count = shape.countOf(map);
        final long keys = parts(scratch, shape.keys(), Shape.keys(map), count);
        final long values = parts(scratch, shape.values(), Shape.values(map), count);
        final Shape key = shape.keys().element();
        sort(scratch, key, keys, values, count);
        return Maps.ofLists(scratch, shape, keys, values, distinct(key, keys, values, count));
    }

    /** Sorts entries by their keys, keeping the order of equals. */
    private static void sort(
            final Scratch scratch,
            final Shape key,
            final long keys,
            final long values,
            final int count) {
        long fromKeys = keys;
        long fromValues = values;
        long toKeys = Nested.list(scratch, count);
        long toValues = Nested.list(scratch, count);
        for (int width = 1; width < count && width > 0; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                final int middle = Math.min(start + width, count);
                final int end = Math.min(start + 2 * width, count);
                int left = start;
                int right = middle;
                for (int i = start; i < end; i++) {
                    final boolean takesLeft =
                            left < middle
                                    && (right >= end
                                            || compare(
                                                            key,
                                                            Nested.noted(fromKeys, left),
                                                            Nested.noted(fromKeys, right))
                                                    <= 0);
                    final int taken = takesLeft ? left++ : right++;
                    Nested.note(toKeys, i, Nested.noted(fromKeys, taken));
                    Nested.note(toValues, i, Nested.noted(fromValues, taken));
                }
            }
            final long mergedKeys = toKeys;
            final long mergedValues = toValues;
            toKeys = fromKeys;
            toValues = fromValues;
            fromKeys = mergedKeys;
            fromValues = mergedValues;
        }
        if (fromKeys != keys) {
            Memory.copy(fromKeys, keys, (long) count * Long.BYTES);
            Memory.copy(fromValues, values, (long) count * Long.BYTES);
        }
    }

    /** Of equal keys, which were maps in different orders, the last one's value counts. */
    private static int distinct(
            final Shape key, final long keys, final long values, final int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept > 0
                    && compare(key, Nested.noted(keys, kept - 1), Nested.noted(keys, i)) == 0) {
                kept--;
            }
            Nested.note(keys, kept, Nested.noted(keys, i));
            Nested.note(values, kept++, Nested.noted(values, i));
        }
        return kept;
    }

    /**
     * The order of parts whose entries are in order, by their addresses: 0, which is NULL, first;
     * arrays and rows by the first parts that differ, maps by their keys and then their values.
     */
    private static int compare(final Shape shape, final long left, final long right) {
        if (left == 0 || right == 0) {
            return Boolean.compare(left != 0, right != 0);
        }
        return switch (shape.kind()) {
            case ARRAY -> compareParts(shape, left, right, Shape.count(left), Shape.count(right));
            case ROW -> compareParts(shape, left, right, shape.countOf(left), shape.countOf(right));
            case MAP, MULTISET -> {
                final int keys = compare(shape.keys(), Shape.keys(left), Shape.keys(right));
                yield keys != 0
                        ? keys
                        : compare(shape.values(), Shape.values(left), Shape.values(right));
            }
            case BITMAP -> Utf8.compare(left, right);
            default -> ArrayOrder.compare(shape, left, right);
        };
    }

    private static int compareParts(
            final Shape shape,
            final long left,
            final long right,
            final int leftCount,
            final int rightCount) {
        for (int i = 0; i < Math.min(leftCount, rightCount); i++) {
            final int order = compare(shape.part(i), shape.at(left, i), shape.at(right, i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftCount, rightCount);
    }
}
