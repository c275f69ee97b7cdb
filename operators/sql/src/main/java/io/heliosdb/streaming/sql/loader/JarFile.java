package io.heliosdb.streaming.sql.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A jar with functions of users. */
public final class JarFile {
    private JarFile() {}

    /** Its bytes, by which a changed jar is known. */
    public static byte[] bytes(final Path path) throws IOException {
        return Files.readAllBytes(path);
    }
}
