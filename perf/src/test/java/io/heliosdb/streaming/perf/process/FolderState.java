package io.heliosdb.streaming.perf.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What lasts in a data folder: every file with a checksum, but for the lock, the counters, and the
 * number of the last start, which each attempt may raise.
 */
final class FolderState {
    private static final Set<String> OF_EACH_START = Set.of("lock", "counters", "epoch");
    private static final Path CODE_OF_START = Path.of("users", "first-administrator");

    private FolderState() {}

    static Map<String, String> of(final Path folder) throws IOException {
        final Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final Path name = folder.relativize(file);
                if (!OF_EACH_START.contains(name.getName(0).toString())
                        && !name.equals(CODE_OF_START)) {
                    state.put(name.toString(), checksum(Files.readAllBytes(file)));
                }
            }
        }
        return state;
    }

    private static String checksum(final byte[] bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes);
        return bytes.length + " bytes, " + Long.toHexString(crc.getValue());
    }
}
