package io.heliosdb.streaming.state.slice;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.KeyHash;

import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.junit.jupiter.api.Test;

import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

class SliceStoreTest {
    private static SliceStore open(final StateFixture fixture) {
        return new SliceStore(fixture.memory, "w", 16, 1_000_000, 500);
    }

    private static void add(
            final SliceStore store, final long end, final long key, final long value) {
        final DenseTable table = store.slice(end);
        final long hash = KeyHash.mix(key);
        long entry = table.find(hash);
        while (entry != 0 && Memory.getLong(entry) != key) {
            entry = table.next(hash);
        }
        if (entry == 0) {
            entry = table.insert(hash);
            Memory.putLong(entry, key);
            final long blob = table.blobs().allocate((int) (key % 30));
            assertThat(table.blobs().address(blob)).isNotZero();
        }
        Memory.putLong(entry + 8, Memory.getLong(entry + 8) + value);
    }

    @Test
    void agreesWithATreeOfMapsUnderRandomOperationsSnapshotsAndRestores() {
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(13);
            final TreeMap<Long, LongLongHashMap> twin = new TreeMap<>();
            SliceStore store = open(fixture);
            final SliceStore uninterrupted = open(fixture);
            long watermark = 0;
            for (int i = 0; i < 200_000; i++) {
                watermark += random.nextInt(3);
                final long end = watermark / 100 + random.nextInt(-2, 30);
                final long key = random.nextInt(500);
                twin.computeIfAbsent(end, ignored -> new LongLongHashMap()).addToValue(key, i);
                add(store, end, key, i);
                add(uninterrupted, end, key, i);
                if (random.nextInt(50) == 0) {
                    final long released =
                            random.nextInt(4) == 0 ? watermark / 100 + 10 : store.firstEnd();
                    twin.remove(released);
                    store.release(released);
                    uninterrupted.release(released);
                    assertThat(store.existing(released)).isNull();
                }
                if (random.nextInt(20_000) == 0) {
                    final byte[] bytes = fixture.bytesOf(store::snapshot);
                    assertThat(bytes).isEqualTo(fixture.bytesOf(uninterrupted::snapshot));
                    store.close();
                    store = open(fixture);
                    fixture.restore(bytes, store::restore);
                    assertThat(fixture.bytesOf(store::snapshot)).isEqualTo(bytes);
                }
            }
            assertSame(store, twin);
            assertThat(fixture.bytesOf(store::snapshot))
                    .isEqualTo(fixture.bytesOf(uninterrupted::snapshot));
            store.close();
            uninterrupted.close();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    private static void assertSame(
            final SliceStore store, final SortedMap<Long, LongLongHashMap> twin) {
        assertThat(store.count()).isEqualTo(twin.size());
        long end = store.firstEnd();
        for (final var slice : twin.entrySet()) {
            assertThat(end).isEqualTo(slice.getKey());
            final DenseTable table = store.existing(end);
            assertThat(table.size()).isEqualTo(slice.getValue().size());
            for (int i = 0; i < table.size(); i++) {
                final long entry = table.entry(i);
                assertThat(Memory.getLong(entry + 8))
                        .isEqualTo(slice.getValue().get(Memory.getLong(entry)));
            }
            end = store.nextEnd(end);
        }
        assertThat(end).isEqualTo(SliceStore.NONE);
    }

    @Test
    void theSameSliceIsAnsweredFromTheCacheUntilItIsReleased() {
        try (StateFixture fixture = new StateFixture();
                SliceStore store = open(fixture)) {
            final DenseTable table = store.slice(5);
            assertThat(store.slice(5)).isSameAs(table);
            assertThat(store.existing(5)).isSameAs(table);
            store.slice(6);
            assertThat(store.slice(5)).isSameAs(table);
            store.release(6);
            assertThat(store.existing(5)).isSameAs(table);
            table.insert(1);
            store.release(5);
            assertThat(store.existing(5)).isNull();
            assertThat(store.slice(5).size()).isZero();
        }
    }

    @Test
    void releasingGivesMemoryBackForTheNextSlice() {
        try (StateFixture fixture = new StateFixture();
                SliceStore store = open(fixture)) {
            long openBytes = 0;
            for (long end = 1; end <= 40; end++) {
                for (long key = 0; key < 20_000; key++) {
                    store.slice(end).insert(KeyHash.mix(key));
                }
                store.release(end - 1);
                if (end == 3) {
                    openBytes = fixture.memory.openBytes();
                }
            }
            assertThat(fixture.memory.openBytes()).isEqualTo(openBytes);
        }
    }

    @Test
    void releasingWhatIsNotThereDoesNothing() {
        try (StateFixture fixture = new StateFixture();
                SliceStore store = open(fixture)) {
            store.release(1);
            store.slice(2);
            store.release(1);
            assertThat(store.count()).isEqualTo(1);
            assertThat(store.firstEnd()).isEqualTo(2);
            assertThat(store.nextEnd(1)).isEqualTo(2);
            assertThat(store.nextEnd(2)).isEqualTo(SliceStore.NONE);
        }
    }

    @Test
    void refusesMoreThanItsLimitAndCountsIt() {
        try (StateFixture fixture = new StateFixture();
                SliceStore store = new SliceStore(fixture.memory, "w", 16, 10, 2)) {
            store.slice(1);
            store.slice(2);
            assertRefused(StateError.SLICE_LIMIT, () -> store.slice(3));
            assertThat(store.limitHitCount()).isEqualTo(1);
            store.release(1);
            assertThat(store.slice(3).size()).isZero();
        }
    }
}
