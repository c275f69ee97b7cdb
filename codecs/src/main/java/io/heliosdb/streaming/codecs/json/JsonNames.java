package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds a column by its name in UTF-8. Names mostly come in the table's order, so the next column
 * is tried before the hash index. One thread.
 */
final class JsonNames implements AutoCloseable {
    private static final int NONE = -1;

    private final Arena arena;
    private final long[] addresses;
    private final int[] lengths;
    private final int[] index;
    private int expected;

    JsonNames(final Ledger ledger, final String owner, final List<Column> columns) {
        final int count = columns.size();
        addresses = new long[count];
        lengths = new int[count];
        index = new int[Math.max(4, Integer.highestOneBit(Math.max(1, count)) * 4)];
        Arrays.fill(index, NONE);
        final List<byte[]> names =
                columns.stream()
                        .map(column -> column.name().getBytes(StandardCharsets.UTF_8))
                        .toList();
        arena =
                Arena.open(
                        ledger,
                        "json names",
                        owner,
                        8 + names.stream().mapToLong(name -> name.length).sum());
        long next = arena.address();
        for (int i = 0; i < count; i++) {
            addresses[i] = next;
            lengths[i] = names.get(i).length;
            Memory.copyFromArray(names.get(i), 0, next, lengths[i]);
            next += lengths[i];
            index[slot(addresses[i], lengths[i])] = i;
        }
    }

    /** The next name is a row's first. */
    void restart() {
        expected = 0;
    }

    /** Index of the column with a name, or -1. */
    int find(final long address, final int length) {
        final int likely = expected;
        if (likely < lengths.length && isName(likely, address, length)) {
            expected = likely + 1;
            return likely;
        }
        final int found = index[slot(address, length)];
        expected = found + 1;
        return found;
    }

    /** Where a name is, or would be. */
    private int slot(final long address, final int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + Memory.getByte(address + i);
        }
        hash ^= hash >>> 15;
        int slot = hash & (index.length - 1);
        while (index[slot] != NONE && !isName(index[slot], address, length)) {
            slot = (slot + 1) & (index.length - 1);
        }
        return slot;
    }

    private boolean isName(final int column, final long address, final int length) {
        return lengths[column] == length && Memory.equal(addresses[column], address, length);
    }

    @Override
    public void close() {
        arena.close();
    }
}
