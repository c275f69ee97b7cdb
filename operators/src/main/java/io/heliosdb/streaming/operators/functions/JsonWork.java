package io.heliosdb.streaming.operators.functions;

/** What the JSON functions of one pipeline work with. */
final class JsonWork {
    private final JsonDocument document = new JsonDocument();
    private final JsonWriter writer;
    private final JsonMatches matches;
    private final JsonMembers members = new JsonMembers();
    private final JsonIndex index;

    JsonWork(final Scratch scratch) {
        writer = new JsonWriter(scratch);
        index = new JsonIndex(scratch);
        matches = new JsonMatches(document, writer);
    }

    JsonDocument document() {
        return document;
    }

    JsonWriter writer() {
        return writer;
    }

    JsonMatches matches() {
        return matches;
    }

    JsonIndex index() {
        return index;
    }

    JsonMembers members() {
        return members;
    }
}
