package io.heliosdb.streaming.operators.functions;

import java.util.Arrays;

/**
 * The members or elements of an object or array that is being made, as texts of JSON. One per
 * pipeline, used by its thread only; its tables grow and stay.
 */
final class JsonMembers {
    private long[] names = new long[16];
    private long[] values = new long[16];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    long name(final int index) {
        return names[index];
    }

    /** A text of JSON, or {@link Utf8#NULL} for null. */
    long value(final int index) {
        return values[index];
    }

    /** Adds an element at the end. */
    void add(final long value) {
        insert(count, Utf8.NULL, value);
    }

    /** Sets a member, keeping the order of the names. */
    void set(final long name, final long value) {
        int at = count;
        while (at > 0 && compare(names[at - 1], name) > 0) {
            at--;
        }
        if (at > 0 && compare(names[at - 1], name) == 0) {
            values[at - 1] = value;
        } else {
            insert(at, name, value);
        }
    }

    private void insert(final int at, final long name, final long value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        System.arraycopy(names, at, names, at + 1, count - at);
        System.arraycopy(values, at, values, at + 1, count - at);
        names[at] = name;
        values[at] = value;
        count++;
    }

    /** By UTF-16 units, as Java compares strings. */
    private static int compare(final long left, final long right) {
        final int leftLength = Utf8.length(left);
        final int rightLength = Utf8.length(right);
        int at = 0;
        while (at < leftLength && at < rightLength) {
            final int one = Utf8.codePoint(left, at);
            final int other = Utf8.codePoint(right, at);
            if (one != other) {
                return Integer.compare(JsonStrings.rank(one), JsonStrings.rank(other));
            }
            at += JsonStrings.utf8Width(one);
        }
        return Integer.compare(leftLength, rightLength);
    }
}
