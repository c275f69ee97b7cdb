package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;

/**
 * What is kept of a password.
 *
 * @param scheme what was hashed
 * @param bcrypt as bcrypt writes itself, {@code $2b$12$…}
 */
public record PasswordHash(Scheme scheme, String bcrypt) {
    /** What went into bcrypt. */
    public enum Scheme {
        /** base64(HMAC-SHA-384(pepper, password)): 64 bytes, however long the password is. */
        PEPPERED,
        /** The password itself, at most 72 bytes: of the file of roles, until the first login. */
        PLAIN
    }

    /**
     * Takes a hash of the file of roles.
     *
     * @throws HeliosException {@link UserError#FOREIGN_HASH} if it is no bcrypt of cost 12: another
     *     cost would tell this user from the others by the time that a login takes
     */
    public static PasswordHash plain(final String bcrypt) {
        if (!bcrypt.matches("\\$2[aby]\\$12\\$[./A-Za-z0-9]{53}")) {
            throw HeliosException.of(
                            UserError.FOREIGN_HASH, "this is no hash of bcrypt with cost 12")
                    .hint("make one with htpasswd -nBC 12 NAME, or create the user over the API");
        }
        return new PasswordHash(Scheme.PLAIN, bcrypt);
    }

    /** Without the hash, for logs. */
    @Override
    public String toString() {
        return "PasswordHash[" + scheme + "]";
    }
}
