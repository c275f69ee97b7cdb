package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.text.TextOutput;

/** Appends values in Avro's binary encoding. One thread; allocates nothing. */
final class AvroOutput {
    private final TextOutput output;

    AvroOutput(final TextOutput output) {
        this.output = output;
    }

    /** Appends a whole number. */
    void putLong(final long value) {
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~0x7fL) != 0) {
            output.put((int) (rest | 0x80));
            rest >>>= 7;
        }
        output.put((int) rest);
    }

    /** Appends one byte. */
    void putByte(final int value) {
        output.put(value);
    }

    /** Appends bytes as they lie. */
    void put(final long address, final int length) {
        output.put(address, length);
    }

    /** Appends bytes behind their length. */
    void putBytes(final long address, final int length) {
        putLong(length);
        output.put(address, length);
    }
}
