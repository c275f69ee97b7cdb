package io.heliosdb.streaming.gateway.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the control socket of a data folder is: {@code control.sock} in it. A socket's path is
 * limited to some hundred bytes; of a folder whose path is longer the socket lies in a folder of
 * its own among the temporary files, and {@code control.path} says where.
 */
final class ControlSocket {
    /** Linux has 108, one of which ends the path. */
    static final int MAX_PATH_BYTES = 107;

    private static final String SOCKET = "control.sock";
    private static final String POINTER = "control.path";

    private ControlSocket() {}

    /** Where the socket is, if a process listens. */
    static Path find(final Path root) throws IOException {
        final Path pointer = root.resolve(POINTER);
        return Files.exists(pointer)
                ? Path.of(Files.readString(pointer).strip())
                : root.resolve(SOCKET);
    }

    /**
     * Where a socket is to be made; what an ended process has left is gone. Who asks holds the lock
     * of the folder.
     */
    static Path prepare(final Path root) throws IOException {
        remove(root);
        final Path socket = root.toAbsolutePath().resolve(SOCKET);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_BYTES) {
            return socket;
        }
        final Path folder =
                Files.createTempDirectory(
                        "heliosdb-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        final Path elsewhere = folder.resolve(SOCKET);
        Files.writeString(root.resolve(POINTER), elsewhere.toString());
        return elsewhere;
    }

    /** Removes the socket and what leads to it. */
    static void remove(final Path root) throws IOException {
        final Path pointer = root.resolve(POINTER);
        if (Files.exists(pointer)) {
            final Path elsewhere = find(root);
            if (elsewhere.endsWith(SOCKET)) {
                Files.deleteIfExists(elsewhere);
                Files.deleteIfExists(elsewhere.getParent());
            }
            Files.delete(pointer);
        }
        Files.deleteIfExists(root.resolve(SOCKET));
    }
}
