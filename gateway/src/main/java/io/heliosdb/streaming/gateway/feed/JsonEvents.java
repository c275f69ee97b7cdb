package io.heliosdb.streaming.gateway.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;

/**
 * How many events a JSON body holds: the format's scanner goes line by line and leaves what follows
 * an object in its line, so that its rows have to be compared with these.
 */
final class JsonEvents {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonEvents() {}

    /**
     * Counts the objects of a body, those of an array each.
     *
     * @throws HeliosException {@code HNET-0302} if something else is in it
     */
    static long count(final byte[] body) {
        long count = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
                if (next == JsonToken.START_OBJECT) {
                    count++;
                    parser.skipChildren();
                } else if (next != JsonToken.START_ARRAY && next != JsonToken.END_ARRAY) {
                    throw wrong("events are objects, not " + next);
                }
            }
            return count;
        } catch (final IOException e) {
            throw wrong("the body is no JSON").detail(String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    private static HeliosException wrong(final String what) {
        return HeliosException.of(FeedError.FORMAT, what)
                .hint("send a line for each object, or one array of objects");
    }

    /**
     * Compares.
     *
     * @param scanned rows that were made or left out
     * @throws HeliosException {@code HNET-0302} if there are more events than those
     */
    static void check(final byte[] body, final long scanned) {
        final long events = count(body);
        if (events != scanned) {
            throw wrong("several objects or arrays stand in one line")
                    .detail(
                            events
                                    + " events, "
                                    + scanned
                                    + " of them begin a line or are in the array");
        }
    }
}
