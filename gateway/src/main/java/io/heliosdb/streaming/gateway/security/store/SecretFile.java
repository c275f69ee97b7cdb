package io.heliosdb.streaming.gateway.security.store;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** Random bytes in a file that only its owner may read: hexadecimal digits. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Makes the secret; durable when this returns.
     *
     * @param length bytes of the secret
     */
    public static byte[] create(
            final Storage storage, final Path path, final Entropy entropy, final int length) {
        final byte[] secret = new byte[length];
        entropy.fill(secret);
        final String text = HexFormat.of().formatHex(secret) + "\n";
        storage.createDirectories(path.toAbsolutePath().getParent());
        AtomicFile.write(storage, path, text.getBytes(StandardCharsets.US_ASCII));
        return secret;
    }

    /**
     * Reads the secret.
     *
     * @throws HeliosException with a {@link StoreError}
     */
    public static byte[] open(final Storage storage, final Path path, final int length) {
        checkPrivate(storage, path);
        final byte[] bytes = AtomicFile.read(storage, path, 2 * length + 1);
        final String text = new String(bytes, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{" + 2 * length + "}")) {
            throw HeliosException.of(StoreError.DAMAGED, path + " holds no secret")
                    .detail("it is " + 2 * length + " hexadecimal digits")
                    .hint("put this file back from a backup of the folder; it is never rewritten");
        }
        return HexFormat.of().parseHex(text);
    }

    /**
     * Looks whether a file of secrets is there, and its owner's alone.
     *
     * @throws HeliosException {@link StoreError#MISSING} or {@link StoreError#NOT_PRIVATE}
     */
    public static void checkPrivate(final Storage storage, final Path path) {
        if (!storage.exists(path)) {
            throw HeliosException.of(StoreError.MISSING, path + " is gone")
                    .hint("bring it back from a backup of the folder");
        }
        if (!storage.isPrivate(path)) {
            throw HeliosException.of(
                            StoreError.NOT_PRIVATE, "others may read or write a file of secrets")
                    .detail(path.toString())
                    .hint("chmod 600 " + path);
        }
    }
}
