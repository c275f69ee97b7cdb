package io.heliosdb.streaming.codecs.json;

/** How long values are, in a text that is known to be JSON. Stateless. */
final class JsonSpans {
    private JsonSpans() {}

    /**
     * Goes behind the value that begins with the tokenizer's token; its bytes, of a string without
     * the quotes.
     */
    static int length(final JsonTokenizer tokenizer, final JsonToken token) {
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return tokenizer.length();
        }
        final long start = tokenizer.address();
        int depth = 1;
        while (depth > 0) {
            switch (tokenizer.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case BROKEN, END -> throw new IllegalStateException("not JSON any more");
                default -> {}
            }
        }
        return (int) (tokenizer.position() - start);
    }
}
