package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.FileStorage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

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
        return elsewhere(root).orElse(root.resolve(SOCKET));
    }

    /** Where the pointer leads, if there is one that a process has written as a whole. */
    private static Optional<Path> elsewhere(final Path root) throws IOException {
        final Path pointer = root.resolve(POINTER);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        final String text = new String(Files.readAllBytes(pointer), StandardCharsets.UTF_8).strip();
        try {
            return Optional.of(Path.of(text))
                    .filter(path -> path.isAbsolute() && path.endsWith(SOCKET));
        } catch (final InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Where a socket is to be made; what an ended process has left is gone. Who asks holds the lock
     * of the folder.
     *
     * @throws HeliosException with a storage code if the pointer cannot be written
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
        AtomicFile.write(
                new FileStorage(),
                root.resolve(POINTER),
                elsewhere.toString().getBytes(StandardCharsets.UTF_8));
        return elsewhere;
    }

    /** Removes the socket and what leads to it. */
    static void remove(final Path root) throws IOException {
        final Optional<Path> elsewhere = elsewhere(root);
        if (elsewhere.isPresent()) {
            removeElsewhere(elsewhere.get());
        }
        Files.deleteIfExists(root.resolve(POINTER));
        Files.deleteIfExists(root.resolve(SOCKET));
    }

    /** Of a folder that is not ours any more, or in which others have put something, it stays. */
    private static void removeElsewhere(final Path socket) {
        try {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (final IOException leftBehind) {
            return; // nobody looks for it there again
        }
    }
}
