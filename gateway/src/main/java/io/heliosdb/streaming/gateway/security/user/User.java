package io.heliosdb.streaming.gateway.security.user;

import java.util.Optional;
import java.util.Set;

/**
 * A user of the appliance.
 *
 * @param name lower case
 * @param credentials of his password
 * @param roles names
 * @param isEnabled whether he may come in
 * @param tokenVersion the only one that his tokens may have; greater after each change that ends
 *     them, and never used again for another user of the name
 * @param createdMs epoch milliseconds
 * @param changedMs epoch milliseconds of the last change
 * @param passwordMs epoch milliseconds at which the password was set
 */
public record User(
        String name,
        Credentials credentials,
        Set<String> roles,
        boolean isEnabled,
        long tokenVersion,
        long createdMs,
        long changedMs,
        long passwordMs) {
    public User {
        roles = Set.copyOf(roles);
    }

    /** For the PostgreSQL protocol. */
    public Optional<ScramVerifier> scram() {
        return credentials.scram();
    }

    User with(final Credentials other, final long version, final long nowMs) {
        return new User(name, other, roles, isEnabled, version, createdMs, nowMs, nowMs);
    }

    User with(final Set<String> other, final long version, final long nowMs) {
        return new User(name, credentials, other, isEnabled, version, createdMs, nowMs, passwordMs);
    }

    User with(final boolean enabled, final long version, final long nowMs) {
        return new User(name, credentials, roles, enabled, version, createdMs, nowMs, passwordMs);
    }
}
