package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * That the next start shall show a code for an administrator, although there are users: a file next
 * to that of the users. Who can write there could replace the users themselves.
 */
public final class AdminReset {
    private static final String FILE = "reset-administrator";

    private AdminReset() {}

    /**
     * Asks for it; durable when this returns.
     *
     * @param users folder of the users
     */
    public static void ask(final Storage storage, final Path users) {
        storage.createDirectories(users);
        AtomicFile.write(
                storage, users.resolve(FILE), "asked for\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it was asked for; it is not any more, then. */
    public static boolean take(final Storage storage, final Path users) {
        final Path file = users.resolve(FILE);
        final boolean isAsked = storage.exists(file);
        if (isAsked) {
            storage.delete(file);
            storage.syncDirectory(users);
        }
        return isAsked;
    }
}
