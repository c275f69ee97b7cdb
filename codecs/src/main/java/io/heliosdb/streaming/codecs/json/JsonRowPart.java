package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/** Rows: objects whose members are the fields, whatever their order. */
final class JsonRowPart extends JsonPart {
    private final Shape shape;
    private final JsonOptions options;
    private final JsonPart[] fields;
    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final Place inner = new Place();
    private final JsonObject object;

    JsonRowPart(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final Shape shape,
            final boolean hasDecimals) {
        this.shape = shape;
        this.options = options;
        fields = new JsonPart[shape.layout().columnCount()];
        final Opened opened = new Opened();
        try {
            object =
                    opened.add(
                            new JsonObject(
                                    ledger,
                                    owner,
                                    shape.layout(),
                                    options.ignoresParseErrors(),
                                    tokenizer));
            for (int i = 0; i < fields.length; i++) {
                fields[i] = opened.add(of(ledger, owner, options, shape.part(i), hasDecimals));
            }
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    @Override
    boolean isTolerant() {
        return options.ignoresParseErrors();
    }

    @Override
    int write(
            final JsonToken token,
            final long address,
            final int length,
            final boolean isEscaped,
            final Place place) {
        if (token != JsonToken.START_OBJECT) {
            return FieldWriter.INVALID;
        }
        tokenizer.wrap(address, address + length);
        tokenizer.next();
        if (object.read() != JsonObject.COMPLETE
                || (options.failsOnMissingField() && object.memberCount() < fields.length)) {
            return FieldWriter.INVALID;
        }
        final NestedWriter writer = place.writer();
        final long value = writer.start(shape, fields.length);
        if (value == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        for (int i = 0; i < fields.length; i++) {
            final JsonToken next = object.token(i);
            final int outcome =
                    fields[i].put(
                            next == JsonToken.END ? JsonToken.NULL : next,
                            object.address(i),
                            object.length(i),
                            object.isEscaped(i),
                            inner.at(writer, shape, value, i));
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        return writer.finish(shape, value) ? place.refer(value) : FieldWriter.NO_ROOM;
    }

    @Override
    public void close() {
        for (final JsonPart field : fields) {
            field.close();
        }
        object.close();
    }
}
