package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;

/**
 * Functions of arrays. The shape is that of all arrays in a call; an element that a function takes
 * comes as an array of one, so that it may be NULL.
 */
public final class Arrays {
    private Arrays() {}

    /** Whether an element is there. */
    public static boolean contains(final Shape shape, final long array, final long one) {
        return indexOf(shape, array, shape.at(one, 0)) >= 0;
    }

    /** As {@link #contains}, of an element of variable length by its address; 0 is NULL. */
    public static boolean containsPart(final Shape shape, final long array, final long part) {
        return indexOf(shape, array, part) >= 0;
    }

    /** Where an element is first, from 1; 0 if it is not there. */
    public static int position(final Shape shape, final long array, final long one) {
        return indexOf(shape, array, shape.at(one, 0)) + 1;
    }

    /** By the operator =, but NULLs are alike. */
    private static int indexOf(final Shape shape, final long array, final long part) {
        final int count = Shape.count(array);
        for (int i = 0; i < count; i++) {
            if (isSame(shape, shape.at(array, i), part)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSame(final Shape shape, final long left, final long right) {
        return (left == 0 || right == 0)
                ? left == right
                : NestedEquality.equal(shape.element(), left, right);
    }

    private static boolean isListed(
            final Shape shape, final long list, final int count, final long part) {
        for (int i = 0; i < count; i++) {
            if (isSame(shape, Nested.noted(list, i), part)) {
                return true;
            }
        }
        return false;
    }

    private static int noteAll(
            final Shape shape, final long array, final long list, final int from) {
        final int count = Shape.count(array);
        for (int i = 0; i < count; i++) {
            Nested.note(list, from + i, shape.at(array, i));
        }
        return from + count;
    }

    /** One array behind the other. */
    public static long concat(
            final Scratch scratch, final Shape shape, final long a, final long b) {
        final int count = Shape.count(a) + Shape.count(b);
        final long list = Nested.list(scratch, count);
        noteAll(shape, b, list, noteAll(shape, a, list, 0));
        return Nested.ofList(scratch, shape, list, count);
    }

    /** Without the elements that are the one. */
    public static long remove(
            final Scratch scratch, final Shape shape, final long array, final long one) {
        final int count = Shape.count(array);
        final long list = Nested.list(scratch, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final long part = shape.at(array, i);
            if (!isSame(shape, part, shape.at(one, 0))) {
                Nested.note(list, kept++, part);
            }
        }
        return Nested.ofList(scratch, shape, list, kept);
    }

    /** Each element once, where it is first. */
    public static long distinct(final Scratch scratch, final Shape shape, final long array) {
        final int count = Shape.count(array);
        final long list = Nested.list(scratch, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final long part = shape.at(array, i);
            if (!isListed(shape, list, kept, part)) {
                Nested.note(list, kept++, part);
            }
        }
        return Nested.ofList(scratch, shape, list, kept);
    }

    /** Each element of one or the other once. */
    public static long union(final Scratch scratch, final Shape shape, final long a, final long b) {
        return distinct(scratch, shape, concat(scratch, shape, a, b));
    }

    /** Each element of the first that is not in the second once. */
    public static long except(
            final Scratch scratch, final Shape shape, final long a, final long b) {
        return filter(scratch, shape, a, b, false);
    }

    /** Each element of the first that is in the second once. */
    public static long intersect(
            final Scratch scratch, final Shape shape, final long a, final long b) {
        return filter(scratch, shape, a, b, true);
    }

    /** Here -0.0 is not 0.0, as where Flink hashes elements. */
    private static long filter(
            final Scratch scratch,
            final Shape shape,
            final long array,
            final long other,
            final boolean isWantedThere) {
        final int count = Shape.count(array);
        final long list = Nested.list(scratch, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final long part = shape.at(array, i);
            boolean isThere = false;
            for (int k = 0; !isThere && k < Shape.count(other); k++) {
                isThere = isSameHashed(shape, shape.at(other, k), part);
            }
            boolean isKept = isThere == isWantedThere;
            for (int k = 0; isKept && k < kept; k++) {
                isKept = !isSameHashed(shape, Nested.noted(list, k), part);
            }
            if (isKept) {
                Nested.note(list, kept++, part);
            }
        }
        return Nested.ofList(scratch, shape, list, kept);
    }

    private static boolean isSameHashed(final Shape shape, final long left, final long right) {
        final boolean isFixed = !shape.element().isVariable();
        return isSame(shape, left, right)
                && (left == right
                        || !isFixed
                        || Memory.equal(left, right, shape.element().slotBytes()));
    }

    public static long reverse(final Scratch scratch, final Shape shape, final long array) {
        final int count = Shape.count(array);
        if (count <= 1) {
            return array;
        }
        final long list = Nested.list(scratch, count);
        for (int i = 0; i < count; i++) {
            Nested.note(list, count - 1 - i, shape.at(array, i));
        }
        return Nested.ofList(scratch, shape, list, count);
    }

    /** The elements from one position to another, both from 1, or from -1 at the end. */
    public static long slice(
            final Scratch scratch,
            final Shape shape,
            final long array,
            final int start,
            final int end) {
        final int count = Shape.count(array);
        final int first = Math.max(1, start < 0 ? start + count + 1 : start);
        final int wrapped = end < 0 ? end + count + 1 : end;
        final int last = wrapped == 0 ? 1 : Math.min(wrapped, count);
        if (count == 0 || (first == 1 && last == count)) {
            return array;
        }
        final int kept = last < first ? 0 : last - first + 1; // the difference may be no int
        final long list = Nested.list(scratch, kept);
        for (int i = 0; i < kept; i++) {
            Nested.note(list, i, shape.at(array, first - 1 + i));
        }
        return Nested.ofList(scratch, shape, list, kept);
    }

    /** The elements from a position on. */
    public static long slice(
            final Scratch scratch, final Shape shape, final long array, final int start) {
        return slice(scratch, shape, array, start, Shape.count(array));
    }

    /** The elements in order. */
    public static long sort(
            final Scratch scratch,
            final Shape shape,
            final long array,
            final boolean isAscending,
            final boolean isNullFirst) {
        final int count = Shape.count(array);
        final long list = Nested.list(scratch, count);
        noteAll(shape, array, list, 0);
        ArrayOrder.sort(
                shape.element(),
                list,
                Nested.list(scratch, count),
                count,
                isAscending ? 1 : -1,
                isNullFirst ? -1 : 1);
        return Nested.ofList(scratch, shape, list, count);
    }

    /** Address of the greatest element; 0 if there is none but NULLs. */
    public static long max(final Shape shape, final long array) {
        long best = 0;
        for (int i = 0; i < Shape.count(array); i++) {
            final long part = shape.at(array, i);
            if (part != 0 && (best == 0 || ArrayOrder.isGreater(shape.element(), part, best))) {
                best = part;
            }
        }
        return best;
    }

    /** Address of the least element; 0 if there is none but NULLs. */
    public static long min(final Shape shape, final long array) {
        long best = 0;
        for (int i = 0; i < Shape.count(array); i++) {
            final long part = shape.at(array, i);
            if (part != 0 && (best == 0 || ArrayOrder.isGreater(shape.element(), best, part))) {
                best = part;
            }
        }
        return best;
    }

    /**
     * The texts of an array with a text between them.
     *
     * @param replacement for NULLs; {@link Utf8#NULL} if these are left out
     */
    public static long join(
            final Scratch scratch,
            final Shape shape,
            final long array,
            final long delimiter,
            final long replacement) {
        final int count = Shape.count(array);
        long length = 0;
        for (int i = 0; i < count; i++) {
            final long text = orElse(shape.at(array, i), replacement);
            length += text == 0 ? 0 : (long) Utf8.length(text) + Utf8.length(delimiter);
        }
        final long result = scratch.open(length);
        long at = Utf8.bytes(result);
        boolean isFirst = true;
        for (int i = 0; i < count; i++) {
            final long text = orElse(shape.at(array, i), replacement);
            if (text != 0) {
                at = isFirst ? at : append(at, delimiter);
                at = append(at, text);
                isFirst = false;
            }
        }
        return scratch.close(result, (int) (at - Utf8.bytes(result)));
    }

    private static long orElse(final long text, final long replacement) {
        return text == 0 ? replacement : text;
    }

    private static long append(final long at, final long text) {
        Memory.copy(Utf8.bytes(text), at, Utf8.length(text));
        return at + Utf8.length(text);
    }

    /** The parts of a text between delimiters; without a delimiter its UTF-16 units. */
    public static long split(
            final Scratch scratch, final Shape shape, final long text, final long delimiter) {
        if (Utf8.length(text) == 0) {
            return Nested.ofList(scratch, shape, Nested.list(scratch, 0), 0);
        }
        return Utf8.length(delimiter) == 0
                ? units(scratch, shape, text)
                : parts(scratch, shape, text, delimiter);
    }

    private static long parts(
            final Scratch scratch, final Shape shape, final long text, final long delimiter) {
        int count = 1;
        int found = Utf8.indexOf(text, delimiter, 0);
        while (found >= 0) {
            count++;
            found = Utf8.indexOf(text, delimiter, found + Utf8.length(delimiter));
        }
        final int delimiterLength = Utf8.length(delimiter);
        final long partBytes =
                Utf8.length(text)
                        - (count - 1L) * delimiterLength
                        + (long) count * Scratch.HEADER_BYTES;
        final long array = Nested.open(scratch, shape, count, partBytes);
        int from = 0;
        for (int i = 0; i < count; i++) {
            final int next = i == count - 1 ? -1 : Utf8.indexOf(text, delimiter, from);
            final int end = next < 0 ? Utf8.length(text) : next;
            Nested.putText(scratch, shape, array, i, Utf8.bytes(text) + from, end - from);
            from = end + delimiterLength;
        }
        return Nested.close(scratch, shape, array);
    }

    /** Halves of a pair become question marks, as in Flink. */
    private static long units(final Scratch scratch, final Shape shape, final long text) {
        final int length = Utf8.length(text);
        final long list = Nested.list(scratch, length);
        int count = 0;
        for (int from = 0; from < length; ) {
            final int width = Utf8.width(Memory.getByte(Utf8.bytes(text) + from));
            if (width == Integer.BYTES) {
                final long mark = TextBuild.chr(scratch, '?');
                Nested.note(list, count++, mark);
                Nested.note(list, count++, mark);
            } else {
                Nested.note(list, count++, Utf8.slice(scratch, text, from, width));
            }
            from += width;
        }
        return Nested.ofList(scratch, shape, list, count);
    }
}
