package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.TextOutput;

/** Appends values in Protobuf's wire format. One thread; allocates nothing. */
final class WireOutput {
    private final TextOutput output;

    WireOutput(final TextOutput output) {
        this.output = output;
    }

    void putTag(final int number, final int wire) {
        putVarint(((long) number << 3) | wire);
    }

    void putVarint(final long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            output.put((int) (rest | 0x80));
            rest >>>= 7;
        }
        output.put((int) rest);
    }

    /** Appends the lowest bytes of a number, the lowest first. */
    void putFixed(final long bits, final int width) {
        for (int i = 0; i < width; i++) {
            output.put((int) (bits >>> (i * Byte.SIZE)));
        }
    }

    /** Appends bytes behind their length. */
    void putBytes(final long address, final int length) {
        putVarint(length);
        output.put(address, length);
    }

    /** Begins what is to stand behind its length; to be given to {@link #end}. */
    int begin() {
        return output.length();
    }

    /** Puts the length in front of all that was appended since. */
    void end(final int begun) {
        final int length = output.length() - begun;
        putVarint(length);
        final int width = output.length() - begun - length;
        final long start = output.address() + begun;
        long head = 0;
        for (int i = 0; i < width; i++) {
            head |= (Memory.getByte(start + length + i) & 0xffL) << (i * Byte.SIZE);
        }
        Memory.copy(start, start + width, length);
        for (int i = 0; i < width; i++) {
            Memory.putByte(start + i, (byte) (head >>> (i * Byte.SIZE)));
        }
    }
}
