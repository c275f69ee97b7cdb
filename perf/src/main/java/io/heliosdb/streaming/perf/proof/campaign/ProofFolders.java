package io.heliosdb.streaming.perf.proof.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the project lies, and folders to work in. */
public final class ProofFolders {
    private ProofFolders() {}

    /** The project's root; the launcher and the build tell. */
    public static Path root() {
        return Path.of(System.getProperty("heliosdb.root.directory"));
    }

    /** Makes a folder that is there and empty, whatever it held. */
    public static Path empty(final Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Deletes a folder with all that is in it, if there is one. */
    public static void delete(final Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
