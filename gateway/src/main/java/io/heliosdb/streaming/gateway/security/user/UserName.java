package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.regex.Pattern;

/** The form of names: lower case, so that no two users look alike. */
final class UserName {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?");

    private UserName() {}

    static boolean isOne(final String name) {
        return name.length() <= 64 && FORM.matcher(name).matches();
    }

    static void check(final String name) {
        if (!isOne(name)) {
            throw HeliosException.of(UserError.NAME, "this is no name of a user")
                    .hint(
                            "take 1 to 64 lower-case letters a to z, digits, and . _ @ - between"
                                    + " them");
        }
    }
}
