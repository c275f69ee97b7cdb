package io.heliosdb.streaming.gateway.security.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads entries of a log, also while it is appended to: a last line that has no end yet is left for
 * the next time. Any thread.
 */
public final class AuditReader {
    /** Most entries of a page. */
    public static final int MOST = 1000;

    private static final int MOST_FILES = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditFiles files;

    /**
     * @param folder {@code audit} of the data folder
     */
    public AuditReader(final Storage storage, final Path folder) {
        files = new AuditFiles(storage, folder);
    }

    /**
     * Which entries are wanted.
     *
     * @param from the least sequence number
     * @param since not before this
     * @param who of this caller only
     * @param limit most of them, {@value #MOST} at most
     */
    public record Query(long from, Optional<Instant> since, Optional<String> who, int limit) {
        private boolean admits(final JsonNode entry) {
            return entry.path("seq").asLong() >= from
                    && since.map(time -> !Instant.parse(entry.path("time").asText()).isBefore(time))
                            .orElse(true)
                    && who.map(name -> name.equals(entry.path("who").asText())).orElse(true);
        }
    }

    /**
     * Some entries.
     *
     * @param entries as they are written, oldest first; there may be none though there are more
     * @param next where to go on; nothing at the end of the log
     */
    public record Page(List<JsonNode> entries, OptionalLong next) {}

    /**
     * Reads a page, of a few files at most.
     *
     * @throws HeliosException {@link AuditError#BROKEN} at an entry that was changed
     */
    public Page read(final Query query) {
        final List<Path> all = files.list();
        int first = 0;
        while (first + 1 < all.size()
                && AuditFiles.firstSequence(all.get(first + 1)) <= query.from) {
            first++;
        }
        final int end = Math.min(first + MOST_FILES, all.size());
        final List<JsonNode> found = new ArrayList<>();
        for (final Path file : all.subList(Math.min(first, end), end)) {
            final OptionalLong next = read(file, query, found);
            if (next.isPresent()) {
                return new Page(found, next);
            }
        }
        return new Page(
                found,
                end < all.size()
                        ? OptionalLong.of(AuditFiles.firstSequence(all.get(end)))
                        : OptionalLong.empty());
    }

    /** Where to go on if there are enough. */
    private OptionalLong read(final Path file, final Query query, final List<JsonNode> found) {
        final String text = files.text(file);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            final AuditLine line = line(file, text.substring(start, end), start);
            if (line.head().sequence() >= query.from) {
                final JsonNode entry = json(line);
                if (query.admits(entry)) {
                    if (found.size() == Math.min(query.limit, MOST)) {
                        return OptionalLong.of(line.head().sequence());
                    }
                    found.add(entry);
                }
            }
            start = end + 1;
        }
        return OptionalLong.empty();
    }

    private static AuditLine line(final Path file, final String text, final long offset) {
        return AuditLine.parse(text)
                .orElseThrow(
                        () ->
                                HeliosException.of(AuditError.BROKEN, "the audit log was changed")
                                        .detail(file + ", byte " + offset)
                                        .hint("'heliosdb-streaming audit verify' says more"));
    }

    private static JsonNode json(final AuditLine line) {
        try {
            return JSON.readTree(line.text());
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e); // its hash is right: we have written it
        }
    }
}
