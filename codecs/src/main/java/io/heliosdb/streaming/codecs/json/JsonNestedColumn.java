package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

/**
 * The values of a column of a nested type: built in memory of its own, then copied into the row.
 * One thread; allocates nothing once its memory has grown.
 */
final class JsonNestedColumn implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 4096;

    private final Ledger ledger;
    private final String owner;
    private final Shape holder;
    private final JsonPart part;
    private final NestedWriter writer = new NestedWriter();
    private final JsonPart.Place place = new JsonPart.Place();
    private Arena memory;

    JsonNestedColumn(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final SqlType type,
            final boolean hasDecimals) {
        this.ledger = ledger;
        this.owner = owner;
        // an array of one element takes the value: it has a place for NULL and a place for it
        holder = Shape.of(SqlType.array(type));
        final Opened opened = new Opened();
        try {
            part = opened.add(JsonPart.of(ledger, owner, options, holder.element(), hasDecimals));
            memory = Arena.open(ledger, "json nested", owner, FIRST_CAPACITY_BYTES);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Writes the column; an outcome of {@link FieldWriter}. */
    int put(final JsonObject object, final int column, final FieldWriter fields) {
        final long value = build(object, column);
        return value < 0 ? (int) -value : fields.putNested(column, value);
    }

    /** Bytes that the column takes in a row. */
    int bytes(final JsonObject object, final int column) {
        final JsonToken token = object.token(column);
        if (token == JsonToken.END || token == JsonToken.NULL) {
            return Integer.BYTES;
        }
        final long value = build(object, column);
        return value < 0 ? Integer.BYTES : Shape.bytes(value);
    }

    /** The value's address, or an outcome with a minus sign. */
    private long build(final JsonObject object, final int column) {
        while (true) {
            writer.wrap(memory.address(), memory.capacityBytes());
            final long array = writer.start(holder, 1);
            final int outcome =
                    part.write(
                            object.token(column),
                            object.address(column),
                            object.length(column),
                            object.isEscaped(column),
                            place.at(writer, holder, array, 0));
            if (outcome == FieldWriter.WRITTEN) {
                return holder.at(array, 0);
            }
            if (outcome != FieldWriter.NO_ROOM) {
                return -outcome;
            }
            final long larger = 2 * memory.capacityBytes();
            memory.close();
            memory = Arena.open(ledger, "json nested", owner, larger);
        }
    }

    @Override
    public void close() {
        part.close();
        memory.close();
    }
}
