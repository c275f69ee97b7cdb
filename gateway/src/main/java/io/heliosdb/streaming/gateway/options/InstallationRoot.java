package io.heliosdb.streaming.gateway.options;

import java.nio.file.Path;

/** Where this installation is; the launcher says so. */
public final class InstallationRoot {
    private InstallationRoot() {}

    /** Folder of the installation, or of the source tree. */
    public static Path folder() {
        return Path.of(System.getProperty("heliosdb.root.directory", "."));
    }

    /** Whether it belongs to the system, as what a package has installed does. */
    static boolean isOfSystem() {
        final Path root = folder().toAbsolutePath().normalize();
        return root.startsWith("/usr") || root.startsWith("/opt");
    }
}
