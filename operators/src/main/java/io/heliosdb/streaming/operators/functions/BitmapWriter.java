package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes a bitmap in the portable format of Roaring bitmaps, container after container. Of equal
 * sets the bytes are equal: up to 4,096 values are an array, more are bits, and either is runs
 * where these are shorter. One per pipeline, used by its thread only; its buffers grow and stay.
 */
final class BitmapWriter {
    private static final int RUN_BYTES = 2 * Short.BYTES;

    private final Scratch scratch;
    private ByteBuffer body = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    /** Of each container the key, and behind it the cardinality less one. */
    private short[] descriptors = new short[32];

    private int[] starts = new int[16];
    private boolean[] areRuns = new boolean[16];
    private int count;
    private boolean hasRuns;

    BitmapWriter(final Scratch scratch) {
        this.scratch = scratch;
    }

    void begin() {
        body.clear();
        count = 0;
        hasRuns = false;
    }

    /** Writes the next container, unless it is empty. */
    void add(final int key, final long[] words) {
        int cardinality = 0;
        int runs = 0;
        long carried = 0;
        for (int i = 0; i < BitmapReader.WORDS; i++) {
            final long word = words[i];
            cardinality += Long.bitCount(word);
            runs += Long.bitCount(word & ~(word << 1 | carried));
            carried = word >>> 63;
        }
        if (cardinality == 0) {
            return;
        }
        if (count == starts.length) {
            descriptors = Arrays.copyOf(descriptors, 4 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            areRuns = Arrays.copyOf(areRuns, 2 * count);
        }
        final boolean isArray = cardinality <= BitmapReader.MOST_IN_ARRAY;
        final int plainBytes = isArray ? Short.BYTES * cardinality : BitmapReader.BITS_BYTES;
        final int runBytes = Short.BYTES + RUN_BYTES * runs;
        descriptors[2 * count] = (short) key;
        descriptors[2 * count + 1] = (short) (cardinality - 1);
        starts[count] = body.position();
        areRuns[count] = runBytes < plainBytes;
        reserve(Math.min(runBytes, plainBytes));
        if (areRuns[count]) {
            putRuns(words, runs);
            hasRuns = true;
        } else if (isArray) {
            putValues(words);
        } else {
            for (int i = 0; i < BitmapReader.WORDS; i++) {
                body.putLong(words[i]);
            }
        }
        count++;
    }

    private void reserve(final int bytes) {
        if (body.remaining() < bytes) {
            final ByteBuffer larger =
                    ByteBuffer.allocate(2 * (body.position() + bytes))
                            .order(ByteOrder.LITTLE_ENDIAN);
            body = larger.put(body.flip());
        }
    }

    private void putValues(final long[] words) {
        for (int i = 0; i < BitmapReader.WORDS; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                body.putShort((short) (i << 6 | Long.numberOfTrailingZeros(rest)));
            }
        }
    }

    private void putRuns(final long[] words, final int runs) {
        body.putShort((short) runs);
        int first = -1;
        int last = -2;
        for (int i = 0; i < BitmapReader.WORDS; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                final int value = i << 6 | Long.numberOfTrailingZeros(rest);
                if (value != last + 1) {
                    putRun(first, last);
                    first = value;
                }
                last = value;
            }
        }
        putRun(first, last);
    }

    private void putRun(final int first, final int last) {
        if (first >= 0) {
            body.putShort((short) first).putShort((short) (last - first));
        }
    }

    /** Ends the bitmap and gives its address. */
    @SuppressWarnings("ByteBufferBackingArray") // allocated here
    long finish() {
        final int flagBytes = hasRuns ? (count + Byte.SIZE - 1) / Byte.SIZE : 0;
        final boolean hasOffsets = !hasRuns || count >= BitmapReader.FEWEST_WITH_OFFSETS;
        final int header =
                (hasRuns ? Integer.BYTES + flagBytes : 2 * Integer.BYTES)
                        + Integer.BYTES * count
                        + (hasOffsets ? Integer.BYTES * count : 0);
        final long result = scratch.open((long) header + body.position());
        long at = Utf8.bytes(result);
        if (hasRuns) {
            Memory.putInt(at, BitmapReader.COOKIE_OF_RUNS | ((count - 1) << Short.SIZE));
            at += Integer.BYTES;
            for (int i = 0; i < flagBytes; i++) {
                Memory.putByte(at++, flags(i * Byte.SIZE));
            }
        } else {
            Memory.putInt(at, BitmapReader.COOKIE);
            Memory.putInt(at + Integer.BYTES, count);
            at += 2 * Integer.BYTES;
        }
        for (int i = 0; i < 2 * count; i++) {
            Memory.putShort(at, descriptors[i]);
            at += Short.BYTES;
        }
        for (int i = 0; hasOffsets && i < count; i++) {
            Memory.putInt(at, header + starts[i]);
            at += Integer.BYTES;
        }
        Memory.copyFromArray(body.array(), 0, at, body.position());
        return scratch.close(result, header + body.position());
    }

    private byte flags(final int from) {
        int flags = 0;
        for (int i = from; i < Math.min(count, from + Byte.SIZE); i++) {
            flags |= areRuns[i] ? 1 << (i - from) : 0;
        }
        return (byte) flags;
    }
}
