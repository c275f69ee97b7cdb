package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Arrays;

/**
 * A well-formed JSON text, walked in place: a value is told by the address of its first byte. Of
 * members with one name the last one's value counts, at the place of the first. One per pipeline,
 * used by its thread only; its tables grow and stay.
 */
final class JsonDocument {
    private static final int PAIR = 2;
    private static final int FEW = 24;

    private long root;
    private long found;
    private long end;
    private long[] table = new long[64];
    private long[] merged = new long[64];
    private int top;

    /**
     * Turns to a text; false if it is not JSON.
     *
     * @param handle where its value begins, or the complement of its {@link JsonIndex}
     */
    boolean open(final long text, final long handle) {
        end = Utf8.bytes(text) + Utf8.length(text);
        top = 0;
        root = JsonIndex.is(handle) ? JsonIndex.value(handle, 0) : handle;
        return root != JsonSyntax.BROKEN;
    }

    /** Turns to the bytes between two addresses; false if they are not JSON. */
    boolean read(final long start, final long endAddress) {
        end = endAddress;
        top = 0;
        root = JsonSyntax.root(start, endAddress);
        return root != JsonSyntax.BROKEN;
    }

    long root() {
        return root;
    }

    /** Keeps what a path leads to. */
    void find(final long value) {
        found = value;
    }

    /** What the last path led to. */
    long found() {
        return found;
    }

    static boolean isObject(final long value) {
        return Memory.getByte(value) == '{';
    }

    static boolean isArray(final long value) {
        return Memory.getByte(value) == '[';
    }

    static boolean isNull(final long value) {
        return Memory.getByte(value) == 'n';
    }

    /** The address behind a value. */
    long behind(final long value) {
        int depth = 0;
        long at = value;
        do {
            final int letter = at < end ? Memory.getByte(at) : ',';
            switch (letter) {
                case '"' -> at = stringEnd(at + 1);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at = depth == 0 ? scalarEnd(at) : at + 1;
            }
        } while (depth > 0);
        return at;
    }

    /** The address behind the closing quote of a string that begins here. */
    long stringEnd(final long string) {
        return JsonStrings.end(string, end);
    }

    private long scalarEnd(final long from) {
        return switch (Memory.getByte(from)) {
            case 't', 'n' -> from + 4;
            case 'f' -> from + 5;
            default -> numberEnd(from);
        };
    }

    private long numberEnd(final long from) {
        long at = from;
        while (at < end && isOfNumber(Memory.getByte(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfNumber(final int letter) {
        return JsonSyntax.isDigit(letter)
                || letter == '-'
                || letter == '+'
                || letter == '.'
                || letter == 'e'
                || letter == 'E';
    }

    private long blanksEnd(final long from) {
        return JsonSyntax.blanksEnd(from, end);
    }

    /** First element or name of a container, or 0 if it is empty. */
    private long first(final long container) {
        final long at = blanksEnd(container + 1);
        final int letter = Memory.getByte(at);
        return letter == ']' || letter == '}' ? 0 : at;
    }

    /** Element or name behind a value of a container, or 0 if it was the last. */
    private long following(final long value) {
        final long at = blanksEnd(behind(value));
        return Memory.getByte(at) == ',' ? blanksEnd(at + 1) : 0;
    }

    /** The value that belongs to a name. */
    private long valueOf(final long name) {
        final long colon = blanksEnd(stringEnd(name + 1));
        return blanksEnd(colon + 1);
    }

    /** The value of an object's member, or 0. */
    long member(final long object, final byte[] name) {
        long found = 0;
        for (long at = first(object); at != 0; ) {
            final long value = valueOf(at);
            if (JsonStrings.equal(at + 1, name)) {
                found = value;
            }
            at = following(value);
        }
        return found;
    }

    /** How many elements an array has. */
    int count(final long array) {
        int count = 0;
        for (long at = first(array); at != 0; at = following(at)) {
            count++;
        }
        return count;
    }

    /** An array's element by its index, which counts from the end if negative; or 0. */
    long element(final long array, final int index) {
        int rest = index < 0 ? count(array) + index : index;
        if (rest < 0) {
            return 0;
        }
        long at = first(array);
        while (at != 0 && rest-- > 0) {
            at = following(at);
        }
        return at;
    }

    /** An array's first element, or 0. */
    long firstElement(final long array) {
        return first(array);
    }

    /** The element behind another, or 0. */
    long nextElement(final long element) {
        return following(element);
    }

    /** How much of the table is in use: {@link #release} gives back what was taken since. */
    int mark() {
        return top;
    }

    void release(final int mark) {
        top = mark;
    }

    /**
     * Takes the members of an object into the table behind the mark, in the order of their names or
     * in their own; returns how many there are.
     */
    int take(final long object, final boolean areSorted) {
        final int base = top;
        for (long at = first(object); at != 0; ) {
            final long value = valueOf(at);
            push(at, value);
            at = following(value);
        }
        int count = (top - base) / PAIR;
        sort(base, count, true);
        final int distinct = unite(base, count);
        if (!areSorted && count > 1) {
            sort(base, distinct, false);
        }
        count = distinct;
        top = base + PAIR * count;
        return count;
    }

    /** Address of the opening quote of a member's name that {@link #take} took. */
    long name(final int mark, final int index) {
        return table[mark + PAIR * index];
    }

    long value(final int mark, final int index) {
        return table[mark + PAIR * index + 1];
    }

    private void push(final long name, final long value) {
        if (top + PAIR > table.length) {
            table = Arrays.copyOf(table, 2 * table.length);
        }
        table[top++] = name;
        table[top++] = value;
    }

    /** Of equal names the first one's place and the last one's value remain. */
    private int unite(final int base, final int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final int from = base + PAIR * i;
            final int last = base + PAIR * (kept - 1);
            if (kept > 0 && JsonStrings.compare(table[last] + 1, table[from] + 1) == 0) {
                table[last + 1] = table[from + 1];
            } else {
                table[last + PAIR] = table[from];
                table[last + PAIR + 1] = table[from + 1];
                kept++;
            }
        }
        return kept;
    }

    private boolean isBehind(final long name, final long other, final boolean byName) {
        return byName ? JsonStrings.compare(name + 1, other + 1) > 0 : name > other;
    }

    /** Sorts pairs, leaving equal ones in their order. */
    private void sort(final int base, final int count, final boolean byName) {
        if (count <= FEW) {
            insert(base, count, byName);
            return;
        }
        final int half = count / 2;
        sort(base, half, byName);
        sort(base + PAIR * half, count - half, byName);
        merge(base, half, count, byName);
    }

    private void insert(final int base, final int count, final boolean byName) {
        for (int i = 1; i < count; i++) {
            final long name = table[base + PAIR * i];
            final long value = table[base + PAIR * i + 1];
            int at = i;
            while (at > 0 && isBehind(table[base + PAIR * (at - 1)], name, byName)) {
                table[base + PAIR * at] = table[base + PAIR * (at - 1)];
                table[base + PAIR * at + 1] = table[base + PAIR * (at - 1) + 1];
                at--;
            }
            table[base + PAIR * at] = name;
            table[base + PAIR * at + 1] = value;
        }
    }

    private void merge(final int base, final int half, final int count, final boolean byName) {
        if (merged.length < PAIR * count) {
            merged = new long[2 * PAIR * count];
        }
        int left = 0;
        int right = half;
        for (int i = 0; i < count; i++) {
            final boolean isRight =
                    left == half
                            || (right < count
                                    && isBehind(
                                            table[base + PAIR * left],
                                            table[base + PAIR * right],
                                            byName));
            final int from = base + PAIR * (isRight ? right++ : left++);
            merged[PAIR * i] = table[from];
            merged[PAIR * i + 1] = table[from + 1];
        }
        System.arraycopy(merged, 0, table, base, PAIR * count);
    }
}
