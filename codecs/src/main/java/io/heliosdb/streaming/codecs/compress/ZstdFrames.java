package io.heliosdb.streaming.codecs.compress;

import com.github.luben.zstd.Zstd;

/** Zstandard of the native library, by addresses; one frame for each call. */
final class ZstdFrames {
    /** The fastest of the ordinary levels: a checkpoint shares its cores with pipelines. */
    private static final int LEVEL = 1;

    private ZstdFrames() {}

    static int compress(
            final long source, final int length, final long target, final int capacity) {
        try {
            final long count = Zstd.compressUnsafe(target, capacity, source, length, LEVEL);
            return Zstd.isError(count) ? Compression.NO_ROOM : (int) count;
        } catch (final LinkageError e) {
            throw Lz4.unusable("Zstandard", e);
        }
    }

    static int decompress(
            final long source, final int length, final long target, final int capacity) {
        try {
            final long count = Zstd.decompressUnsafe(target, capacity, source, length);
            return Zstd.isError(count) ? -1 : (int) count;
        } catch (final LinkageError e) {
            throw Lz4.unusable("Zstandard", e);
        }
    }

    /** Bytes of the result, {@link Compression#NO_ROOM} or {@link Compression#DAMAGED}. */
    static int expand(final long source, final int length, final long target, final int capacity) {
        try {
            final long count = Zstd.decompressUnsafe(target, capacity, source, length);
            if (!Zstd.isError(count)) {
                return (int) count;
            }
            return Zstd.getErrorCode(count) == Zstd.errDstSizeTooSmall()
                    ? Compression.NO_ROOM
                    : Compression.DAMAGED;
        } catch (final LinkageError e) {
            throw Lz4.unusable("Zstandard", e);
        }
    }
}
