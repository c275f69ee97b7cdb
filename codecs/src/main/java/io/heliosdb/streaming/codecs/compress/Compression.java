package io.heliosdb.streaming.codecs.compress;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Ways to make bytes fewer, each call for itself, in native memory. The length of the result of
 * decompression is known beforehand and never exceeded, whatever the input says of itself. Any
 * thread.
 */
public enum Compression {
    /** As they are. */
    NONE(0) {
        @Override
        int squeeze(final long source, final int length, final long target, final int capacity) {
            if (length > capacity) {
                return NO_ROOM;
            }
            Memory.copy(source, target, length);
            return length;
        }

        @Override
        int expand(final long source, final int length, final long target, final int capacity) {
            return squeeze(source, length, target, capacity);
        }
    },
    /** LZ4 blocks: fast both ways. */
    LZ4(1) {
        @Override
        int squeeze(final long source, final int length, final long target, final int capacity) {
            return Lz4.compress(source, length, target, capacity);
        }

        @Override
        int expand(final long source, final int length, final long target, final int capacity) {
            return Lz4.decompress(source, length, target, capacity);
        }
    },
    /** Zstandard frames (RFC 8878), level 1: fewer bytes. */
    ZSTD(2) {
        @Override
        int squeeze(final long source, final int length, final long target, final int capacity) {
            return ZstdFrames.compress(source, length, target, capacity);
        }

        @Override
        int expand(final long source, final int length, final long target, final int capacity) {
            return ZstdFrames.decompress(source, length, target, capacity);
        }
    };

    /** The result has no room in the target. */
    public static final int NO_ROOM = -1;

    /** The input is not what the compression makes. */
    public static final int DAMAGED = -2;

    private static final Compression[] ALL = values();

    private final int code;

    Compression(final int code) {
        this.code = code;
    }

    /** What stands for it in files; never changes. */
    public int code() {
        return code;
    }

    /**
     * The way that a code in a file stands for.
     *
     * @throws HeliosException {@link CompressionError#UNKNOWN}
     */
    public static Compression ofCode(final int code) {
        for (final Compression compression : ALL) {
            if (compression.code == code) {
                return compression;
            }
        }
        throw HeliosException.of(CompressionError.UNKNOWN, "bytes are compressed in an unknown way")
                .detail("way " + code)
                .hint("a newer version of this program may have written them");
    }

    /**
     * Compresses.
     *
     * @param source where the bytes lie
     * @param length how many
     * @param target where the result goes, apart from the source
     * @param capacityBytes most bytes of the result; giving one less than the length makes sure
     *     that compression pays
     * @return bytes of the result, or {@link #NO_ROOM}
     * @throws HeliosException {@link CompressionError#LIBRARY}
     */
    public int compress(
            final long source, final int length, final long target, final int capacityBytes) {
        return length > 0 && capacityBytes <= 0
                ? NO_ROOM
                : squeeze(source, length, target, capacityBytes);
    }

    /**
     * Decompresses. What is in the target after an error is not defined.
     *
     * @param source where compressed bytes lie
     * @param length how many
     * @param target where the result goes, apart from the source
     * @param expectedLength bytes of the result
     * @throws HeliosException {@link CompressionError#DAMAGED} if the result would have more or
     *     fewer bytes, or the input is not what this compresses to; {@link
     *     CompressionError#LIBRARY}
     */
    public void decompress(
            final long source, final int length, final long target, final int expectedLength) {
        final int count = expand(source, length, target, expectedLength);
        if (count != expectedLength) {
            throw HeliosException.of(
                            CompressionError.DAMAGED, "compressed bytes cannot be decompressed")
                    .detail(
                            count < 0
                                    ? name() + ", " + length + " bytes"
                                    : name() + ", " + count + " bytes of " + expectedLength)
                    .hint("they are damaged: use another copy");
        }
    }

    /**
     * Decompresses frames of Zstandard that others wrote, whose length nobody has told.
     *
     * @return bytes of the result, {@link #NO_ROOM} or {@link #DAMAGED}
     * @throws HeliosException {@link CompressionError#LIBRARY}
     */
    public static int expandFrame(
            final long source, final int length, final long target, final int capacityBytes) {
        return ZstdFrames.expand(source, length, target, capacityBytes);
    }

    abstract int squeeze(long source, int length, long target, int capacity);

    /** Bytes of the result, or less than 0 if the input is damaged or has no room. */
    abstract int expand(long source, int length, long target, int capacity);
}
