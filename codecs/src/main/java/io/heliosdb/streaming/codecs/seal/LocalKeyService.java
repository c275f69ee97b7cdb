package io.heliosdb.streaming.codecs.seal;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;

/**
 * A master key in a file that only its owner may read: 64 hexadecimal digits. Wraps with
 * AES-256-GCM under a random nonce.
 */
public final class LocalKeyService implements KeyService {
    private static final int DIGITS = 2 * DataKey.BYTES;

    private final Entropy entropy;
    private final DataKey master;
    private final String keyId;

    private LocalKeyService(final Entropy entropy, final byte[] key) {
        this.entropy = entropy;
        keyId = idOf(key);
        master = DataKey.unwrapped(key);
    }

    /**
     * Makes a master key. Nobody else makes one at the same path meanwhile.
     *
     * @throws HeliosException {@link SealError#KEY_FILE_PRESENT} if there is one: what it has
     *     wrapped would be lost
     */
    public static LocalKeyService create(
            final Storage storage, final Path path, final Entropy entropy) {
        if (storage.exists(path)) {
            throw HeliosException.of(SealError.KEY_FILE_PRESENT, "there is a master key already")
                    .detail(path.toString())
                    .hint("use it, or name another file");
        }
        final byte[] key = new byte[DataKey.BYTES];
        entropy.fill(key);
        final byte[] text =
                (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        AtomicFile.write(storage, path, text);
        Arrays.fill(text, (byte) 0);
        return new LocalKeyService(entropy, key);
    }

    /**
     * Reads a master key, and makes file and name survive a loss of power before anything is sealed
     * under it: who made it may have died before that, or have made it by hand.
     *
     * @throws HeliosException {@link SealError#KEY_FILE_MISSING}, {@link
     *     SealError#KEY_FILE_NOT_PRIVATE} or {@link SealError#KEY_FILE_INVALID}
     */
    public static LocalKeyService open(
            final Storage storage, final Path path, final Entropy entropy) {
        if (!storage.exists(path)) {
            throw HeliosException.of(SealError.KEY_FILE_MISSING, "there is no master key")
                    .detail(path.toString())
                    .hint("bring it back from its backup; without it no journal can be read");
        }
        if (!storage.isPrivate(path)) {
            throw HeliosException.of(
                            SealError.KEY_FILE_NOT_PRIVATE,
                            "others may read or write the master key")
                    .detail(path.toString())
                    .hint("chmod 600 " + path);
        }
        final long size = storage.size(path);
        if (size != DIGITS && size != DIGITS + 1) {
            throw invalid(path, size + " bytes");
        }
        final byte[] text = AtomicFile.read(storage, path, DIGITS + 1);
        force(storage, path);
        storage.syncDirectory(path.toAbsolutePath().getParent());
        try {
            return new LocalKeyService(entropy, parse(path, text));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Through a descriptor for reading: the file may be read only. */
    private static void force(final Storage storage, final Path path) {
        try (StorageFile file = storage.open(path)) {
            file.force();
        }
    }

    private static byte[] parse(final Path path, final byte[] text) {
        final byte[] key = new byte[DataKey.BYTES];
        for (int i = 0; i < DIGITS; i++) {
            if (!HexFormat.isHexDigit(text[i])) {
                throw invalid(path, "no hexadecimal digit at byte " + i);
            }
            key[i / 2] = (byte) (key[i / 2] << 4 | HexFormat.fromHexDigit(text[i]));
        }
        if (text.length > DIGITS && text[DIGITS] != '\n') {
            throw invalid(path, "something follows the key");
        }
        return key;
    }

    private static HeliosException invalid(final Path path, final String why) {
        return HeliosException.of(SealError.KEY_FILE_INVALID, "the file holds no master key")
                .detail(path + ", " + why)
                .hint("it is " + DIGITS + " hexadecimal digits, as of openssl rand -hex 32");
    }

    /** Sixteen digits of a hash; of the key itself they tell nothing. */
    private static String idOf(final byte[] key) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("HeliosDB id of a master key".getBytes(StandardCharsets.US_ASCII));
            return "local-" + HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (final GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public WrappedKey wrap(final DataKey key) {
        final byte[] nonce = new byte[Ciphers.NONCE_BYTES];
        entropy.fill(nonce);
        try {
            final Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            final byte[] sealed = cipher.doFinal(key.secret().getEncoded());
            final byte[] wrapped = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
            return new WrappedKey(keyId, wrapped);
        } catch (final GeneralSecurityException e) {
            throw HeliosException.of(SealError.LIBRARY, "wrapping a key failed").causedBy(e);
        }
    }

    @Override
    public DataKey unwrap(final WrappedKey wrapped) {
        if (!wrapped.keyId().equals(keyId)) {
            throw HeliosException.of(SealError.WRONG_KEY, "another key is needed to read this")
                    .detail("it was written under " + wrapped.keyId() + ", this is " + keyId)
                    .hint("name the file of that master key");
        }
        final byte[] bytes = wrapped.wrapped();
        if (bytes.length != DataKey.BYTES + Sealer.OVERHEAD_BYTES) {
            throw notAuthentic(null);
        }
        try {
            final byte[] nonce = Arrays.copyOf(bytes, Ciphers.NONCE_BYTES);
            return DataKey.unwrapped(
                    cipher(Cipher.DECRYPT_MODE, nonce)
                            .doFinal(bytes, nonce.length, bytes.length - nonce.length));
        } catch (final GeneralSecurityException e) {
            throw notAuthentic(e);
        }
    }

    private Cipher cipher(final int mode, final byte[] nonce) throws GeneralSecurityException {
        final Cipher cipher = Ciphers.newCipher();
        cipher.init(mode, master.secret(), Ciphers.parameters(nonce));
        cipher.updateAAD(("HeliosDB data key, " + keyId).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static HeliosException notAuthentic(final Throwable cause) {
        return HeliosException.of(SealError.NOT_AUTHENTIC, "a wrapped key was changed")
                .hint("the file is damaged: use another copy")
                .causedBy(cause);
    }

    @Override
    public void close() {
        master.close();
    }
}
