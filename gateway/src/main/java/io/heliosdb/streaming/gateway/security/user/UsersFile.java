package io.heliosdb.streaming.gateway.security.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.store.CheckedFile;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of users. */
final class UsersFile {
    private static final int VERSION = 1;

    private final CheckedFile file;

    UsersFile(final Storage storage, final Path path) {
        file = new CheckedFile(storage, path, "heliosdb-users", VERSION);
    }

    /**
     * What the file holds.
     *
     * @param lastVersion greatest token version that any user ever had
     */
    record Content(SortedMap<String, User> users, long lastVersion) {}

    Optional<Content> read() {
        return file.read(UsersFile::content);
    }

    void write(final Content content) {
        final ObjectNode root = CheckedFile.newObject();
        root.put("last_token_version", content.lastVersion());
        final ArrayNode users = root.putArray("users");
        content.users().values().forEach(user -> write(user, users.addObject()));
        file.write(root);
    }

    private static void write(final User user, final ObjectNode node) {
        node.put("name", user.name());
        node.put("scheme", user.credentials().hash().scheme().name());
        node.put("bcrypt", user.credentials().hash().bcrypt());
        user.scram().ifPresent(scram -> node.put("scram", scram.text()));
        final ArrayNode roles = node.putArray("roles");
        user.roles().stream().sorted().forEach(roles::add);
        node.put("enabled", user.isEnabled());
        node.put("token_version", user.tokenVersion());
        node.put("created_ms", user.createdMs());
        node.put("changed_ms", user.changedMs());
        node.put("password_ms", user.passwordMs());
    }

    private static Content content(final JsonNode root) {
        final SortedMap<String, User> users = new TreeMap<>();
        for (final JsonNode each : root.required("users")) {
            final User user = user(each);
            if (!UserName.isOne(user.name()) || users.put(user.name(), user) != null) {
                throw new IllegalArgumentException("a name is wrong or comes twice");
            }
        }
        return new Content(users, number(root, "last_token_version"));
    }

    private static User user(final JsonNode node) {
        final Set<String> roles = new LinkedHashSet<>();
        node.required("roles").forEach(role -> roles.add(role.textValue()));
        final PasswordHash hash =
                new PasswordHash(
                        PasswordHash.Scheme.valueOf(text(node, "scheme")), text(node, "bcrypt"));
        final Optional<ScramVerifier> scram =
                Optional.ofNullable(node.get("scram"))
                        .map(each -> new ScramVerifier(each.textValue()));
        return new User(
                text(node, "name"),
                new Credentials(hash, scram),
                roles,
                flag(node, "enabled"),
                number(node, "token_version"),
                number(node, "created_ms"),
                number(node, "changed_ms"),
                number(node, "password_ms"));
    }

    private static String text(final JsonNode node, final String name) {
        final JsonNode value = node.required(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name);
        }
        return value.textValue();
    }

    private static boolean flag(final JsonNode node, final String name) {
        final JsonNode value = node.required(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(name);
        }
        return value.booleanValue();
    }

    private static long number(final JsonNode node, final String name) {
        final JsonNode value = node.required(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException(name);
        }
        return value.longValue();
    }
}
