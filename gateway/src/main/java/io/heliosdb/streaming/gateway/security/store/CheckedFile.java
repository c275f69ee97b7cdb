package io.heliosdb.streaming.gateway.security.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file with a JSON object, written as a whole, that knows when it was damaged.
 *
 * <pre>
 *   heliosdb-users 1 9f86d081884c7d65…      kind, version, SHA-256 of all that follows
 *   {"users":[…]}
 * </pre>
 *
 * <p>The checksum finds failing disks and slips of an editor, not somebody who may write to the
 * folder. Thread rule: one thread at a time.
 */
public final class CheckedFile {
    private static final int LIMIT_BYTES = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Storage storage;
    private final Path path;
    private final String kind;
    private final int version;

    /**
     * @param kind a word that tells files from one another
     * @param version of what is in it; greater ones are refused
     */
    public CheckedFile(
            final Storage storage, final Path path, final String kind, final int version) {
        this.storage = storage;
        this.path = path;
        this.kind = kind;
        this.version = version;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return storage.exists(path);
    }

    /** An object to fill. */
    public static ObjectNode newObject() {
        return JSON.createObjectNode();
    }

    /** Writes the file; durable when this returns, and only for its owner to read. */
    public void write(final JsonNode content) {
        final String body = content + "\n";
        final String head = kind + " " + version + " " + Digests.sha256Hex(body) + "\n";
        AtomicFile.write(storage, path, (head + body).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the file, if it is there.
     *
     * @param reader makes something of the object; whatever it throws means that the file is
     *     damaged
     * @throws HeliosException with a {@link StoreError}
     */
    public <T> Optional<T> read(final Function<JsonNode, T> reader) {
        if (!exists()) {
            return Optional.empty();
        }
        final byte[] bytes = AtomicFile.read(storage, path, LIMIT_BYTES);
        final String text = new String(bytes, StandardCharsets.UTF_8);
        final int end = text.indexOf('\n');
        final String[] head = text.substring(0, Math.max(end, 0)).split(" ", -1);
        if (head.length != 3 || !head[0].equals(kind) || !head[1].matches("[1-9][0-9]{0,4}")) {
            throw damaged("its first line is not one of " + kind, null);
        }
        if (Integer.parseInt(head[1]) > version) {
            throw HeliosException.of(StoreError.NEWER, path + " was written by a newer version")
                    .hint("start it with the version that wrote it, or a later one");
        }
        final String body = text.substring(end + 1);
        if (!Digests.sha256Hex(body).equals(head[2])) {
            throw damaged("its checksum is wrong", null);
        }
        try {
            return Optional.of(reader.apply(JSON.readTree(body)));
        } catch (final JsonProcessingException | RuntimeException e) {
            throw damaged("its content is not that of " + kind, e);
        }
    }

    private HeliosException damaged(final String why, final Throwable cause) {
        return HeliosException.of(StoreError.DAMAGED, path + " is damaged")
                .detail(why)
                .hint("put this file back from a backup of the folder; it is never rewritten")
                .causedBy(cause);
    }
}
