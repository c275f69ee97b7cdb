package io.heliosdb.streaming.state.table;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.eclipse.collections.api.list.primitive.MutableLongList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class DenseTableTest {
    private static final int ENTRY_BYTES = 24;
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

    private static long find(final DenseTable table, final int quality, final long key) {
        final long hash = hash(quality, key);
        long entry = table.find(hash);
        while (entry != 0 && Memory.getLong(entry) != key) {
            entry = table.next(hash);
        }
        return entry;
    }

    private static void add(
            final DenseTable table, final int quality, final long key, final long value) {
        long entry = find(table, quality, key);
        if (entry == 0) {
            entry = table.insert(hash(quality, key));
            assertThat(Memory.getLong(entry + 8)).isZero();
            assertThat(Memory.getLong(entry + 16)).isZero();
            Memory.putLong(entry, key);
        }
        Memory.putLong(entry + 8, Memory.getLong(entry + 8) + value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void agreesWithAHashMapUnderRandomOperationsSnapshotsAndRestores(final int quality) {
        final int operations = quality == 0 ? 300_000 : 6_000;
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(7 + quality);
            final LongLongHashMap twin = new LongLongHashMap();
            final MutableLongList order = new LongArrayList();
            DenseTable table = new DenseTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT);
            DenseTable uninterrupted = new DenseTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT);
            for (int i = 0; i < operations; i++) {
                final long key = random.nextInt(operations / 2);
                if (!twin.containsKey(key)) {
                    order.add(key);
                }
                twin.addToValue(key, i);
                add(table, quality, key, i);
                add(uninterrupted, quality, key, i);
                if (random.nextInt(operations / 8) == 0) {
                    table = restored(fixture, table);
                }
                if (random.nextInt(operations / 2) == 0) {
                    table.clear();
                    uninterrupted.clear();
                    twin.clear();
                    order.clear();
                }
            }
            assertThat(table.size()).isEqualTo(twin.size());
            for (int i = 0; i < order.size(); i++) {
                final long entry = table.entry(i);
                assertThat(Memory.getLong(entry)).isEqualTo(order.get(i));
                assertThat(Memory.getLong(entry + 8)).isEqualTo(twin.get(order.get(i)));
                assertThat(find(table, quality, order.get(i))).isEqualTo(entry);
            }
            assertThat(find(table, quality, -1)).isZero();
            assertThat(fixture.bytesOf(table::snapshot))
                    .isEqualTo(fixture.bytesOf(uninterrupted::snapshot));
            table.close();
            uninterrupted.close();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    private static DenseTable restored(final StateFixture fixture, final DenseTable table) {
        final byte[] bytes = fixture.bytesOf(table::snapshot);
        table.close();
        final DenseTable restored = new DenseTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT);
        fixture.restore(bytes, restored::restore);
        assertThat(fixture.bytesOf(restored::snapshot)).isEqualTo(bytes);
        return restored;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void manyHashesAtOnceAreFoundAsOneByOne(final int quality) {
        final int count = 100;
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT)) {
            final long hashes = fixture.memory.allocateZeroed(2L * count * Long.BYTES);
            final long found = hashes + count * Long.BYTES;
            final SplittableRandom random = new SplittableRandom(11 + quality);
            for (int round = 0; round < 50; round++) {
                for (int i = 0; i < count; i++) {
                    Memory.putLong(hashes + i * 8L, hash(quality, random.nextLong(2_000)));
                }
                table.findAll(hashes, found, count);
                for (int i = 0; i < count; i++) {
                    assertThat(Memory.getLong(found + i * 8L))
                            .isEqualTo(table.find(Memory.getLong(hashes + i * 8L)));
                }
                for (int i = 0; i < 20; i++) {
                    add(table, quality, random.nextLong(2_000), 1);
                }
            }
            fixture.memory.free(hashes, 2L * count * Long.BYTES);
        }
    }

    @Test
    void growsInBoundedSteps() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT)) {
            long most = 0;
            for (long key = 0; key < 1_000_000; key++) {
                final long before = table.movedSlots();
                table.insert(KeyHash.mix(key));
                most = Math.max(most, table.movedSlots() - before);
            }
            assertThat(most).isEqualTo((1 << TagIndex.GREATEST_SEGMENT_LOG2) / 2);
            assertThat(table.movedSlots()).isLessThan(4_000_000);
        }
    }

    @Test
    void anEntryStaysWhereItIs() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", ENTRY_BYTES, NO_LIMIT)) {
            final long first = table.insert(KeyHash.mix(1));
            Memory.putLong(first, 99);
            for (long key = 2; key < 300_000; key++) {
                table.insert(KeyHash.mix(key));
            }
            assertThat(table.entry(0)).isEqualTo(first);
            assertThat(table.find(KeyHash.mix(1))).isEqualTo(first);
            assertThat(Memory.getLong(first)).isEqualTo(99);
        }
    }

    @Test
    void thousandsOfSmallTablesAreCheap() {
        try (StateFixture fixture = new StateFixture()) {
            for (int i = 0; i < 10_000; i++) {
                new DenseTable(fixture.memory, "t", 48, NO_LIMIT).insert(KeyHash.mix(i));
            }
            assertThat(fixture.memory.usedBytes() / 10_000).isLessThan(1_300);
        }
    }

    @Test
    void needsFewBytesBesideTheEntries() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", 48, NO_LIMIT)) {
            for (long key = 1; key <= 2_000_000; key++) {
                table.insert(KeyHash.mix(key));
                if (key % 250_000 == 0) {
                    assertThat(fixture.memory.usedBytes() / key - 48)
                            .as("at " + key)
                            .isLessThan(80);
                }
            }
            assertThat(fixture.memory.usedBytes() / 2_000_000 - 48).isLessThan(40);
        }
    }

    @Test
    void refusesMoreThanItsLimitAndCountsIt() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", ENTRY_BYTES, 3)) {
            for (long key = 0; key < 3; key++) {
                table.insert(KeyHash.mix(key));
            }
            assertRefused(StateError.ENTRY_LIMIT, () -> table.insert(KeyHash.mix(3)));
            assertThat(table.limitHitCount()).isEqualTo(1);
            assertThat(table.size()).isEqualTo(3);
            assertThat(table.find(KeyHash.mix(3))).isZero();
        }
    }

    @Test
    void refusesSnapshotsOfOthers() {
        try (StateFixture fixture = new StateFixture();
                DenseTable table = new DenseTable(fixture.memory, "t", ENTRY_BYTES, 100);
                DenseTable other = new DenseTable(fixture.memory, "other", ENTRY_BYTES, 100);
                DenseTable wider = new DenseTable(fixture.memory, "t", ENTRY_BYTES + 8, 100);
                DenseTable smaller = new DenseTable(fixture.memory, "t", ENTRY_BYTES, 9)) {
            for (long key = 0; key < 10; key++) {
                table.insert(KeyHash.mix(key));
            }
            final byte[] bytes = fixture.bytesOf(table::snapshot);
            assertRefused(
                    StateError.SNAPSHOT_MISMATCH, () -> fixture.restore(bytes, other::restore));
            assertRefused(
                    StateError.SNAPSHOT_MISMATCH, () -> fixture.restore(bytes, wider::restore));
            assertRefused(
                    StateError.SNAPSHOT_CORRUPT, () -> fixture.restore(bytes, smaller::restore));
        }
    }
}
