package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.TypeKind;

/** The members of an object as values of columns. One thread. */
final class JsonFields implements FieldSource, AutoCloseable {
    private final RowLayout layout;
    private final JsonObject object;
    private final JsonValues values;
    private final FieldWriter writer;
    private final JsonText text;
    private final JsonNestedText nestedText;

    JsonFields(
            final Ledger ledger,
            final String owner,
            final RowLayout layout,
            final JsonObject object,
            final FieldWriter writer) {
        this.layout = layout;
        this.object = object;
        this.writer = writer;
        values = new JsonValues(writer);
        final Opened opened = new Opened();
        try {
            text = opened.add(new JsonText(ledger, owner));
            nestedText =
                    new JsonNestedText(
                            ledger,
                            owner,
                            layout.columns().stream()
                                    .anyMatch(column -> column.type().kind() == TypeKind.DECIMAL));
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    @Override
    public int put(final int column) {
        final JsonToken token = object.token(column);
        final boolean isNested = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        if (token == JsonToken.END || token == JsonToken.NULL) {
            return FieldWriter.NULL;
        }
        if (isNested && layout.type(column).isCharacter()) {
            return nestedText.wrap(object.address(column), object.length(column))
                    ? writer.putText(column, nestedText.address(), nestedText.length())
                    : FieldWriter.INVALID;
        }
        text.wrap(object.address(column), object.length(column), object.isEscaped(column));
        return values.put(column, token, text.address(), text.length());
    }

    @Override
    public void close() {
        text.close();
        nestedText.close();
    }
}
