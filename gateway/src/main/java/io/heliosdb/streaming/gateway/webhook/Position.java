package io.heliosdb.streaming.gateway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.result.ResultId;
import io.heliosdb.streaming.connectors.result.ResultStart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a webhook is.
 *
 * @param taken the last result that the receiver has, if it has one
 * @param underWay results behind it that are in a request which may have arrived; 0 for none
 */
record Position(Optional<ResultId> taken, int underWay) {
    /** Nothing has been sent. */
    static final Position START = new Position(Optional.empty(), 0);

    private static final int LIMIT_BYTES = 4096;
    private static final String TAKEN = "taken";
    private static final String UNDER_WAY = "under_way";

    /** The position that is written down, or the start. */
    static Position read(final Storage storage, final Path file) {
        if (!storage.exists(file)) {
            return START;
        }
        final byte[] bytes = AtomicFile.read(storage, file, LIMIT_BYTES);
        try {
            final JsonNode read = new ObjectMapper().readTree(bytes);
            return new Position(
                    Optional.ofNullable(read.get(TAKEN)).map(JsonNode::asText).map(ResultId::of),
                    read.path(UNDER_WAY).asInt());
        } catch (final IOException e) {
            throw new UncheckedIOException(file + " is damaged", e);
        }
    }

    /** Writes it down; there for good when this returns. */
    void write(final Storage storage, final Path file) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        taken.ifPresent(id -> json.put(TAKEN, id.toString()));
        json.put(UNDER_WAY, underWay);
        AtomicFile.write(storage, file, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Where to read from. */
    ResultStart start() {
        return taken.<ResultStart>map(ResultStart.Behind::new).orElse(ResultStart.EARLIEST);
    }

    Position sending(final int rows) {
        return new Position(taken, rows);
    }

    static Position behind(final ResultId id) {
        return new Position(Optional.of(id), 0);
    }
}
