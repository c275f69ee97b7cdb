package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which passwords may be set: their length, and that they are not well known. Nothing else: no rule
 * asks for digits or signs, and nothing is cut off.
 *
 * <p>ASVS 5.0 asks for 8 characters and advises 15 (6.2.1); NIST SP 800-63B-4 asks for 15 where the
 * password is all there is. Here it is all there is: 15, which a setting may lower to 12.
 *
 * @param leastCharacters code points
 */
public record PasswordRules(int leastCharacters) {
    /** Unless a setting says otherwise. */
    public static final int STANDARD_LENGTH = 15;

    /** Least value of the setting. */
    public static final int LEAST_LENGTH = 12;

    /** Most bytes in UTF-8. */
    public static final int LIMIT_BYTES = 1024;

    /** Of a password that has fewer different ones, the length says nothing. */
    private static final int LEAST_DISTINCT = 5;

    public PasswordRules {
        if (leastCharacters < LEAST_LENGTH) {
            throw new IllegalArgumentException("passwords have at least " + LEAST_LENGTH);
        }
    }

    /** With the standard length. */
    public static PasswordRules standard() {
        return new PasswordRules(STANDARD_LENGTH);
    }

    /**
     * Checks a password that is to be set.
     *
     * @param userName which it may not be
     * @throws HeliosException {@link UserError#WEAK_PASSWORD}; it does not hold the password
     */
    public void check(final String userName, final char[] password) {
        final CharBuffer text = CharBuffer.wrap(password);
        final long characters = text.codePoints().count();
        if (characters < leastCharacters) {
            throw weak("it has " + characters + " characters")
                    .hint("take at least " + leastCharacters + "; a few words do well");
        }
        final int bytes = StandardCharsets.UTF_8.encode(text.duplicate()).remaining();
        if (bytes > LIMIT_BYTES) {
            throw weak("it has " + bytes + " bytes").hint("take at most " + LIMIT_BYTES);
        }
        if (text.codePoints().distinct().count() < LEAST_DISTINCT
                || CommonPasswords.contain(userName, text)) {
            throw weak("it is one of those that are tried first")
                    .hint("take one that nobody else has, a few words or a generated one");
        }
    }

    private static HeliosException weak(final String why) {
        return HeliosException.of(UserError.WEAK_PASSWORD, "the password cannot be taken")
                .detail(why);
    }
}
