package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Goes through bytes of Avro's binary encoding and never behind their end, whatever they are. One
 * thread; allocates nothing but errors.
 */
final class AvroInput {
    private static final int LAST_SHIFT = 63;
    private static final int SPARE_STEPS = 1 << 20;
    private static final int STEPS_PER_BYTE = 16;

    private static final long NO_BLOCK = -1;

    private String file = "";
    private long block = NO_BLOCK;
    private long start;
    private long end;
    private long stepsLeft;

    /** The next byte. */
    long at;

    /** Says where the bytes come from, for errors. */
    void name(final String newFile) {
        name(newFile, NO_BLOCK);
    }

    /** The same with the number of a block. */
    void name(final String newFile, final long newBlock) {
        file = newFile;
        block = newBlock;
    }

    private String place() {
        return block == NO_BLOCK ? file : file + ", block " + block;
    }

    /** Turns to bytes. */
    void wrap(final long address, final long length) {
        start = address;
        at = address;
        end = address + length;
        stepsLeft = length * STEPS_PER_BYTE + SPARE_STEPS;
    }

    long remaining() {
        return end - at;
    }

    /** A whole number. */
    long readLong() {
        long bits = 0;
        long next = at;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            if (next >= end) {
                throw cutOff();
            }
            final byte part = Memory.getByte(next++);
            bits |= (part & 0x7fL) << shift;
            if (part >= 0) {
                at = next;
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw bad("a number has more than ten bytes");
    }

    /** A whole number of 32 bits. */
    int readInt() {
        final long value = readLong();
        if (value != (int) value) {
            throw bad("a number has more than 32 bits");
        }
        return (int) value;
    }

    /** A length, of bytes that are there. */
    int readLength() {
        final long length = readLong();
        if (length < 0 || length > end - at) {
            throw bad("a length of " + length + " has no such bytes behind it");
        }
        return (int) length;
    }

    /** An index below a count. */
    int readIndex(final int count) {
        final long index = readLong();
        if (index < 0 || index >= count) {
            throw bad("an index of " + index + " is none of " + count);
        }
        return (int) index;
    }

    /** The address of bytes, which are passed. */
    long take(final long length) {
        if (length > end - at) {
            throw cutOff();
        }
        final long taken = at;
        at += length;
        return taken;
    }

    /** Whether a whole number lies ahead, or what is none. */
    boolean hasNumber() {
        for (long next = at; next < end; next++) {
            if (Memory.getByte(next) >= 0 || next - at > LAST_SHIFT / 7) {
                return true;
            }
        }
        return false;
    }

    /** How many values may still be passed. */
    long stepsLeft() {
        return stepsLeft;
    }

    /** Goes back to where the same values were ahead, to read them once more. */
    void goBack(final long place, final long steps) {
        at = place;
        stepsLeft = steps;
    }

    /** Counts a value that is passed, since some take no bytes. */
    void step() {
        if (--stepsLeft < 0) {
            throw bad("it has too many values for its bytes");
        }
    }

    HeliosException cutOff() {
        return bad("the bytes end within a value");
    }

    /** Bytes before the next one. */
    long offset() {
        return at - start;
    }

    /** The bytes are not what they should be. */
    HeliosException bad(final String why) {
        return HeliosException.of(FormatError.DAMAGED, place() + " is damaged")
                .detail("byte " + offset() + ": " + why)
                .hint("copy or write the file again");
    }
}
