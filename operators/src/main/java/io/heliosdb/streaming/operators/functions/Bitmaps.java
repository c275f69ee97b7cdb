package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;

/**
 * Functions of bitmaps: sets of numbers of 32 bits, ordered as if they had no sign. A value is the
 * bytes that BITMAP_TO_BYTES gives, the same for equal sets, behind their length.
 */
public final class Bitmaps {
    private static final int MOST_DIGITS = 10;

    /** A text that is longer ends with points. */
    private static final int LONG_TEXT = 0x80000;

    private Bitmaps() {}

    /** BITMAP_BUILD of the elements of an array that are not NULL. */
    public static long build(final Scratch scratch, final Shape shape, final long array) {
        final BitmapWork work = scratch.bitmaps();
        work.begin();
        final int count = Shape.count(array);
        for (int i = 0; i < count; i++) {
            final long part = shape.at(array, i);
            if (part != 0) {
                work.add(Memory.getInt(part));
            }
        }
        return work.finish();
    }

    /** Begins a bitmap of numbers that {@link #add} is told. */
    public static void begin(final Scratch scratch) {
        scratch.bitmaps().begin();
    }

    /** Adds a number. */
    public static void add(final Scratch scratch, final int value) {
        scratch.bitmaps().add(value);
    }

    /** The bitmap that has been begun. */
    public static long finish(final Scratch scratch) {
        return scratch.bitmaps().finish();
    }

    /** BITMAP_AND. */
    public static long and(final Scratch scratch, final long first, final long second) {
        return scratch.bitmaps().combine(first, second, BitmapWork.Operation.AND);
    }

    /** BITMAP_OR. */
    public static long or(final Scratch scratch, final long first, final long second) {
        return scratch.bitmaps().combine(first, second, BitmapWork.Operation.OR);
    }

    /** BITMAP_XOR. */
    public static long xor(final Scratch scratch, final long first, final long second) {
        return scratch.bitmaps().combine(first, second, BitmapWork.Operation.XOR);
    }

    /** BITMAP_ANDNOT. */
    public static long andNot(final Scratch scratch, final long first, final long second) {
        return scratch.bitmaps().combine(first, second, BitmapWork.Operation.AND_NOT);
    }

    /** BITMAP_CARDINALITY. */
    public static long cardinality(final Scratch scratch, final long bitmap) {
        final BitmapReader reader = scratch.bitmaps().reader();
        reader.open(bitmap);
        long cardinality = 0;
        while (reader.next()) {
            cardinality += reader.cardinality();
        }
        return cardinality;
    }

    /**
     * BITMAP_FROM_BYTES.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if they are none
     */
    public static long fromBytes(final Scratch scratch, final long bytes) {
        final BitmapWork work = scratch.bitmaps();
        final BitmapReader reader = work.reader();
        boolean isWhole = reader.openBytes(Utf8.bytes(bytes), Utf8.length(bytes));
        work.writer().begin();
        int last = -1;
        while (isWhole && reader.next()) {
            isWhole = reader.isWhole() && reader.key() > last;
            if (isWhole) {
                last = reader.key();
                reader.load(work.words());
                work.writer().add(last, work.words());
            }
        }
        if (!isWhole) {
            throw FunctionError.argument("BITMAP_FROM_BYTES: the bytes are not a bitmap");
        }
        return work.writer().finish();
    }

    /** BITMAP_TO_ARRAY. */
    public static long toArray(final Scratch scratch, final Shape shape, final long bitmap) {
        final long cardinality = cardinality(scratch, bitmap);
        if (cardinality > Integer.MAX_VALUE) {
            throw FunctionError.argument("BITMAP_TO_ARRAY: the bitmap has too many values");
        }
        final long array = Nested.open(scratch, shape, (int) cardinality, 0);
        final BitmapWork work = scratch.bitmaps();
        final BitmapReader reader = work.reader();
        reader.open(bitmap);
        int index = 0;
        while (reader.next()) {
            final long[] words = work.words();
            reader.load(words);
            for (int i = 0; i < BitmapReader.WORDS; i++) {
                for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                    final int low = i << 6 | Long.numberOfTrailingZeros(rest);
                    Memory.putInt(
                            Nested.slot(shape, array, index++), reader.key() << Short.SIZE | low);
                }
            }
        }
        return Nested.close(scratch, shape, array);
    }

    /** BITMAP_TO_STRING: the numbers without a sign, in braces. */
    public static long text(final Scratch scratch, final long bitmap) {
        final long most =
                Math.min(LONG_TEXT, cardinality(scratch, bitmap) * (MOST_DIGITS + 1))
                        + 2 * MOST_DIGITS;
        final long result = scratch.open(most);
        final BitmapWork work = scratch.bitmaps();
        final BitmapReader reader = work.reader();
        reader.open(bitmap);
        final long start = Utf8.bytes(result);
        long at = put(start, '{');
        boolean isCut = false;
        while (!isCut && reader.next()) {
            final long[] words = work.words();
            reader.load(words);
            for (int i = 0; i < BitmapReader.WORDS; i++) {
                for (long rest = words[i]; rest != 0 && !isCut; rest &= rest - 1) {
                    at = at == start + 1 ? at : put(at, ',');
                    isCut = at - start > LONG_TEXT;
                    final int low = i << 6 | Long.numberOfTrailingZeros(rest);
                    at =
                            isCut
                                    ? put(put(put(at, '.'), '.'), '.')
                                    : number(at, (long) reader.key() << Short.SIZE | low);
                }
            }
        }
        at = put(at, '}');
        return scratch.close(result, (int) (at - start));
    }

    private static long put(final long at, final char letter) {
        Memory.putByte(at, (byte) letter);
        return at + 1;
    }

    private static long number(final long at, final long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            Memory.putByte(at + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        return at + digits;
    }
}
