package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server keeps for SCRAM-SHA-256 (RFC 5802, RFC 7677), written as PostgreSQL does: {@code
 * SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey}, the last three in Base64.
 *
 * <p>The protocol allows no pepper, so that this is the weaker half of what is kept: the count of
 * iterations is the one that OWASP advises for PBKDF2 with HMAC-SHA-256.
 *
 * @param text as above
 */
public record ScramVerifier(String text) {
    /** Iterations of new verifiers. */
    static final int ITERATIONS = 600_000;

    /** Bytes of a salt. */
    static final int SALT_BYTES = 16;

    private static final String BASE64 = "[A-Za-z0-9+/]+={0,2}";
    private static final Pattern FORM =
            Pattern.compile("SCRAM-SHA-256\\$([1-9][0-9]{3,7}):(B)\\$(B):(B)".replace("B", BASE64));

    public ScramVerifier {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no SCRAM verifier");
        }
    }

    /**
     * Derives a verifier; takes as long as its iterations.
     *
     * @param password not empty
     */
    static ScramVerifier derive(final char[] password, final byte[] salt, final int iterations) {
        final char[] prepared = prepare(password);
        final byte[] salted = Digests.pbkdf2Sha256(prepared, salt, iterations);
        Arrays.fill(prepared, '\0');
        final byte[] stored = Digests.sha256(Digests.hmacSha256(salted, ascii("Client Key")));
        final byte[] server = Digests.hmacSha256(salted, ascii("Server Key"));
        final Base64.Encoder base64 = Base64.getEncoder();
        return new ScramVerifier(
                "SCRAM-SHA-256$"
                        + iterations
                        + ":"
                        + base64.encodeToString(salt)
                        + "$"
                        + base64.encodeToString(stored)
                        + ":"
                        + base64.encodeToString(server));
    }

    /**
     * SASLprep (RFC 4013) as far as clients of PostgreSQL do it: spaces become one kind, what is
     * invisible goes, the rest is in the form NFKC. A text with control characters stays as it is.
     */
    private static char[] prepare(final char[] password) {
        final StringBuilder mapped = new StringBuilder(password.length);
        for (final char each : password) {
            if (Character.isISOControl(each)) {
                return password.clone();
            }
            if (Character.getType(each) == Character.SPACE_SEPARATOR) {
                mapped.append(' ');
            } else if (!isInvisible(each)) {
                mapped.append(each);
            }
        }
        final String normal = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        return normal.isEmpty() ? password.clone() : normal.toCharArray();
    }

    /** Table B.1 of RFC 3454. */
    private static boolean isInvisible(final char each) {
        return each == '\u00AD'
                || each == '\u034F'
                || each == '\u1806'
                || (each >= '\u180B' && each <= '\u180D')
                || (each >= '\u200B' && each <= '\u200D')
                || each == '\u2060'
                || (each >= '\uFE00' && each <= '\uFE0F')
                || each == '\uFEFF';
    }

    /** How often the client hashes. */
    public int iterations() {
        return Integer.parseInt(part(1));
    }

    public byte[] salt() {
        return Base64.getDecoder().decode(part(2));
    }

    /** Against which a client's proof is checked. */
    public byte[] storedKey() {
        return Base64.getDecoder().decode(part(3));
    }

    /** With which the server proves that it knows the user. */
    public byte[] serverKey() {
        return Base64.getDecoder().decode(part(4));
    }

    private String part(final int group) {
        final Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new AssertionError("checked when made");
        }
        return parts.group(group);
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Without what is derived from the password, for logs. */
    @Override
    public String toString() {
        return "ScramVerifier[" + iterations() + "]";
    }
}
