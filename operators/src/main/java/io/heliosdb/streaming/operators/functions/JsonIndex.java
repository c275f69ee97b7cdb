package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Where the values and names of a JSON text are, noted in scratch memory while the text is checked,
 * so that no path has to read it again. It is told by the complement of its address, which is
 * negative, where a text without one is told by where its value begins.
 *
 * <pre>
 *   entry of a value: int64 address | int32 number of the entry behind the value | int32 unused
 *   entry of a name, in front of its value's: int64 address behind the quote | int32 length | ...
 * </pre>
 *
 * The length of a name with escape sequences is -1. Entry 0 is the text's own value. One per
 * pipeline, used by its thread only, while one text is checked.
 */
final class JsonIndex {
    /** Longer texts are walked instead: theirs would take much of the scratch memory. */
    private static final int LONGEST_TEXT = 2048;

    private static final int ENTRY_BYTES = 16;
    private static final int ENTRY_SHIFT = 4;
    private static final int NEXT = 8;
    private static final int ESCAPED = -1;

    private final Scratch scratch;
    private long start;
    private int count;

    JsonIndex(final Scratch scratch) {
        this.scratch = scratch;
    }

    /** Checks a text: the complement of its index, or as {@link JsonSyntax#root}. */
    long root(final long text) {
        final int length = Utf8.length(text);
        final long bytes = Utf8.bytes(text);
        final long most = (long) length << ENTRY_SHIFT; // each value has a byte, each name two
        if (length > LONGEST_TEXT || !scratch.hasRoom(most)) {
            return JsonSyntax.root(bytes, bytes + length);
        }
        final long opened = scratch.open(most);
        start = Utf8.bytes(opened);
        count = 0;
        if (JsonSyntax.root(bytes, bytes + length, this) == JsonSyntax.BROKEN) {
            return JsonSyntax.BROKEN;
        }
        scratch.close(opened, count << ENTRY_SHIFT);
        return ~start;
    }

    /** Notes a value; its number is for {@link #end}. */
    int begin(final long value) {
        Memory.putLong(entry(start, count), value);
        return count++;
    }

    /** The value has been read, with all that is in it. */
    void end(final int number) {
        Memory.putInt(entry(start, number) + NEXT, count);
    }

    /** Notes a name that lies between its quotes. */
    void name(final long name, final long closing) {
        final long length = closing - name;
        final boolean isPlain = JsonStrings.plainEnd(name, closing) == closing;
        Memory.putLong(entry(start, count), name);
        Memory.putInt(entry(start, count) + NEXT, isPlain ? (int) length : ESCAPED);
        count++;
    }

    private static long entry(final long start, final int number) {
        return start + (long) number * ENTRY_BYTES;
    }

    /** Whether a root is the complement of an index. */
    static boolean is(final long root) {
        return root < 0;
    }

    /** Where the value of an entry begins; of entry 0, that of the text. */
    static long value(final long root, final int number) {
        return Memory.getLong(entry(~root, number));
    }

    private static int next(final long root, final int number) {
        return Memory.getInt(entry(~root, number) + NEXT);
    }

    /** The entry of an object's member, the last one of the name; or 0. */
    static int member(final long root, final int object, final byte[] name) {
        final int end = next(root, object);
        int found = 0;
        for (int at = object + 1; at < end; at = next(root, at + 1)) {
            if (isNamed(entry(~root, at), name)) {
                found = at + 1;
            }
        }
        return found;
    }

    private static boolean isNamed(final long entry, final byte[] name) {
        final int length = Memory.getInt(entry + NEXT);
        final long string = Memory.getLong(entry);
        if (length == ESCAPED) {
            return JsonStrings.equal(string, name);
        }
        if (length != name.length) {
            return false;
        }
        int i = 0;
        while (i < length && Memory.getByte(string + i) == name[i]) {
            i++;
        }
        return i == length;
    }

    /** The entry of an array's element, which counts from the end if negative; or 0. */
    static int element(final long root, final int array, final int index) {
        final int end = next(root, array);
        int rest = index;
        if (index < 0) {
            for (int at = array + 1; at < end; at = next(root, at)) {
                rest++;
            }
            if (rest < 0) {
                return 0;
            }
        }
        int at = array + 1;
        while (at < end && rest-- > 0) {
            at = next(root, at);
        }
        return at < end ? at : 0;
    }
}
