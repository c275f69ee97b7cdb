package io.heliosdb.streaming.gateway.security.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.store.CheckedFile;

import org.agrona.concurrent.EpochClock;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Tokens that are not good any more though their time is not over: a list that survives a restart
 * and forgets them with their time. Bounded; what to do when it is full is its caller's business.
 *
 * <p>Any thread; looking never waits.
 */
public final class Revocations {
    /** Most tokens. */
    public static final int LIMIT = 10_000;

    private static final int VERSION = 1;

    private final CheckedFile file;
    private final EpochClock clock;
    private final int limit;

    /** End of their time in epoch milliseconds by id. Written under the monitor. */
    private volatile Map<String, Long> ends;

    Revocations(final CheckedFile file, final EpochClock clock, final int limit) {
        this.file = file;
        this.clock = clock;
        this.limit = limit;
        ends = Map.copyOf(file.read(Revocations::read).orElse(Map.of()));
    }

    /**
     * Reads the list, if there is one.
     *
     * @param path its file, in a folder that is there
     * @throws HeliosException with a {@code StoreError}
     */
    public static Revocations open(final Storage storage, final Path path, final EpochClock clock) {
        return new Revocations(
                new CheckedFile(storage, path, "heliosdb-revoked-tokens", VERSION), clock, LIMIT);
    }

    boolean contains(final String id) {
        return ends.containsKey(id);
    }

    /** Tokens on the list. */
    public int size() {
        return ends.size();
    }

    /**
     * Puts a token on the list; durable when this returns.
     *
     * @param endMs epoch milliseconds of the end of its time, skew included
     * @return whether there was room for it
     */
    synchronized boolean add(final String id, final long endMs) {
        final long nowMs = clock.time();
        final Map<String, Long> next = new HashMap<>(ends);
        next.values().removeIf(end -> end < nowMs);
        if (next.size() >= limit && !next.containsKey(id)) {
            return false;
        }
        next.put(id, endMs);
        final ObjectNode root = CheckedFile.newObject();
        final ArrayNode list = root.putArray("revoked");
        next.forEach((each, end) -> list.addObject().put("id", each).put("end_ms", end));
        file.write(root);
        ends = Map.copyOf(next);
        return true;
    }

    private static Map<String, Long> read(final JsonNode root) {
        final Map<String, Long> ends = new HashMap<>();
        for (final JsonNode each : root.required("revoked")) {
            ends.put(each.required("id").textValue(), each.required("end_ms").longValue());
        }
        return ends;
    }
}
