package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;

/**
 * Reads the values of one type that lie inside other values. A value is a stretch of text that is
 * known to be JSON; its own tokenizer goes through it. One thread.
 */
abstract class JsonPart implements AutoCloseable {
    /** A reader of a type, and of the types in it. */
    static JsonPart of(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final Shape shape,
            final boolean hasDecimals) {
        return switch (shape.kind()) {
            case ARRAY -> new JsonArrayPart(ledger, owner, options, shape, hasDecimals);
            case MAP, MULTISET -> new JsonMapPart(ledger, owner, options, shape, hasDecimals);
            case ROW -> new JsonRowPart(ledger, owner, options, shape, hasDecimals);
            default -> new JsonScalarPart(ledger, owner, options, shape, hasDecimals);
        };
    }

    /**
     * Writes a value as a part of another; one that is NULL, or shall be because it is bad, is left
     * out.
     *
     * @param token the value's first, at the address
     * @param length bytes of all of it
     * @return {@link FieldWriter#WRITTEN} or what is wrong
     */
    final int put(
            final JsonToken token,
            final long address,
            final int length,
            final boolean isEscaped,
            final Place place) {
        if (token == JsonToken.NULL) {
            return place.putNull();
        }
        final long end = place.writer().end();
        final int outcome = write(token, address, length, isEscaped, place);
        final boolean isNull =
                outcome == FieldWriter.NULL || (outcome == FieldWriter.INVALID && isTolerant());
        if (isNull) {
            place.writer().rewind(end);
            return place.putNull();
        }
        return outcome;
    }

    /** Writes a value that is not NULL; an outcome of {@link FieldWriter}. */
    abstract int write(JsonToken token, long address, int length, boolean isEscaped, Place place);

    /** Whether a bad value is NULL. */
    abstract boolean isTolerant();

    @Override
    public abstract void close();

    /** Where a part goes: into a value, at an index. One thread; reused. */
    static final class Place {
        private NestedWriter writer;
        private Shape shape;
        private long value;
        private int index;

        NestedWriter writer() {
            return writer;
        }

        Place at(
                final NestedWriter newWriter,
                final Shape newShape,
                final long newValue,
                final int newIndex) {
            writer = newWriter;
            shape = newShape;
            value = newValue;
            index = newIndex;
            return this;
        }

        int putNull() {
            if (shape.layout() != null && !shape.layout().isNullable(index)) {
                return FieldWriter.INVALID;
            }
            return writer.putNull(shape, value, index) ? FieldWriter.WRITTEN : FieldWriter.NO_ROOM;
        }

        /** The slot for a fixed value. */
        long slot() {
            return NestedWriter.slot(shape, value, index);
        }

        int copy(final long source) {
            return writer.copy(shape, value, index, source)
                    ? FieldWriter.WRITTEN
                    : FieldWriter.NO_ROOM;
        }

        /** The part is the value written last. */
        int refer(final long part) {
            NestedWriter.refer(shape, value, index, part);
            return FieldWriter.WRITTEN;
        }
    }
}
