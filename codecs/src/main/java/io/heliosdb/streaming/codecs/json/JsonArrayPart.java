package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Arrays: counted first, since the count decides where the elements go. */
final class JsonArrayPart extends JsonPart {
    private final Shape shape;
    private final boolean isTolerant;
    private final JsonPart element;
    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final Place inner = new Place();

    JsonArrayPart(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final Shape shape,
            final boolean hasDecimals) {
        this.shape = shape;
        isTolerant = options.ignoresParseErrors();
        element = of(ledger, owner, options, shape.element(), hasDecimals);
    }

    @Override
    boolean isTolerant() {
        return isTolerant;
    }

    @Override
    int write(
            final JsonToken token,
            final long address,
            final int length,
            final boolean isEscaped,
            final Place place) {
        if (token != JsonToken.START_ARRAY) {
            return FieldWriter.INVALID;
        }
        final NestedWriter writer = place.writer();
        final long value = writer.start(shape, count(address, length));
        if (value == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        tokenizer.wrap(address, address + length);
        tokenizer.next();
        int index = 0;
        for (JsonToken next = tokenizer.next();
                next != JsonToken.END_ARRAY;
                next = tokenizer.next()) {
            final long start = tokenizer.address();
            final boolean hasEscapes = tokenizer.isEscaped();
            final int bytes = JsonSpans.length(tokenizer, next);
            final int outcome =
                    element.put(
                            next,
                            start,
                            bytes,
                            hasEscapes,
                            inner.at(writer, shape, value, index++));
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        writer.finish(shape, value);
        return place.refer(value);
    }

    private int count(final long address, final int length) {
        tokenizer.wrap(address, address + length);
        tokenizer.next();
        int count = 0;
        for (JsonToken next = tokenizer.next();
                next != JsonToken.END_ARRAY;
                next = tokenizer.next()) {
            JsonSpans.length(tokenizer, next);
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        element.close();
    }
}
