package io.heliosdb.streaming.state.table;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class EntryPoolTest {
    private static EntryPool open(final StateFixture fixture) {
        return new EntryPool(fixture.memory, "pool", 24, 10_000);
    }

    @Test
    void agreesWithAMapUnderRandomOperationsSnapshotsAndRestores() {
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(5);
            final Map<Integer, Long> twin = new HashMap<>();
            final List<Integer> positions = new ArrayList<>();
            EntryPool pool = open(fixture);
            for (int i = 1; i <= 50_000; i++) {
                if (random.nextInt(100) < 52 || positions.isEmpty()) {
                    final int position = pool.take();
                    for (int offset = 0; offset < 24; offset += Long.BYTES) {
                        assertThat(Memory.getLong(pool.address(position) + offset)).isZero();
                    }
                    Memory.putLong(pool.address(position), i);
                    Memory.putLong(pool.address(position) + 16, -i);
                    assertThat(twin.put(position, (long) i)).isNull();
                    positions.add(position);
                } else {
                    final int position =
                            positions.remove(/* index */ random.nextInt(positions.size()));
                    assertThat(Memory.getLong(pool.address(position)))
                            .isEqualTo(twin.get(position));
                    assertThat(Memory.getLong(pool.address(position) + 16))
                            .isEqualTo(-twin.remove(position));
                    pool.free(position);
                }
                assertThat(pool.size()).isEqualTo(twin.size());
                if (random.nextInt(5_000) == 0) {
                    final byte[] bytes = fixture.bytesOf(pool::snapshot);
                    pool.close();
                    pool = open(fixture);
                    fixture.restore(bytes, pool::restore);
                    assertThat(fixture.bytesOf(pool::snapshot)).isEqualTo(bytes);
                }
            }
            positions.forEach(pool::free);
            assertThat(pool.size()).isZero();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    @Test
    void refusesMoreThanItsLimit() {
        try (StateFixture fixture = new StateFixture();
                EntryPool pool = new EntryPool(fixture.memory, "pool", 8, 2)) {
            pool.take();
            final int second = pool.take();
            assertRefused(StateError.ENTRY_LIMIT, pool::take);
            pool.free(second);
            assertThat(pool.take()).isEqualTo(second);
        }
    }
}
