package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * The values of a column that is an ARRAY or a ROW: a field's text cut at the delimiter of
 * elements, built in memory of its own. One thread; allocates nothing once its memory has grown.
 */
final class CsvNestedColumn implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 4096;

    private final Ledger ledger;
    private final String owner;
    private final Shape shape;
    private final int delimiter;
    private final boolean isTolerant;
    private final boolean trims;
    private final NullTest nulls;
    private final CsvPart[] parts;
    private final NestedWriter writer = new NestedWriter();
    private Arena memory;

    /** Tells which texts mean NULL; here those of elements, not of all of them together. */
    @FunctionalInterface
    interface NullTest {
        boolean isNull(long address, int length);
    }

    CsvNestedColumn(
            final Ledger ledger,
            final String owner,
            final CsvOptions options,
            final SqlType type,
            final NullTest nulls) {
        this.ledger = ledger;
        this.owner = owner;
        shape = Shape.of(type);
        delimiter = options.elementDelimiter();
        isTolerant = options.ignoresParseErrors();
        trims = options.trimsSpaces();
        this.nulls = nulls;
        parts = new CsvPart[isRow() ? type.parts().size() : 1];
        final Opened opened = new Opened();
        try {
            for (int i = 0; i < parts.length; i++) {
                parts[i] =
                        opened.add(
                                new CsvPart(
                                        ledger, owner, isRow() ? shape.part(i) : shape.element()));
            }
            memory = Arena.open(ledger, "csv nested", owner, FIRST_CAPACITY_BYTES);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private boolean isRow() {
        return shape.kind() == TypeKind.ROW;
    }

    /** Builds the value of a text: its address, or an outcome of FieldWriter with a minus sign. */
    long build(final long address, final int length) {
        final int count = count(address, length);
        if (isRow() && count == 0) {
            return -FieldWriter.NULL;
        }
        if (isRow() && count < parts.length && !isTolerant) {
            return -FieldWriter.INVALID;
        }
        while (true) {
            writer.wrap(memory.address(), memory.capacityBytes());
            final long value = writer.start(shape, isRow() ? parts.length : count);
            final int outcome =
                    value == NestedWriter.NO_ROOM
                            ? FieldWriter.NO_ROOM
                            : fill(value, address, address + length, count);
            if (outcome == FieldWriter.WRITTEN) {
                return value;
            }
            if (outcome != FieldWriter.NO_ROOM) {
                return -outcome;
            }
            final long larger = 2 * memory.capacityBytes();
            memory.close();
            memory = Arena.open(ledger, "csv nested", owner, larger);
        }
    }

    /** Number of elements; none in a text of blanks. */
    private int count(final long address, final int length) {
        int count = 1;
        boolean isBlank = true;
        for (int i = 0; i < length; i++) {
            final int letter = Memory.getByte(address + i) & 0xff;
            isBlank &= letter <= ' ';
            count += letter == delimiter ? 1 : 0;
        }
        return isBlank && count == 1 ? 0 : count;
    }

    private int fill(final long value, final long address, final long end, final int count) {
        final int partCount = isRow() ? parts.length : count;
        long start = address;
        for (int i = 0; i < partCount; i++) {
            int outcome = FieldWriter.NULL;
            if (i < count) {
                final long next = elementEnd(start, end);
                outcome = put(value, i, start, next);
                start = next + 1;
            }
            if (outcome == FieldWriter.NULL) {
                outcome = putNull(value, i);
            }
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        return writer.finish(shape, value) ? FieldWriter.WRITTEN : FieldWriter.NO_ROOM;
    }

    private long elementEnd(final long from, final long end) {
        long at = from;
        while (at < end && (Memory.getByte(at) & 0xff) != delimiter) {
            at++;
        }
        return at;
    }

    private int put(final long value, final int index, final long from, final long to) {
        long start = from;
        long end = to;
        while (trims && start < end && (Memory.getByte(start) & 0xff) <= ' ') {
            start++;
        }
        while (trims && start < end && (Memory.getByte(end - 1) & 0xff) <= ' ') {
            end--;
        }
        if (nulls.isNull(start, (int) (end - start))) {
            return FieldWriter.NULL;
        }
        final long behind = writer.end();
        final CsvPart part = parts[isRow() ? index : 0];
        final int outcome = part.put(start, (int) (end - start), writer, shape, value, index);
        if (outcome == FieldWriter.INVALID && isTolerant) {
            writer.rewind(behind);
            return FieldWriter.NULL;
        }
        return outcome;
    }

    private int putNull(final long value, final int index) {
        if (shape.layout() != null && !shape.layout().isNullable(index)) {
            return FieldWriter.INVALID;
        }
        return writer.putNull(shape, value, index) ? FieldWriter.WRITTEN : FieldWriter.NO_ROOM;
    }

    @Override
    public void close() {
        for (final CsvPart part : parts) {
            part.close();
        }
        memory.close();
    }
}
