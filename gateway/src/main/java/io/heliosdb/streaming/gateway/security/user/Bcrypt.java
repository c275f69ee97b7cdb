package io.heliosdb.streaming.gateway.security.user;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

import java.nio.charset.StandardCharsets;

/** The slow function itself, so that tests can count its calls. Any thread. */
interface Bcrypt {
    /** Bytes of a salt. */
    int SALT_BYTES = 16;

    /** Bytes that bcrypt looks at; it ends them with a zero. */
    int LIMIT_BYTES = 71;

    /** Hashes at most {@link #LIMIT_BYTES}. */
    String hash(byte[] salt, byte[] text);

    /** Whether this is the text that was hashed; of the same cost as {@link #hash}. */
    boolean verify(byte[] text, String hash);

    /**
     * The library's.
     *
     * @param cost binary logarithm of the rounds
     */
    static Bcrypt ofCost(final int cost) {
        final BCrypt.Version version = BCrypt.Version.VERSION_2B;
        return new Bcrypt() {
            @Override
            public String hash(final byte[] salt, final byte[] text) {
                final byte[] hash = BCrypt.with(version).hash(cost, salt, text);
                return new String(hash, StandardCharsets.US_ASCII);
            }

            @Override
            public boolean verify(final byte[] text, final String hash) {
                return BCrypt.verifyer(version, LongPasswordStrategies.strict(version))
                        .verify(text, hash.getBytes(StandardCharsets.US_ASCII))
                        .verified;
            }
        };
    }
}
