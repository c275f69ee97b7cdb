package io.heliosdb.streaming.perf.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a sink shows, one file behind the other.
 *
 * @param bytes of all files
 * @param digest SHA-256 of them
 */
record OutputFiles(long bytes, String digest) {
    private static final int BLOCK_BYTES = 1 << 20;

    static OutputFiles of(final Path folder) throws IOException {
        final List<Path> shown;
        try (Stream<Path> files = Files.list(folder)) {
            shown = files.filter(OutputFiles::isShown).sorted().toList();
        }
        final MessageDigest sha = sha256();
        final byte[] block = new byte[BLOCK_BYTES];
        long bytes = 0;
        for (final Path file : shown) {
            try (InputStream stream = Files.newInputStream(file)) {
                for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                    sha.update(block, 0, count);
                    bytes += count;
                }
            }
        }
        return new OutputFiles(bytes, HexFormat.of().formatHex(sha.digest()));
    }

    /** By Flink's convention names with a dot or underscore in front are not for readers. */
    private static boolean isShown(final Path file) {
        final String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("_");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
