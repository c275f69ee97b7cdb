package io.heliosdb.streaming.gateway.security.digest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Hash functions, with the JDK's implementations. Any thread. */
public final class Digests {
    private Digests() {}

    /** SHA-256 of some bytes. */
    public static byte[] sha256(final byte[]... parts) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (final byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (final GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** SHA-256 of a text in UTF-8, as hexadecimal digits. */
    public static String sha256Hex(final String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** HMAC-SHA-256. */
    public static byte[] hmacSha256(final byte[] key, final byte[] message) {
        return hmac("HmacSHA256", key, message);
    }

    /** HMAC-SHA-384. */
    public static byte[] hmacSha384(final byte[] key, final byte[] message) {
        return hmac("HmacSHA384", key, message);
    }

    private static byte[] hmac(final String name, final byte[] key, final byte[] message) {
        try {
            final Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(message);
        } catch (final GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * PBKDF2 with HMAC-SHA-256 and 32 bytes of output.
     *
     * @param password not empty; taken in UTF-8
     */
    public static byte[] pbkdf2Sha256(
            final char[] password, final byte[] salt, final int iterations) {
        final PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (final GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
