package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/**
 * Arrays, maps and rows in scratch memory. A value made of parts that generated code has computed
 * is written by {@link #open}, for each part {@link #slot} or {@link #put}, and {@link #close},
 * with nothing else in between. Where parts are computed one by one, their addresses are noted in a
 * <em>list</em>, 0 for NULL, and {@link #ofList} makes an array of it.
 */
public final class Nested {
    private static final byte[] NULL = {'N', 'U', 'L', 'L'};

    private Nested() {}

    /** A cast of a part has failed, which makes the whole NULL; anything else goes on failing. */
    public static void rethrowUnlessCast(final HeliosException error) {
        if (error.code() != FunctionError.CAST) {
            throw error;
        }
    }

    /**
     * Starts an array or row of NULLs.
     *
     * @param count of elements, or of fields
     * @param variableBytes that its variable parts take together, see {@link #bytes}
     */
    public static long open(
            final Scratch scratch, final Shape shape, final int count, final long variableBytes) {
        final long most = NestedWriter.mostBytes(shape, count) + variableBytes;
        scratch.nested().wrap(scratch.open(most), most);
        return scratch.nested().start(shape, count);
    }

    /** Bytes of a variable part; 0 is NULL. */
    public static int bytes(final long part) {
        return part == Utf8.NULL ? Integer.BYTES : Shape.bytes(part);
    }

    /** Where a fixed part goes, which is not NULL from now on. */
    public static long slot(final Shape shape, final long value, final int index) {
        return NestedWriter.slot(shape, value, index);
    }

    /** Copies a variable part; 0 is NULL. */
    public static void put(
            final Scratch scratch,
            final Shape shape,
            final long value,
            final int index,
            final long part) {
        final NestedWriter writer = scratch.nested();
        final boolean fits =
                part == Utf8.NULL
                        ? writer.putNull(shape, value, index)
                        : writer.copy(shape, value, index, part);
        assert fits : "more bytes than asked for";
    }

    /** Makes bytes from elsewhere a part that is a text. */
    static void putText(
            final Scratch scratch,
            final Shape shape,
            final long value,
            final int index,
            final long bytes,
            final int length) {
        final boolean fits = scratch.nested().putText(shape, value, index, bytes, length);
        assert fits : "more bytes than asked for";
    }

    /** Completes the value that was started last. */
    public static long close(final Scratch scratch, final Shape shape, final long value) {
        final boolean fits = scratch.nested().finish(shape, value);
        assert fits : "more bytes than asked for";
        return scratch.close(value, (int) (scratch.nested().end() - value) - Integer.BYTES);
    }

    /** How many elements an array has, fields a row, entries a map. */
    public static int count(final Shape shape, final long value) {
        return shape.countOf(value);
    }

    /** Address of a part of an array or row, counted from 0; 0 if it is NULL. */
    public static long at(final Shape shape, final long value, final int index) {
        return shape.at(value, index);
    }

    /** Address of the element at a position counted from 1; 0 if it is NULL or there is none. */
    public static long element(final Shape shape, final long array, final int position) {
        return position < 1 || position > Shape.count(array) ? 0 : shape.at(array, position - 1);
    }

    /**
     * Address of the only element; 0 if it is NULL or there is none.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if there are
     *     more
     */
    public static long only(final Shape shape, final long array) {
        if (Shape.count(array) > 1) {
            throw FunctionError.argument("ELEMENT: the array has more than one element");
        }
        return element(shape, array, 1);
    }

    /** A list of addresses to be filled. */
    public static long list(final Scratch scratch, final int count) {
        return cells(scratch, count, Long.BYTES);
    }

    /** Room for fixed values that a list leads to. */
    public static long cells(final Scratch scratch, final int count, final int bytes) {
        final long length = (long) count * bytes;
        final long opened = scratch.open(length);
        return Utf8.bytes(scratch.close(opened, (int) length));
    }

    /** Notes an address. */
    public static void note(final long list, final int index, final long part) {
        Memory.putLong(list + (long) index * Long.BYTES, part);
    }

    static long noted(final long list, final int index) {
        return Memory.getLong(list + (long) index * Long.BYTES);
    }

    /** The array of the noted elements. */
    public static long ofList(
            final Scratch scratch, final Shape shape, final long list, final int count) {
        final Shape element = shape.element();
        long variableBytes = 0;
        if (element.isVariable()) {
            for (int i = 0; i < count; i++) {
                variableBytes += bytes(noted(list, i));
            }
        }
        final long array = open(scratch, shape, count, variableBytes);
        for (int i = 0; i < count; i++) {
            final long part = noted(list, i);
            if (element.isVariable()) {
                put(scratch, shape, array, i, part);
            } else if (part != 0) {
                Memory.copy(part, slot(shape, array, i), element.slotBytes());
            }
        }
        return close(scratch, shape, array);
    }

    /** The array of a map's keys. */
    public static long keys(final long map) {
        return Shape.keys(map);
    }

    /** The array of a map's values. */
    public static long values(final long map) {
        return Shape.values(map);
    }

    /** The map of an array of keys and one of values of the same length. */
    public static long map(final Scratch scratch, final long keys, final long values) {
        final int keyBytes = Shape.bytes(keys);
        final int valueBytes = Shape.bytes(values);
        final long result = scratch.open((long) keyBytes + valueBytes);
        Memory.copy(keys, Utf8.bytes(result), keyBytes);
        Memory.copy(values, Utf8.bytes(result) + keyBytes, valueBytes);
        return scratch.close(result, keyBytes + valueBytes);
    }

    /** The noted texts with commas between them, in brackets. */
    public static long text(
            final Scratch scratch,
            final long list,
            final int count,
            final int open,
            final int close) {
        long length = 2;
        for (int i = 0; i < count; i++) {
            length += 2 + textLength(noted(list, i));
        }
        final long result = scratch.open(length);
        long at = Utf8.bytes(result);
        Memory.putByte(at++, (byte) open);
        for (int i = 0; i < count; i++) {
            at = i == 0 ? at : comma(at);
            at = append(at, noted(list, i));
        }
        Memory.putByte(at++, (byte) close);
        return scratch.close(result, (int) (at - Utf8.bytes(result)));
    }

    /** The noted texts of keys and values as the text of a map. */
    public static long mapText(
            final Scratch scratch, final long keys, final long values, final int count) {
        long length = 2;
        for (int i = 0; i < count; i++) {
            length += 3 + textLength(noted(keys, i)) + textLength(noted(values, i));
        }
        final long result = scratch.open(length);
        long at = Utf8.bytes(result);
        Memory.putByte(at++, (byte) '{');
        for (int i = 0; i < count; i++) {
            at = append(i == 0 ? at : comma(at), noted(keys, i));
            Memory.putByte(at++, (byte) '=');
            at = append(at, noted(values, i));
        }
        Memory.putByte(at++, (byte) '}');
        return scratch.close(result, (int) (at - Utf8.bytes(result)));
    }

    private static long textLength(final long text) {
        return text == Utf8.NULL ? NULL.length : Utf8.length(text);
    }

    private static long comma(final long at) {
        Memory.putByte(at, (byte) ',');
        Memory.putByte(at + 1, (byte) ' ');
        return at + 2;
    }

    private static long append(final long at, final long text) {
        if (text == Utf8.NULL) {
            Memory.copyFromArray(NULL, 0, at, NULL.length);
            return at + NULL.length;
        }
        Memory.copy(Utf8.bytes(text), at, Utf8.length(text));
        return at + Utf8.length(text);
    }
}
