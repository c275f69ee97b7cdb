package io.heliosdb.streaming.gateway.security.access;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The roles of an appliance and what they permit. Immutable. */
public final class Roles {
    /** The role that permits everything. */
    public static final String ADMIN = "Admin";

    /** Those that are there without a file. */
    public static final Roles STANDARD =
            new Roles(
                    Map.of(
                            ADMIN,
                            EnumSet.allOf(Permission.class),
                            "Operator",
                            EnumSet.of(Permission.READ, Permission.EXECUTE, Permission.CANCEL),
                            "Viewer",
                            EnumSet.of(Permission.READ),
                            "ReadOnly",
                            EnumSet.of(Permission.READ)));

    private final Map<String, Set<Permission>> permissions = new TreeMap<>();

    private Roles(final Map<String, Set<Permission>> permissions) {
        permissions.forEach((name, each) -> this.permissions.put(name, Set.copyOf(each)));
    }

    /**
     * These roles, some of them declared anew, and others.
     *
     * @throws HeliosException {@link AccessError#POWERLESS_ADMIN} if nobody could make users any
     *     more
     */
    public Roles with(final Map<String, Set<Permission>> declared) {
        final Map<String, Set<Permission>> all = new TreeMap<>(permissions);
        all.putAll(declared);
        if (!all.get(ADMIN).contains(Permission.ADMIN)) {
            throw HeliosException.of(
                            AccessError.POWERLESS_ADMIN,
                            "the role Admin lacks the permission Admin")
                    .hint("list Admin among its permissions, or do not declare it");
        }
        return new Roles(all);
    }

    /** Names of all roles, sorted. */
    public Set<String> names() {
        return Set.copyOf(permissions.keySet());
    }

    /** What a role permits; nothing if there is no such role. */
    public Set<Permission> permissions(final String role) {
        return permissions.getOrDefault(role, Set.of());
    }

    /** What some roles permit together; those that do not exist permit nothing. */
    public Set<Permission> permissions(final Collection<String> roles) {
        final Set<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(permissions(role)));
        return Set.copyOf(all);
    }

    /**
     * Looks whether roles exist.
     *
     * @throws HeliosException {@link AccessError#UNKNOWN_ROLE}
     */
    public void check(final Collection<String> roles) {
        for (final String role : roles) {
            if (!permissions.containsKey(role)) {
                final Optional<String> nearest = NearestName.of(role, permissions.keySet());
                throw HeliosException.of(AccessError.UNKNOWN_ROLE, "there is no such role")
                        .detail(quoted(role))
                        .hint(
                                nearest.map(name -> "did you mean " + name + "?")
                                        .orElse(
                                                "roles are "
                                                        + String.join(", ", permissions.keySet())));
            }
        }
    }

    private static String quoted(final String role) {
        return "'" + (role.length() > 64 ? role.substring(0, 64) + "…" : role) + "'";
    }
}
