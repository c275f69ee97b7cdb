package io.heliosdb.streaming.codecs.compress;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Window;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * LZ4 of the native library. Its decompressor that is called safe checks input and room; those in
 * Java and the one that is called fast are not used: they have had holes.
 */
final class Lz4 {
    private Lz4() {}

    static int compress(
            final long source, final int length, final long target, final int capacity) {
        final LZ4Compressor compressor = Loaded.library().fastCompressor();
        final Window input = new Window();
        final Window output = new Window();
        final var from = input.over(source, length);
        final var to = output.over(target, capacity);
        try {
            return compressor.compress(from, from.position(), length, to, to.position(), capacity);
        } catch (final LZ4Exception noRoom) {
            return Compression.NO_ROOM;
        }
    }

    static int decompress(
            final long source, final int length, final long target, final int capacity) {
        final LZ4SafeDecompressor decompressor = Loaded.library().safeDecompressor();
        final Window input = new Window();
        final Window output = new Window();
        final var from = input.over(source, length);
        final var to = output.over(target, capacity);
        try {
            return decompressor.decompress(
                    from, from.position(), length, to, to.position(), capacity);
        } catch (final LZ4Exception damaged) {
            return -1;
        }
    }

    /** Loaded when first asked for; a failure is told each time. */
    private static final class Loaded {
        private static final LZ4Factory LIBRARY;
        private static final Throwable FAILURE;

        static {
            LZ4Factory library = null;
            Throwable failure = null;
            try {
                library = LZ4Factory.nativeInstance();
            } catch (final RuntimeException | LinkageError e) {
                failure = e;
            }
            LIBRARY = library;
            FAILURE = failure;
        }

        static LZ4Factory library() {
            if (FAILURE != null) {
                throw unusable("LZ4", FAILURE);
            }
            return LIBRARY;
        }
    }

    static HeliosException unusable(final String name, final Throwable cause) {
        return HeliosException.of(
                        CompressionError.LIBRARY, "the library of " + name + " cannot be used")
                .detail(String.valueOf(cause))
                .hint(
                        "it unpacks a native library into the folder for temporary files; name one"
                                + " from which programs may run, with -Djava.io.tmpdir, or choose"
                                + " another compression")
                .causedBy(cause);
    }
}
