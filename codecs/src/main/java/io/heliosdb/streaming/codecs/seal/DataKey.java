package io.heliosdb.streaming.codecs.seal;

import java.util.Arrays;
import java.util.Objects;

import javax.crypto.SecretKey;

/**
 * A key of 256 bits for the bytes of one file, or of one recording, of one start of the process.
 *
 * <p>A new key has one {@link Sealer}, because whoever seals counts the nonces; a key that came
 * back out of its wrapping has none, because nobody knows what it has sealed. Openers there may be
 * any number of. Closing wipes the key: after its sealer and openers have ended. Any thread.
 */
public final class DataKey implements AutoCloseable {
    static final int BYTES = 32;

    private final Secret secret;
    private boolean maySeal;

    private DataKey(final byte[] bytes, final boolean maySeal) {
        this.secret = new Secret(bytes);
        this.maySeal = maySeal;
    }

    /** Makes a new key. */
    public static DataKey create(final Entropy entropy) {
        final byte[] bytes = new byte[BYTES];
        entropy.fill(bytes);
        return new DataKey(bytes, true);
    }

    /** A key that came out of its wrapping; takes the array over. */
    static DataKey unwrapped(final byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are no key");
        }
        return new DataKey(bytes, false);
    }

    /**
     * The key's only sealer.
     *
     * @throws IllegalStateException if it was given out already, or the key was unwrapped
     */
    public synchronized Sealer sealer() {
        if (!maySeal) {
            throw new IllegalStateException("a key seals through one sealer, from its making on");
        }
        maySeal = false;
        return new Sealer(this, 0);
    }

    /** A new opener. */
    public Opener opener() {
        return new Opener(this);
    }

    /**
     * The key for ciphers.
     *
     * @throws IllegalStateException if it is wiped
     */
    SecretKey secret() {
        if (secret.isDestroyed()) {
            throw new IllegalStateException("the key is wiped");
        }
        return secret;
    }

    /** Wipes the key. */
    @Override
    public void close() {
        secret.destroy();
    }

    /** Names no byte of it. */
    @Override
    public String toString() {
        return "data key";
    }

    /**
     * Gives its bytes without a copy: copies could not be wiped, and ciphers that were initialised
     * with it hold this array.
     */
    private static final class Secret implements SecretKey {
        private static final long serialVersionUID = 1L;

        private final transient byte[] bytes;
        private volatile boolean isDestroyed;

        Secret(final byte[] bytes) {
            this.bytes = Objects.requireNonNull(bytes);
        }

        @Override
        public String getAlgorithm() {
            return "AES";
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return bytes;
        }

        @Override
        public boolean isDestroyed() {
            return isDestroyed;
        }

        @Override
        public void destroy() {
            isDestroyed = true;
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
