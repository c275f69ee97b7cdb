package io.heliosdb.streaming.gateway.tcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.feed.EventFormat;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says first; in lines {@code HELLO} and a JSON object.
 *
 * @param stream to be fed
 * @param format of the rows
 * @param producer that the rows are of, if it has a name
 * @param token of the user
 */
record Greeting(
        String stream, EventFormat format, Optional<String> producer, Optional<String> token) {
    /** Bytes of the longest one. */
    static final int MAX_BYTES = 16 << 10;

    private static final String WORD = "HELLO ";
    private static final Set<String> MEMBERS = Set.of("stream", "format", "producer", "token");
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * Reads a greeting.
     *
     * @param line without its line feed
     * @throws HeliosException {@code HNET-0401} if it is none
     */
    static Greeting of(final byte[] line) {
        final String text = new String(line, StandardCharsets.UTF_8).strip();
        if (!text.startsWith(WORD)) {
            throw wrong("a connection begins with HELLO and a JSON object");
        }
        final JsonNode read;
        try {
            read = JSON.readTree(text.substring(WORD.length()));
        } catch (final JsonProcessingException e) {
            throw wrong("what follows HELLO is no JSON object").causedBy(e);
        }
        if (!read.isObject()) {
            throw wrong("what follows HELLO is no JSON object");
        }
        for (final Iterator<String> names = read.fieldNames(); names.hasNext(); ) {
            final String name = names.next();
            if (!MEMBERS.contains(name) || !read.get(name).isTextual()) {
                throw wrong("HELLO takes texts: stream, format, producer and token");
            }
        }
        if (!read.has("stream")) {
            throw wrong("HELLO lacks 'stream'");
        }
        final EventFormat format = EventFormat.of(read.path("format").asText("json"));
        if (!format.isText()) {
            throw wrong("lines are csv or json");
        }
        return new Greeting(
                read.get("stream").asText(), format, text(read, "producer"), text(read, "token"));
    }

    private static Optional<String> text(final JsonNode object, final String name) {
        return Optional.ofNullable(object.get(name)).map(JsonNode::asText);
    }

    private static HeliosException wrong(final String what) {
        return HeliosException.of(TcpError.GREETING, what)
                .hint("HELLO {\"stream\": \"orders\", \"format\": \"csv\", \"token\": \"...\"}");
    }
}
