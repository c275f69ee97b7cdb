package io.heliosdb.streaming.operators.functions;

import java.util.Arrays;

/** What the functions of bitmaps of one pipeline work with; its buffers grow and stay. */
final class BitmapWork {
    private final BitmapReader left = new BitmapReader();
    private final BitmapReader right = new BitmapReader();
    private final BitmapWriter writer;
    private final long[] words = new long[BitmapReader.WORDS];
    private final long[] others = new long[BitmapReader.WORDS];
    private int[] values = new int[64];
    private int count;

    BitmapWork(final Scratch scratch) {
        writer = new BitmapWriter(scratch);
    }

    /** For going through one bitmap. */
    BitmapReader reader() {
        return left;
    }

    BitmapWriter writer() {
        return writer;
    }

    /** The bits of one container. */
    long[] words() {
        return words;
    }

    /** Begins a set of values. */
    void begin() {
        count = 0;
    }

    /** Puts a value into the set. */
    void add(final int value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        // in this order the upper 16 bits are unsigned
        values[count++] = value ^ Integer.MIN_VALUE;
    }

    /** The bitmap of the set. */
    long finish() {
        Arrays.sort(values, 0, count);
        writer.begin();
        for (int i = 0; i < count; ) {
            final int key = values[i] >> Short.SIZE;
            Arrays.fill(words, 0);
            while (i < count && values[i] >> Short.SIZE == key) {
                BitmapReader.set(words, values[i]);
                i++;
            }
            writer.add((key ^ (Integer.MIN_VALUE >> Short.SIZE)) & 0xffff, words);
        }
        return writer.finish();
    }

    /** The bitmap of what two have by an operation. */
    long combine(final long first, final long second, final Operation operation) {
        left.open(first);
        right.open(second);
        writer.begin();
        left.next();
        right.next();
        while (!left.isAtEnd() || !right.isAtEnd()) {
            final int order =
                    left.isAtEnd()
                            ? 1
                            : right.isAtEnd() ? -1 : Integer.compare(left.key(), right.key());
            final int key = order <= 0 ? left.key() : right.key();
            load(left, order <= 0, words);
            load(right, order >= 0, others);
            for (int i = 0; i < BitmapReader.WORDS; i++) {
                words[i] = operation.of(words[i], others[i]);
            }
            writer.add(key, words);
            if (order <= 0) {
                left.next();
            }
            if (order >= 0) {
                right.next();
            }
        }
        return writer.finish();
    }

    private static void load(
            final BitmapReader reader, final boolean isThere, final long[] target) {
        if (isThere) {
            reader.load(target);
        } else {
            Arrays.fill(target, 0);
        }
    }

    /** What becomes of two bits. */
    enum Operation {
        AND,
        OR,
        XOR,
        AND_NOT;

        long of(final long first, final long second) {
            return switch (this) {
                case AND -> first & second;
                case OR -> first | second;
                case XOR -> first ^ second;
                case AND_NOT -> first & ~second;
            };
        }
    }
}
