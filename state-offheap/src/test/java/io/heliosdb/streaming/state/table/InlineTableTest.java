package io.heliosdb.streaming.state.table;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.eclipse.collections.api.list.primitive.LongList;
import org.eclipse.collections.api.list.primitive.MutableLongList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class InlineTableTest {
    private static final int ENTRY_BYTES = 40;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Hash functions from good to useless: the table must be right under all of them. */
    private static long hash(final int quality, final long key) {
        return switch (quality) {
            case 0 -> KeyHash.mix(key);
            case 1 -> KeyHash.mix(key % 50);
            case 2 -> KeyHash.mix(key) & 0x00000fffffffffffL;
            case 3 -> key << 32;
            default -> 42;
        };
    }

    private static long find(final InlineTable table, final int quality, final long key) {
        final long hash = hash(quality, key);
        long entry = table.find(hash);
        while (entry != 0 && Memory.getLong(entry) != key) {
            entry = table.next(hash);
        }
        return entry;
    }

    private static void add(
            final InlineTable table, final int quality, final long key, final long value) {
        long entry = find(table, quality, key);
        if (entry == 0) {
            entry = table.insert(hash(quality, key));
            for (int offset = 0; offset < ENTRY_BYTES; offset += 8) {
                assertThat(Memory.getLong(entry + offset)).isZero();
            }
            Memory.putLong(entry, key);
        }
        Memory.putLong(entry + 8, Memory.getLong(entry + 8) + value);
        Memory.putLong(entry + 32, ~key);
    }

    private static void remove(final InlineTable table, final int quality, final long key) {
        final long entry = find(table, quality, key);
        if (entry != 0) {
            table.remove(entry);
        }
    }

    private static LongList keysInOrder(final InlineTable table) {
        final MutableLongList keys = new LongArrayList();
        for (long cursor = table.seek(0); cursor >= 0; cursor = table.seek(cursor + 1)) {
            keys.add(Memory.getLong(table.entryAt(cursor)));
        }
        return keys;
    }

    /** Entries come, and the oldest ones are taken out by who goes round, four slots at a time. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void goingRoundMeetsWhatIsThereBeforeTheTableGrows(final int quality) {
        final int lived = 500;
        try (StateFixture fixture = new StateFixture();
                InlineTable table =
                        new InlineTable(fixture.memory, "ages", ENTRY_BYTES, NO_LIMIT)) {
            long cursor = 0;
            int greatest = 0;
            for (long key = 1; key <= 50_000; key++) {
                for (int i = 0; i < 4; i++) {
                    cursor = table.round(cursor);
                    final long entry = table.entryIn(cursor);
                    if (entry != 0 && Memory.getLong(entry) <= key - lived) {
                        table.remove(entry);
                    } else {
                        cursor++;
                    }
                }
                add(table, quality, key, 1);
                greatest = Math.max(greatest, table.size());
                if (key > lived) {
                    assertThat(find(table, quality, key - lived / 2)).isNotZero();
                }
            }
            assertThat(greatest).isBetween(lived, 4 * lived);
            for (int i = 0; i < 8 * lived; i++) {
                cursor = table.round(cursor);
                if (table.entryIn(cursor) == 0) {
                    cursor++;
                } else {
                    table.remove(table.entryIn(cursor));
                }
            }
            assertThat(table.size()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void agreesWithAHashMapUnderRandomOperationsSnapshotsAndRestores(final int quality) {
        final int operations = quality == 0 ? 200_000 : 6_000;
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(11 + quality);
            final LongLongHashMap twin = new LongLongHashMap();
            InlineTable table = new InlineTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT);
            final InlineTable uninterrupted =
                    new InlineTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT);
            for (int i = 0; i < operations; i++) {
                final long key = random.nextInt(operations / 2);
                if (random.nextInt(4) == 0) {
                    twin.removeKey(key);
                    remove(table, quality, key);
                    remove(uninterrupted, quality, key);
                } else {
                    twin.addToValue(key, i);
                    add(table, quality, key, i);
                    add(uninterrupted, quality, key, i);
                }
                if (random.nextInt(operations / 8) == 0) {
                    table = restored(fixture, table);
                }
            }
            assertThat(table.size()).isEqualTo(twin.size());
            final LongList keys = keysInOrder(table);
            assertThat(keys.toSortedArray()).isEqualTo(twin.keySet().toSortedArray());
            assertThat(keys).isEqualTo(keysInOrder(uninterrupted));
            for (int i = 0; i < keys.size(); i++) {
                final long entry = find(table, quality, keys.get(i));
                assertThat(Memory.getLong(entry + 8)).isEqualTo(twin.get(keys.get(i)));
                assertThat(Memory.getLong(entry + 32)).isEqualTo(~keys.get(i));
            }
            assertThat(find(table, quality, -1)).isZero();
            assertThat(fixture.bytesOf(table::snapshot))
                    .isEqualTo(fixture.bytesOf(uninterrupted::snapshot));
            table.close();
            uninterrupted.close();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    private static InlineTable restored(final StateFixture fixture, final InlineTable table) {
        final byte[] bytes = fixture.bytesOf(table::snapshot);
        final LongList order = keysInOrder(table);
        table.close();
        final InlineTable restored = new InlineTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT);
        fixture.restore(bytes, restored::restore);
        assertThat(fixture.bytesOf(restored::snapshot)).isEqualTo(bytes);
        assertThat(keysInOrder(restored)).isEqualTo(order);
        return restored;
    }

    @Test
    void growsInBoundedSteps() {
        try (StateFixture fixture = new StateFixture();
                InlineTable table = new InlineTable(fixture.memory, "t", 48, NO_LIMIT)) {
            long most = 0;
            for (long key = 0; key < 1_000_000; key++) {
                final long before = table.movedSlots();
                table.insert(KeyHash.mix(key));
                most = Math.max(most, table.movedSlots() - before);
            }
            assertThat(most).isEqualTo(2048 * 7 / 10);
        }
    }

    @Test
    void canBeEmptiedEntryByEntryAndAtOnce() {
        try (StateFixture fixture = new StateFixture();
                InlineTable table = new InlineTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT)) {
            for (long key = 0; key < 50_000; key++) {
                add(table, 0, key, key);
            }
            for (long key = 0; key < 25_000; key++) {
                remove(table, 0, key);
            }
            assertThat(keysInOrder(table).size()).isEqualTo(25_000);
            table.clear();
            assertThat(table.size()).isZero();
            assertThat(keysInOrder(table).size()).isZero();
            assertThat(find(table, 0, 30_000)).isZero();
        }
    }

    @Test
    void refusesMoreThanItsLimitAndCountsIt() {
        try (StateFixture fixture = new StateFixture();
                InlineTable table = new InlineTable(fixture.memory, "t", ENTRY_BYTES, 3)) {
            for (long key = 0; key < 3; key++) {
                add(table, 0, key, 0);
            }
            assertRefused(StateError.ENTRY_LIMIT, () -> table.insert(KeyHash.mix(3)));
            assertThat(table.limitHitCount()).isEqualTo(1);
            remove(table, 0, 1);
            add(table, 0, 3, 0);
            assertThat(table.size()).isEqualTo(3);
        }
    }

    @Test
    void refusesSnapshotsOfOthers() {
        try (StateFixture fixture = new StateFixture();
                InlineTable table = new InlineTable(fixture.memory, "t", ENTRY_BYTES, 100);
                InlineTable wider = new InlineTable(fixture.memory, "t", ENTRY_BYTES + 8, 100);
                InlineTable smaller = new InlineTable(fixture.memory, "t", ENTRY_BYTES, 9);
                DenseTable dense = new DenseTable(fixture.memory, "t", ENTRY_BYTES, 100)) {
            for (long key = 0; key < 10; key++) {
                add(table, 0, key, 0);
            }
            final byte[] bytes = fixture.bytesOf(table::snapshot);
            assertRefused(
                    StateError.SNAPSHOT_MISMATCH, () -> fixture.restore(bytes, wider::restore));
            assertRefused(
                    StateError.SNAPSHOT_CORRUPT, () -> fixture.restore(bytes, smaller::restore));
            assertRefused(
                    StateError.SNAPSHOT_MISMATCH, () -> fixture.restore(bytes, dense::restore));
        }
    }
}
