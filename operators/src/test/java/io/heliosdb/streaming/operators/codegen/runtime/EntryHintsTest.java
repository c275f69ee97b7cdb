package io.heliosdb.streaming.operators.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.KeyHash;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whatever tables come and go and grow, a place leads to the key's entry, to another's, or to 0.
 */
class EntryHintsTest {
    private static final int ENTRY_BYTES = 16;
    private static final int TABLE_COUNT = 6;

    @ParameterizedTest
    @ValueSource(ints = {1, 500, Integer.MAX_VALUE})
    void countsAsAHashMapDoesWhileTablesComeAndGo(final int aheadKeys) {
        final Ledger ledger = new Ledger(1L << 30);
        final StateMemory memory = new StateMemory(ledger, "test", 1L << 30);
        final EntryHints hints = new EntryHints(memory, aheadKeys);
        final DenseTable[] tables = new DenseTable[TABLE_COUNT];
        final long[][] twins = new long[TABLE_COUNT][10_000];
        for (int i = 0; i < TABLE_COUNT; i++) {
            tables[i] = new DenseTable(memory, "t" + i, ENTRY_BYTES, Integer.MAX_VALUE);
        }
        final SplittableRandom random = new SplittableRandom(aheadKeys);
        int guessed = 0;
        for (int round = 0; round < 3_000; round++) {
            final int chosen = random.nextInt(TABLE_COUNT);
            final DenseTable table = tables[chosen];
            if (random.nextInt(6) == 0) {
                hints.drop(table);
                table.clear();
                twins[chosen] = new long[10_000];
            }
            hints.use(table);
            guessed += takeGroup(hints, table, twins[chosen], random);
        }
        for (int i = 0; i < TABLE_COUNT; i++) {
            assertThat(tables[i].size())
                    .isEqualTo((int) Arrays.stream(twins[i]).filter(count -> count > 0).count());
            for (int ordinal = 0; ordinal < tables[i].size(); ordinal++) {
                final long entry = tables[i].entry(ordinal);
                assertThat(Memory.getLong(entry + 8))
                        .isEqualTo(twins[i][(int) Memory.getLong(entry)]);
            }
            tables[i].close();
        }
        hints.close();
        assertThat(memory.usedBytes()).isZero();
        assertThat(guessed).as("rows whose place was right").isGreaterThan(10_000);
    }

    /**
     * Counts the keys of some rows, as generated code does; returns how many were guessed right.
     */
    private static int takeGroup(
            final EntryHints hints,
            final DenseTable table,
            final long[] twin,
            final SplittableRandom random) {
        final int count = 1 + random.nextInt(EntryHints.GROUP_ROWS);
        final int keys = random.nextBoolean() ? 60 : twin.length;
        final long[] group = random.longs(count, 0, keys).toArray();
        if (hints.wantsAhead()) {
            for (int i = 0; i < count; i++) {
                hints.hash(i, KeyHash.mix(group[i]));
            }
            hints.lookAhead(count);
        }
        int guessed = 0;
        for (int i = 0; i < count; i++) {
            final long hash = KeyHash.mix(group[i]);
            final long place = hints.place(hash, i);
            long entry = Memory.getLong(place);
            if (entry == 0 || Memory.getLong(entry) != group[i]) {
                entry = findOrAdd(hints, table, hash, group[i]);
                Memory.putLong(hints.place(hash, i), entry);
            } else {
                guessed++;
            }
            Memory.putLong(entry + 8, Memory.getLong(entry + 8) + 1);
            twin[(int) group[i]]++;
        }
        return guessed;
    }

    private static long findOrAdd(
            final EntryHints hints, final DenseTable table, final long hash, final long key) {
        long entry = table.find(hash);
        while (entry != 0 && Memory.getLong(entry) != key) {
            entry = table.next(hash);
        }
        if (entry == 0) {
            entry = table.insert(hash);
            Memory.putLong(entry, key);
            hints.added(table);
        }
        return entry;
    }
}
