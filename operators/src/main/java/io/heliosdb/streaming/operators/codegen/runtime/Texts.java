package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.functions.Scratch;

/**
 * Texts as they lie in rows: a uint32 length, then the bytes. An address of 0 stands for NULL where
 * a method says so.
 */
final class Texts {
    /** Up to here, copying word by word beats the call that copies any length. */
    private static final int SHORT_COPY = 64;

    private Texts() {}

    /** Bytes that a text takes as var-data; NULL takes those of its length field. */
    static int encodedLength(final long textOrNull) {
        return textOrNull == 0 ? Integer.BYTES : Integer.BYTES + Memory.getInt(textOrNull);
    }

    /**
     * Writes a text as var-data.
     *
     * @param textOrNull NULL is written as an empty text
     * @return the address behind it
     */
    static long append(final long target, final long textOrNull) {
        if (textOrNull == 0) {
            Memory.putInt(target, 0);
            return target + Integer.BYTES;
        }
        final int bytes = Integer.BYTES + Memory.getInt(textOrNull);
        copy(textOrNull, target, bytes);
        return target + bytes;
    }

    private static void copy(final long source, final long target, final int bytes) {
        if (bytes > SHORT_COPY || bytes < Long.BYTES) {
            Memory.copy(source, target, bytes);
            return;
        }
        final int last = bytes - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            Memory.putLong(target + i, Memory.getLong(source + i));
        }
        Memory.putLong(target + last, Memory.getLong(source + last));
    }

    /** Zeroes the bytes between a row's data and its end. */
    static void pad(final long from, final long to) {
        for (long address = from; address < to; address++) {
            Memory.putByte(address, (byte) 0);
        }
    }

    /** A copy that lives until the next row. NULL stays NULL. */
    static long keep(final long textOrNull, final Scratch scratch) {
        if (textOrNull == 0) {
            return 0;
        }
        final int length = Memory.getInt(textOrNull);
        final long kept = scratch.open(length);
        Memory.copy(textOrNull + Integer.BYTES, kept + Integer.BYTES, length);
        return scratch.close(kept, length);
    }

    static boolean equal(final long left, final long right) {
        final int length = Memory.getInt(left);
        return length == Memory.getInt(right)
                && Memory.equal(left + Integer.BYTES, right + Integer.BYTES, length);
    }

    static int compare(final long left, final long right) {
        return Memory.compare(
                left + Integer.BYTES,
                Memory.getInt(left),
                right + Integer.BYTES,
                Memory.getInt(right));
    }

    /** Length of a row with padding. */
    static int align(final int length) {
        return RowLayout.align(length);
    }
}
