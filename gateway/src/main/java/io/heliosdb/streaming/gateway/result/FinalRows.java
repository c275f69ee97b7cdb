package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The rows that a changelog leaves, as a multiset of encoded rows (equal rows are equal bytes). In
 * the order in which rows came in; the new half of an update takes the place of the old. One
 * thread.
 */
final class FinalRows {
    private static final int NONE = -1;

    /** What a row takes on the heap beside its bytes: objects around it, its places, its slots. */
    private static final int BYTES_AROUND_ROW = 100;

    private final int limit;
    private final long limitBytes;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Row, ArrayDeque<Integer>> places = new HashMap<>();
    private int count;
    private long heldBytes;
    private int vacatedPlace = NONE;

    /** An encoded row with the equality of its bytes, and the id of the change that brought it. */
    static final class Row {
        private final byte[] bytes;
        private final long rowSequence;
        private final int ordinal;

        Row(final byte[] bytes, final long rowSequence, final int ordinal) {
            this.bytes = bytes;
            this.rowSequence = rowSequence;
            this.ordinal = ordinal;
        }

        byte[] bytes() {
            return bytes;
        }

        long rowSequence() {
            return rowSequence;
        }

        int ordinal() {
            return ordinal;
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof Row row && Arrays.equals(bytes, row.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * @param limit most rows held at once
     * @param limitBytes most bytes of heap they may take, about
     */
    FinalRows(final int limit, final long limitBytes) {
        this.limit = limit;
        this.limitBytes = limitBytes;
    }

    void accept(
            final RowKind kind,
            final long rowSequence,
            final int ordinal,
            final long address,
            final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(address, bytes, 0, length);
        final Row row = new Row(bytes, rowSequence, ordinal);
        if (kind.isAdd()) {
            add(row, kind == RowKind.UPDATE_AFTER ? vacatedPlace : NONE);
            vacatedPlace = NONE;
        } else {
            final int place = remove(row);
            vacatedPlace = kind == RowKind.UPDATE_BEFORE ? place : NONE;
        }
    }

    private void add(final Row row, final int wantedPlace) {
        if (count == limit || heldBytes + heapBytes(row) > limitBytes) {
            throw HeliosException.of(
                            ResultError.TOO_MANY_ROWS,
                            "the result has more rows than can be held to the end")
                    .detail(
                            count
                                    + " rows held; limits are "
                                    + limit
                                    + " rows and "
                                    + limitBytes
                                    + " bytes of heap")
                    .hint("aggregate further, use --changelog, or INSERT INTO a table");
        }
        final int place = wantedPlace == NONE ? rows.size() : wantedPlace;
        if (place == rows.size()) {
            rows.add(row);
        } else {
            rows.set(place, row);
        }
        places.computeIfAbsent(row, key -> new ArrayDeque<>(1)).add(place);
        count++;
        heldBytes += heapBytes(row);
    }

    private static long heapBytes(final Row row) {
        return (long) BYTES_AROUND_ROW + row.bytes().length;
    }

    /**
     * Takes out the oldest row with these bytes; a row that is not there is ignored, as it can only
     * be late noise of a source's own changelog.
     */
    private int remove(final Row row) {
        final ArrayDeque<Integer> held = places.get(row);
        if (held == null) {
            return NONE;
        }
        final int place = held.remove();
        if (held.isEmpty()) {
            places.remove(row);
        }
        rows.set(place, null);
        count--;
        heldBytes -= heapBytes(row);
        return place;
    }

    int count() {
        return count;
    }

    /** The rows in an order; those that are equal by it stay as they are. */
    void forEach(final Comparator<Row> order, final Consumer<Row> consumer) {
        rows.stream().filter(Objects::nonNull).sorted(order).forEach(consumer);
    }

    void forEach(final Consumer<Row> consumer) {
        for (final Row row : rows) {
            if (row != null) {
                consumer.accept(row);
            }
        }
    }
}
