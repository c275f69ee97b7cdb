package io.heliosdb.streaming.perf.proof.campaign;

import java.nio.file.Path;

/** Where the project lies. */
public final class ProofFolders {
    private ProofFolders() {}

    /** The project's root; the launcher and the build tell. */
    public static Path root() {
        return Path.of(System.getProperty("heliosdb.root.directory"));
    }
}
