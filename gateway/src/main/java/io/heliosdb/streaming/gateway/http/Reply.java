package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body none if null
 * @param text in place of a body, or null
 * @param headers beside those of every answer
 */
record Reply(int status, JsonNode body, Text text, Map<String, String> headers) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    Reply {
        headers = Map.copyOf(headers);
    }

    /** One with a body. */
    Reply(final int status, final JsonNode body, final Map<String, String> headers) {
        this(status, body, null, headers);
    }

    /** A body that is no JSON. */
    record Text(String contentType, String text) {}

    /** A text that was asked for. */
    static Reply of(final String contentType, final String text) {
        return new Reply(OK, null, new Text(contentType, text), Map.of());
    }

    /** What was asked for. */
    static Reply of(final JsonNode body) {
        return new Reply(OK, body, Map.of());
    }

    /** Something that is new. */
    static Reply created(final JsonNode body) {
        return new Reply(CREATED, body, Map.of());
    }

    /** It is on its way. */
    static Reply accepted(final JsonNode body) {
        return new Reply(ACCEPTED, body, Map.of());
    }

    /** Done, and there is nothing to tell. */
    static Reply nothing() {
        return new Reply(NO_CONTENT, null, Map.of());
    }
}
