package io.heliosdb.streaming.gateway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Logins that are kept between commands: a file for each address, which only its owner may read.
 * Each is written as a whole, so that two commands at once do not mix.
 */
public final class LoginFiles {
    private static final int LIMIT_BYTES = 1 << 16;

    private final Storage storage;
    private final Path folder;

    /**
     * @param folder made when there is something to keep
     */
    public LoginFiles(final Storage storage, final Path folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /** The folder of a user's settings, as the XDG specification has it. */
    public static Path folder(final Map<String, String> environment, final Path home) {
        final String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (base.isEmpty() ? home.resolve(".config") : Path.of(base))
                .resolve("heliosdb")
                .resolve("logins");
    }

    /** Keeps a login; durable when this returns. */
    public void keep(final ApplianceAddress address, final SavedLogin login) {
        final ObjectNode node =
                new ObjectMapper()
                        .createObjectNode()
                        .put("url", address.toString())
                        .put("username", login.user())
                        .put("expires", login.ends().toString())
                        .put("token", login.token());
        storage.createDirectories(folder);
        AtomicFile.write(storage, file(address), (node + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The login of an address, if one is kept.
     *
     * @throws HeliosException {@link ClientError#LOGIN_FILE}
     */
    public Optional<SavedLogin> find(final ApplianceAddress address) {
        final Path file = file(address);
        if (!storage.exists(file)) {
            return Optional.empty();
        }
        if (!storage.isPrivate(file)) {
            throw HeliosException.of(ClientError.LOGIN_FILE, "others may read or write your token")
                    .detail(file.toString())
                    .hint("log in again, so that whoever has read it has nothing: delete the file");
        }
        final byte[] bytes = AtomicFile.read(storage, file, LIMIT_BYTES);
        try {
            final JsonNode node = new ObjectMapper().readTree(text(bytes));
            return Optional.of(
                    new SavedLogin(
                            node.path("username").asText(),
                            node.path("token").asText(),
                            Instant.parse(node.path("expires").asText())));
        } catch (final JsonProcessingException | DateTimeException e) {
            throw HeliosException.of(ClientError.LOGIN_FILE, "a kept login is damaged")
                    .detail(file.toString())
                    .hint("delete the file and log in again");
        }
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Keeps nothing for an address any more. */
    public void forget(final ApplianceAddress address) {
        final Path file = file(address);
        if (storage.exists(file)) {
            storage.delete(file);
        }
    }

    /** Two addresses with one name would need signs in them that hosts do not have. */
    private Path file(final ApplianceAddress address) {
        return folder.resolve(address.toString().replaceAll("[^A-Za-z0-9.-]+", "_") + ".json");
    }
}
