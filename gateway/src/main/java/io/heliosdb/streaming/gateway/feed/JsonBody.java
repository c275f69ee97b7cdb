package io.heliosdb.streaming.gateway.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.FormatError;

import org.agrona.collections.IntArrayList;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A body of JSON as the scanner of lines wants it: each object in a line of its own, wherever it
 * stands, alone or in an array, over several lines or beside others.
 */
final class JsonBody {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] body;
    private final ByteArrayOutputStream lines;

    /** Where each object begins in the body. */
    private final IntArrayList starts = new IntArrayList();

    private JsonBody(final byte[] body) {
        this.body = body;
        lines = new ByteArrayOutputStream(body.length + 1);
    }

    /**
     * Finds the objects of a body.
     *
     * @param maxObjectBytes of the longest one
     * @throws HeliosException {@code HNET-0302} if something else is in it, {@code HCOD-0107} if an
     *     object is longer
     */
    static JsonBody of(final byte[] body, final int maxObjectBytes) {
        final JsonBody cut = new JsonBody(body);
        try (JsonParser parser = JSON.createParser(body)) {
            cut.cut(parser, maxObjectBytes);
            return cut;
        } catch (final IOException e) {
            throw wrong("the body is no JSON").detail(String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    private void cut(final JsonParser parser, final int maxObjectBytes) throws IOException {
        boolean isInArray = false;
        for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
            if (next == JsonToken.START_OBJECT) {
                final int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                add(start, (int) parser.currentLocation().getByteOffset(), maxObjectBytes);
            } else if (next == JsonToken.START_ARRAY && !isInArray) {
                isInArray = true;
            } else if (next == JsonToken.END_ARRAY) {
                isInArray = false;
            } else {
                throw wrong("events are objects, not " + next);
            }
        }
    }

    private void add(final int start, final int end, final int maxObjectBytes) {
        starts.addInt(start);
        if (end - start > maxObjectBytes) {
            throw HeliosException.of(FormatError.TOO_LONG, "the object is longer than the limit")
                    .detail("at most " + maxObjectBytes + " bytes")
                    .hint("raise 'max-line-length'")
                    .at(place(start));
        }
        for (int i = start; i < end; i++) {
            lines.write(body[i] == '\n' ? ' ' : body[i]); // in strings there is none
        }
        lines.write('\n');
    }

    private static HeliosException wrong(final String what) {
        return HeliosException.of(FeedError.FORMAT, what)
                .hint("send objects, or one array of objects");
    }

    /** The objects, a line each. */
    byte[] lines() {
        return lines.toByteArray();
    }

    /** Where in the body something is that is at a place of the lines. */
    Position original(final Position place) {
        final int object = (int) place.line() - 1;
        if (object < 0 || object >= starts.size()) {
            return place;
        }
        int offset = starts.getInt(object);
        for (int left = place.column() - 1; left > 0 && offset < body.length; offset++) {
            left -= isFirstOfCharacter(offset + 1) ? 1 : 0;
        }
        return place(offset);
    }

    private boolean isFirstOfCharacter(final int offset) {
        return offset >= body.length || (body[offset] & 0xC0) != 0x80;
    }

    private Position place(final int offset) {
        long line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(offset, body.length); i++) {
            if (body[i] == '\n') {
                line++;
                column = 1;
            } else if (isFirstOfCharacter(i)) {
                column++;
            }
        }
        return new Position(EventScanner.NAME, line, column);
    }
}
