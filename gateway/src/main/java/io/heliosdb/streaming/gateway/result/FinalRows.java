package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows that a changelog leaves, as a multiset of encoded rows (equal rows are equal bytes). In
 * the order in which rows came in; the new half of an update takes the place of the old. One
 * thread.
 */
final class FinalRows {
    private static final int NONE = -1;

    private final int limit;
    private final List<byte[]> rows = new ArrayList<>();
    private final Map<Key, ArrayDeque<Integer>> places = new HashMap<>();
    private int count;
    private int vacatedPlace = NONE;

    /** An encoded row with the equality of its bytes. */
    private static final class Key {
        private final byte[] bytes;

        Key(final byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * @param limit most rows held at once
     */
    FinalRows(final int limit) {
        this.limit = limit;
    }

    void accept(final RowKind kind, final long address, final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(address, bytes, 0, length);
        if (kind.isAdd()) {
            add(bytes, kind == RowKind.UPDATE_AFTER ? vacatedPlace : NONE);
            vacatedPlace = NONE;
        } else {
            final int place = remove(bytes);
            vacatedPlace = kind == RowKind.UPDATE_BEFORE ? place : NONE;
        }
    }

    private void add(final byte[] bytes, final int wantedPlace) {
        if (count == limit) {
            throw HeliosException.of(
                            ResultError.TOO_MANY_ROWS,
                            "the result has more rows than can be held to the end")
                    .detail("limit " + limit)
                    .hint("aggregate further, use --changelog, or INSERT INTO a table");
        }
        final int place = wantedPlace == NONE ? rows.size() : wantedPlace;
        if (place == rows.size()) {
            rows.add(bytes);
        } else {
            rows.set(place, bytes);
        }
        places.computeIfAbsent(new Key(bytes), key -> new ArrayDeque<>(1)).add(place);
        count++;
    }

    /**
     * Takes out the oldest row with these bytes; a row that is not there is ignored, as it can only
     * be late noise of a source's own changelog.
     */
    private int remove(final byte[] bytes) {
        final Key key = new Key(bytes);
        final ArrayDeque<Integer> held = places.get(key);
        if (held == null) {
            return NONE;
        }
        final int place = held.remove();
        if (held.isEmpty()) {
            places.remove(key);
        }
        rows.set(place, null);
        count--;
        return place;
    }

    int count() {
        return count;
    }

    void forEach(final Consumer<byte[]> consumer) {
        for (final byte[] row : rows) {
            if (row != null) {
                consumer.accept(row);
            }
        }
    }
}
