package io.heliosdb.streaming.codecs.compress;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Arrays;

/**
 * Snappy's raw format: the length of what was compressed, then literals and copies of what came
 * before. Never reads or writes outside of what it is given. One thread; allocates nothing.
 *
 * <p>Source: <a href="https://github.com/google/snappy/blob/main/format_description.txt">Snappy
 * compressed format description</a>.
 */
public final class Snappy {
    /** Answer: the bytes are not what Snappy makes. */
    public static final int DAMAGED = -1;

    private static final int MAX_LENGTH_BYTES = 5;
    private static final int LITERAL = 0;
    private static final int SHORT_COPY = 1;
    private static final int COPY = 2;
    private static final int SHORT_LITERAL = 60;
    private static final int MAX_COPY = 64;
    private static final int SHORT_COPY_LENGTH = 11;
    private static final int SHORT_COPY_OFFSET = 2048;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int TABLE_BITS = 14;
    private static final int MULTIPLIER = 0x1e35a7bd;

    /** Places of four bytes by their hash, from the start of the block; used by one thread. */
    private final int[] table = new int[1 << TABLE_BITS];

    /** Most bytes that so many bytes are compressed to. */
    public static int mostBytes(final int length) {
        return 32 + length + length / 6;
    }

    /** Bytes that compressed ones say they come from; {@link #DAMAGED} if they say nothing. */
    public static long expandedLength(final long source, final int length) {
        long bits = 0;
        for (int i = 0; i < Math.min(length, MAX_LENGTH_BYTES); i++) {
            final byte part = Memory.getByte(source + i);
            bits |= (part & 0x7fL) << (7 * i);
            if (part >= 0) {
                return bits;
            }
        }
        return DAMAGED;
    }

    /** Decompresses; the bytes of the result, or {@link #DAMAGED} if there is no room for it. */
    public static int expand(
            final long source, final int length, final long target, final int capacityBytes) {
        final long end = source + length;
        final long limit = target + capacityBytes;
        long in = source;
        while (in < end && Memory.getByte(in) < 0) {
            in++;
        }
        in++;
        long out = target;
        while (in < end) {
            final int tag = Memory.getByte(in++) & 0xff;
            if ((tag & 3) == LITERAL) {
                int bytes = tag >>> 2;
                if (bytes >= SHORT_LITERAL) {
                    final int width = bytes - SHORT_LITERAL + 1;
                    if (end - in < width) {
                        return DAMAGED;
                    }
                    bytes = number(in, width);
                    in += width;
                }
                if (bytes < 0 || bytes >= end - in || bytes >= limit - out) {
                    return DAMAGED;
                }
                Memory.copy(in, out, bytes + 1L);
                in += bytes + 1L;
                out += bytes + 1L;
                continue;
            }
            final int width = (tag & 3) == SHORT_COPY ? 1 : (tag & 3) == COPY ? 2 : 4;
            if (end - in < width) {
                return DAMAGED;
            }
            final int low = number(in, width);
            in += width;
            final boolean isShort = (tag & 3) == SHORT_COPY;
            final int bytes = isShort ? 4 + ((tag >>> 2) & 7) : 1 + (tag >>> 2);
            final int offset = isShort ? ((tag >>> 5) << 8) | low : low;
            if (offset <= 0 || offset > out - target || bytes > limit - out) {
                return DAMAGED;
            }
            repeat(out, offset, bytes);
            out += bytes;
        }
        return (int) (out - target);
    }

    private static int number(final long at, final int width) {
        int number = 0;
        for (int i = 0; i < width; i++) {
            number |= (Memory.getByte(at + i) & 0xff) << (Byte.SIZE * i);
        }
        return number;
    }

    /** Copies from before, where a copy may go into what it has just made. */
    private static void repeat(final long out, final int offset, final int bytes) {
        if (offset >= bytes) {
            Memory.copy(out - offset, out, bytes);
            return;
        }
        for (int i = 0; i < bytes; i++) {
            Memory.putByte(out + i, Memory.getByte(out + i - offset));
        }
    }

    /**
     * Compresses.
     *
     * @param target room for {@link #mostBytes}
     * @return bytes of the result
     */
    public int compress(final long source, final int length, final long target) {
        long out = target;
        int rest = length;
        while (rest >= 0x80) {
            Memory.putByte(out++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        Memory.putByte(out++, (byte) rest);
        for (int start = 0; start < length; start += BLOCK_BYTES) {
            out = compressBlock(source + start, Math.min(BLOCK_BYTES, length - start), out);
        }
        return (int) (out - target);
    }

    private long compressBlock(final long source, final int length, final long target) {
        Arrays.fill(table, 0);
        long out = target;
        int literal = 0;
        int at = 1;
        while (at + Long.BYTES <= length) {
            final int four = Memory.getInt(source + at);
            final int hash = (four * MULTIPLIER) >>> (Integer.SIZE - TABLE_BITS);
            final int candidate = table[hash];
            table[hash] = at;
            if (Memory.getInt(source + candidate) != four) {
                at += 1 + ((at - literal) >>> 5);
                continue;
            }
            int end = at + Integer.BYTES;
            while (end < length
                    && Memory.getByte(source + end)
                            == Memory.getByte(source + candidate + end - at)) {
                end++;
            }
            out = literal(source + literal, at - literal, out);
            out = copy(at - candidate, end - at, out);
            at = end;
            literal = end;
        }
        return literal(source + literal, length - literal, out);
    }

    private static long literal(final long source, final int length, final long target) {
        if (length == 0) {
            return target;
        }
        long out = target;
        final int bytes = length - 1;
        if (bytes < SHORT_LITERAL) {
            Memory.putByte(out++, (byte) (bytes << 2));
        } else if (bytes < 1 << Byte.SIZE) {
            Memory.putByte(out++, (byte) (SHORT_LITERAL << 2));
            Memory.putByte(out++, (byte) bytes);
        } else {
            Memory.putByte(out++, (byte) ((SHORT_LITERAL + 1) << 2));
            Memory.putByte(out++, (byte) bytes);
            Memory.putByte(out++, (byte) (bytes >>> Byte.SIZE));
        }
        Memory.copy(source, out, length);
        return out + length;
    }

    private static long copy(final int offset, final int length, final long target) {
        long out = target;
        int rest = length;
        while (rest > MAX_COPY + 3) {
            out = longCopy(offset, MAX_COPY, out);
            rest -= MAX_COPY;
        }
        if (rest > MAX_COPY) {
            out = longCopy(offset, MAX_COPY - 4, out);
            rest -= MAX_COPY - 4;
        }
        if (rest > SHORT_COPY_LENGTH || offset >= SHORT_COPY_OFFSET) {
            return longCopy(offset, rest, out);
        }
        Memory.putByte(
                out++, (byte) (((offset >>> Byte.SIZE) << 5) | ((rest - 4) << 2) | SHORT_COPY));
        Memory.putByte(out++, (byte) offset);
        return out;
    }

    private static long longCopy(final int offset, final int length, final long target) {
        Memory.putByte(target, (byte) (((length - 1) << 2) | COPY));
        Memory.putByte(target + 1, (byte) offset);
        Memory.putByte(target + 2, (byte) (offset >>> Byte.SIZE));
        return target + 3;
    }
}
