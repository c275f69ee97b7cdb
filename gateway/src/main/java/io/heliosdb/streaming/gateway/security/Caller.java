package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.token.Identity;

import java.util.Optional;
import java.util.Set;

/**
 * Who has been let in.
 *
 * @param identity nothing if the request needs none
 * @param permissions all that he has
 * @param address that he comes from
 */
public record Caller(
        Optional<Identity> identity, Set<Permission> permissions, ClientAddress address) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** For logs; {@code -} if it is not known. */
    public String name() {
        return identity.map(Identity::name).orElse("-");
    }
}
