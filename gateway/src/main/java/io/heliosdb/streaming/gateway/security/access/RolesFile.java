package io.heliosdb.streaming.gateway.security.access;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.sql.NearestName;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file {@code rbac-config.yaml}: roles with their permissions, and users to begin with.
 *
 * <pre>
 *   roles:
 *     - name: Operator
 *       permissions: [Read, Execute, Cancel]
 *   users:
 *     - username: admin
 *       password_hash: "$2b$12$…"
 *       roles: [Admin]
 *       enabled: true
 * </pre>
 *
 * <p>Roles may also be a mapping of names to lists, or to mappings with {@code permissions}.
 *
 * @param roles the standard ones with those of the file
 * @param users in the order of the file
 */
public record RolesFile(Roles roles, List<DeclaredUser> users) {
    private static final int LIMIT_BYTES = 1 << 20;

    public RolesFile {
        users = List.copyOf(users);
    }

    /**
     * Reads the file.
     *
     * @throws HeliosException with an {@link AccessError} and its place
     */
    public static RolesFile read(final Storage storage, final Path file) {
        final byte[] bytes;
        try {
            bytes = AtomicFile.read(storage, file, LIMIT_BYTES);
        } catch (final HeliosException e) {
            throw HeliosException.of(AccessError.UNREADABLE, "cannot read the file of roles")
                    .detail(e.getMessage())
                    .hint("check its path and permissions; it has at most 1 MiB")
                    .causedBy(e);
        }
        return parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Reads a text.
     *
     * @param name of the file, for messages
     */
    static RolesFile parse(final String name, final String text) {
        final YamlText yaml = new YamlText(name);
        final MappingNode root = yaml.root(text);
        final Map<String, Node> parts = yaml.entries(root, Set.of("roles", "users"));
        final Map<String, Set<Permission>> declared = new LinkedHashMap<>();
        if (parts.containsKey("roles")) {
            readRoles(yaml, parts.get("roles"), declared);
        }
        final Roles roles = Roles.STANDARD.with(declared);
        final List<DeclaredUser> users = new ArrayList<>();
        if (parts.containsKey("users")) {
            for (final Node each : yaml.items(parts.get("users"))) {
                users.add(user(yaml, each, roles));
            }
        }
        return new RolesFile(roles, users);
    }

    private static void readRoles(
            final YamlText yaml, final Node node, final Map<String, Set<Permission>> declared) {
        if (node instanceof MappingNode byName) {
            yaml.entries(byName)
                    .forEach((name, each) -> add(yaml, declared, name, each, "permissions"));
            return;
        }
        for (final Node each : yaml.items(node)) {
            final Map<String, Node> parts =
                    yaml.entries(yaml.mapping(each), Set.of("name", "permissions", "description"));
            final String name = yaml.text(yaml.required(parts, "name", each));
            add(yaml, declared, name, each, "name", "permissions", "description");
        }
    }

    private static void add(
            final YamlText yaml,
            final Map<String, Set<Permission>> declared,
            final String name,
            final Node node,
            final String... keys) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            throw yaml.error(node, "a role has a name of letters, digits, _ and -");
        }
        final Node list =
                node instanceof MappingNode mapping
                        ? yaml.required(yaml.entries(mapping, Set.of(keys)), "permissions", mapping)
                        : node;
        final Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (final Node each : yaml.items(list)) {
            permissions.add(permission(yaml, each));
        }
        if (declared.put(name, permissions) != null) {
            throw yaml.error(node, "the role " + name + " is declared twice");
        }
    }

    private static Permission permission(final YamlText yaml, final Node node) {
        final String title = yaml.text(node);
        final List<String> titles =
                Arrays.stream(Permission.values()).map(Permission::title).toList();
        return Permission.of(title)
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                AccessError.UNKNOWN_PERMISSION,
                                                "there is no permission '" + title + "'")
                                        .hint(hint(title, titles))
                                        .at(yaml.position(node)));
    }

    private static String hint(final String title, final List<String> titles) {
        return titles.stream()
                .filter(title::equalsIgnoreCase)
                .findFirst()
                .or(() -> NearestName.of(title, titles))
                .map(name -> "did you mean " + name + "?")
                .orElse("permissions are " + String.join(", ", titles));
    }

    private static DeclaredUser user(final YamlText yaml, final Node node, final Roles known) {
        final Map<String, Node> parts =
                yaml.entries(
                        yaml.mapping(node),
                        Set.of("username", "password_hash", "roles", "enabled"));
        final Position place = yaml.position(node);
        final Set<String> roles = new LinkedHashSet<>();
        final Node list = yaml.required(parts, "roles", node);
        yaml.items(list).forEach(each -> roles.add(yaml.text(each)));
        try {
            known.check(roles);
        } catch (final HeliosException e) {
            throw e.at(yaml.position(list));
        }
        return new DeclaredUser(
                yaml.text(yaml.required(parts, "username", node)),
                yaml.text(yaml.required(parts, "password_hash", node)),
                roles,
                !parts.containsKey("enabled") || yaml.flag(parts.get("enabled")),
                place);
    }
}
