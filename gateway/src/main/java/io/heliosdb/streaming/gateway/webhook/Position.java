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
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far a webhook is.
 *
 * @param lineage of the results, as in their ids
 * @param taken the last result that the receiver has, if it has one
 * @param underWay results behind it that are in a request which may have arrived; 0 for none
 */
record Position(int lineage, Optional<ResultId> taken, int underWay) {
    private static final int LIMIT_BYTES = 4096;
    private static final String LINEAGE = "lineage";
    private static final String TAKEN = "taken";
    private static final String UNDER_WAY = "under_way";

    /** Nothing has been sent. */
    static Position start(final int lineage) {
        return new Position(lineage, Optional.empty(), 0);
    }

    /**
     * The position that is written down, or the start; the start as well if what was under way is
     * of another lineage, and nothing of it was taken.
     *
     * @param lineage of the results that can be read
     */
    static Position read(final Storage storage, final Path file, final int lineage) {
        if (!storage.exists(file)) {
            return start(lineage);
        }
        final byte[] bytes = AtomicFile.read(storage, file, LIMIT_BYTES);
        try {
            final JsonNode read = new ObjectMapper().readTree(bytes);
            final int underWay = read.path(UNDER_WAY).asInt();
            if (read.has(TAKEN)) {
                return behind(ResultId.of(read.get(TAKEN).asText())).sending(underWay);
            }
            return read.path(LINEAGE).asText().equals(text(lineage))
                    ? start(lineage).sending(underWay)
                    : start(lineage);
        } catch (final IOException e) {
            throw new UncheckedIOException(file + " is damaged", e);
        }
    }

    /** Writes it down; there for good when this returns. */
    void write(final Storage storage, final Path file) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(LINEAGE, text(lineage));
        taken.ifPresent(id -> json.put(TAKEN, id.toString()));
        json.put(UNDER_WAY, underWay);
        AtomicFile.write(storage, file, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(final int lineage) {
        return HexFormat.of().toHexDigits(lineage);
    }

    /** Where to read from. */
    ResultStart start() {
        return taken.<ResultStart>map(ResultStart.Behind::new).orElse(ResultStart.EARLIEST);
    }

    Position sending(final int rows) {
        return new Position(lineage, taken, rows);
    }

    static Position behind(final ResultId id) {
        return new Position(id.lineage(), Optional.of(id), 0);
    }
}
