package io.heliosdb.streaming.gateway.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.FormatError;

import java.io.IOException;

/**
 * Which events a JSON body holds: the format's scanner goes line by line and leaves what follows an
 * object in its line, so that its rows have to be compared with these.
 */
final class JsonEvents {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonEvents() {}

    /** Counts the objects of a body, those of an array each. */
    private static long count(final byte[] body, final int maxBytes) {
        long count = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
                if (next == JsonToken.START_OBJECT) {
                    count++;
                    final JsonLocation start = parser.currentTokenLocation();
                    parser.skipChildren();
                    final long end = parser.currentLocation().getByteOffset();
                    if (end - start.getByteOffset() > maxBytes) {
                        throw tooLong(start, maxBytes);
                    }
                } else if (next != JsonToken.START_ARRAY && next != JsonToken.END_ARRAY) {
                    throw wrong("events are objects, not " + next);
                }
            }
            return count;
        } catch (final IOException e) {
            throw wrong("the body is no JSON").detail(String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    private static HeliosException tooLong(final JsonLocation start, final int maxBytes) {
        return HeliosException.of(FormatError.TOO_LONG, "an object is longer than the limit")
                .detail("at most " + maxBytes + " bytes")
                .at(new Position("body", start.getLineNr(), start.getColumnNr()));
    }

    private static HeliosException wrong(final String what) {
        return HeliosException.of(FeedError.FORMAT, what)
                .hint("send a line for each object, or one array of objects");
    }

    /**
     * Looks at every event of a body.
     *
     * @param scanned rows that were made or left out
     * @param maxBytes of the longest object
     * @throws HeliosException {@code HNET-0302} if there are more events than those, or something
     *     else; {@code HCOD-0107} if an object is too long
     */
    static void check(final byte[] body, final long scanned, final int maxBytes) {
        final long events = count(body, maxBytes);
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
