package io.heliosdb.streaming.gateway.security.token;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Which texts of a configuration may sign tokens: who knows the text makes any token. */
final class SecretRules {
    private static final int LEAST_BITS = 256;

    /** Measured on the text itself; of random digits of 256 bits it is far above. */
    private static final double LEAST_MEASURED_BITS = 128;

    /** Of texts in documents, examples and compose files. */
    private static final List<String> KNOWN =
            List.of(
                    "change-this",
                    "changethis",
                    "changeme",
                    "change-me",
                    "change_me",
                    "your-secret",
                    "your_secret",
                    "yoursecret",
                    "your-256",
                    "secret-key",
                    "secretkey",
                    "supersecret",
                    "super-secret",
                    "mysecret",
                    "my-secret",
                    "password",
                    "example",
                    "default",
                    "insecure",
                    "placeholder",
                    "replace",
                    "heliosdb");

    private SecretRules() {}

    /**
     * Checks a secret.
     *
     * @throws HeliosException {@link TokenError#WEAK_SECRET}; it does not hold the secret
     */
    static byte[] check(final String secret) {
        final String text = secret.strip();
        final String lower = text.toLowerCase(Locale.ROOT);
        if (KNOWN.stream().anyMatch(lower::contains)) {
            throw weak("it is, or holds, a text of examples");
        }
        final double bits = text.length() * bitsOfCharacter(text);
        if (bits < LEAST_BITS) {
            throw weak("its " + text.length() + " characters hold at most " + (int) bits + " bits");
        }
        if (measuredBits(text) < LEAST_MEASURED_BITS || isRow(text) || isRepeated(text)) {
            throw weak("its characters repeat or follow one another");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static double bitsOfCharacter(final String text) {
        if (text.matches("[0-9a-fA-F]*")) {
            return 4;
        }
        return text.matches("[A-Za-z0-9+/_=-]*") ? 6 : 6.5;
    }

    /** Shannon's measure of the frequencies of its characters. */
    private static double measuredBits(final String text) {
        final double length = text.length();
        return text.chars()
                .mapToDouble(
                        each -> {
                            final long count = text.chars().filter(other -> other == each).count();
                            return -Math.log(count / length) / Math.log(2);
                        })
                .sum();
    }

    /** Whether most characters are the neighbours of those before, as in an alphabet. */
    private static boolean isRow(final String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Math.abs(text.charAt(i) - text.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps > text.length() / 3;
    }

    private static boolean isRepeated(final String text) {
        for (int period = 1; period <= text.length() / 2; period++) {
            if (text.startsWith(text.substring(period))) {
                return true;
            }
        }
        return false;
    }

    private static HeliosException weak(final String why) {
        return HeliosException.of(TokenError.WEAK_SECRET, "the secret of tokens is not safe")
                .detail(why)
                .hint(
                        "leave it out, then the appliance makes one, or take the answer of openssl"
                                + " rand -base64 48");
    }
}
