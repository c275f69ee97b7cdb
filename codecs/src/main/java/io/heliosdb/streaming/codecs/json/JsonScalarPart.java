package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;

import java.util.List;

/** Values that have no parts: read as the only column of a row of their own, and copied from it. */
final class JsonScalarPart extends JsonPart {
    private static final int FIRST_CAPACITY_BYTES = 4096;
    private static final int FIXED_BYTES = 64;

    private final Ledger ledger;
    private final String owner;
    private final Shape shape;
    private final boolean isTolerant;
    private final RowWriter writer;
    private final RowReader reader;
    private final FieldWriter fields;
    private final JsonValues values;
    private final JsonText text;
    private final JsonNestedText nestedText;
    private Arena cell;

    JsonScalarPart(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final Shape shape,
            final boolean hasDecimals) {
        this.ledger = ledger;
        this.owner = owner;
        this.shape = shape;
        isTolerant = options.ignoresParseErrors();
        final RowLayout layout =
                RowLayout.of(List.of(new Column("part", shape.type().withNullable(true))));
        writer = new RowWriter(layout);
        reader = new RowReader(layout);
        fields = new FieldWriter(layout, writer, options.timestamps());
        values = new JsonValues(fields);
        final Opened opened = new Opened();
        try {
            text = opened.add(new JsonText(ledger, owner));
            nestedText = opened.add(new JsonNestedText(ledger, owner, hasDecimals));
            cell = Arena.open(ledger, "json part", owner, FIRST_CAPACITY_BYTES);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
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
        final boolean isNested = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        if (isNested) {
            if (!shape.type().isCharacter() || !nestedText.wrap(address, length)) {
                return FieldWriter.INVALID;
            }
            start(nestedText.length());
            return finish(fields.putText(0, nestedText.address(), nestedText.length()), place);
        }
        text.wrap(address, length, isEscaped);
        start(text.length());
        return finish(values.put(0, token, text.address(), text.length()), place);
    }

    private void start(final int length) {
        if (length > cell.capacityBytes() - FIXED_BYTES) {
            cell.close();
            cell = Arena.open(ledger, "json part", owner, 2L * length + FIXED_BYTES);
        }
        writer.wrap(cell.address(), (int) cell.capacityBytes());
    }

    private int finish(final int outcome, final Place place) {
        if (outcome != FieldWriter.WRITTEN) {
            return outcome;
        }
        writer.finish();
        final long value = reader.wrap(cell.address()).valueAddressAt(0);
        if (shape.isVariable()) {
            return place.copy(value);
        }
        Memory.copy(value, place.slot(), shape.slotBytes());
        return FieldWriter.WRITTEN;
    }

    @Override
    public void close() {
        text.close();
        nestedText.close();
        cell.close();
    }
}
