package io.heliosdb.streaming.gateway.security.access;

import io.heliosdb.streaming.codecs.error.Position;

import java.util.Set;

/**
 * A user of the file of roles.
 *
 * @param name as written
 * @param passwordHash bcrypt, as written
 * @param roles names, as written
 * @param place for messages
 */
public record DeclaredUser(
        String name, String passwordHash, Set<String> roles, boolean isEnabled, Position place) {
    public DeclaredUser {
        roles = Set.copyOf(roles);
    }
}
