package io.heliosdb.streaming.gateway.security.token;

import java.util.Set;

/**
 * Whom a token is of, checked.
 *
 * @param name of a user; of another issuer's it begins with the issuer's label and a slash, which
 *     no name of a user of ours has
 * @param roles as they are now, or as the issuer says
 * @param isLocal whether the user is one of ours
 * @param tokenId for revoking it
 * @param endMs epoch milliseconds of the end of its time
 */
public record Identity(
        String name, Set<String> roles, boolean isLocal, String tokenId, long endMs) {
    public Identity {
        roles = Set.copyOf(roles);
    }
}
