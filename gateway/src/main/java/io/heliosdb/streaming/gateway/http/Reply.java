package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body none if null
 * @param text in place of a body, or null
 * @param streamed in place of both, or null
 * @param headers beside those of every answer
 */
record Reply(int status, JsonNode body, Text text, Streamed streamed, Map<String, String> headers) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    Reply {
        headers = Map.copyOf(headers);
    }

    /** One with a body. */
    Reply(final int status, final JsonNode body, final Map<String, String> headers) {
        this(status, body, null, null, headers);
    }

    /** A body that is no JSON. */
    record Text(String contentType, String text) {}

    /** A body that is written bit by bit, for as long as its reader likes. */
    record Streamed(String contentType, Body body) {
        /** Writes a body on the request's thread. */
        interface Body extends AutoCloseable {
            /**
             * Writes all of it.
             *
             * @throws IOException if the reader has gone, which ends it
             * @throws InterruptedException if the server is being closed
             */
            void writeTo(OutputStream output) throws IOException, InterruptedException;

            @Override
            void close();
        }
    }

    /** A body that is written bit by bit. */
    static Reply streaming(final String contentType, final Streamed.Body body) {
        return new Reply(OK, null, null, new Streamed(contentType, body), Map.of());
    }

    /** A text that was asked for. */
    static Reply of(final String contentType, final String text) {
        return new Reply(OK, null, new Text(contentType, text), null, Map.of());
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
