package io.heliosdb.streaming.gateway.security.token;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another issuer of tokens, as of OpenID Connect.
 *
 * @param label short name, which comes before the names of its users
 * @param issuer exactly as in its tokens
 * @param audience that its tokens for this appliance name
 * @param family of its keys; tokens of any other are refused
 * @param type in the header of its tokens: {@code at+jwt}, or {@code JWT} for issuers that know no
 *     other
 * @param rolesClaim name of the claim that lists roles or groups
 * @param roles from what the claim says to names of roles here; what is not in it gives nothing
 * @param lifetimeMs most that a token may have
 */
public record IssuerSettings(
        String label,
        String issuer,
        String audience,
        Family family,
        String type,
        String rolesClaim,
        Map<String, String> roles,
        long lifetimeMs) {
    /** Kinds of public keys. */
    public enum Family {
        /** RSA of at least 2048 bits, {@code RS256}. */
        RSA,
        /** The curve P-256, {@code ES256}. */
        EC
    }

    public IssuerSettings {
        roles = Map.copyOf(roles);
        if (!label.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("a label has lower-case letters, digits and -");
        }
        if (lifetimeMs <= 0 || lifetimeMs > TimeUnit.DAYS.toMillis(30)) {
            throw new IllegalArgumentException("a token lives for at most 30 days");
        }
    }
}
