package io.heliosdb.streaming.state.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

class ProtectionMapTest {
    private static final int GRANULE = ProtectionMap.GRANULE_BYTES;

    @Test
    void everyGranuleOfEveryArenaHasAMarkOfItsOwn() {
        try (Ledger ledger = new Ledger(1L << 30)) {
            final ProtectionMap map = new ProtectionMap(ledger, "test");
            final SplittableRandom random = new SplittableRandom(5);
            final List<Arena> arenas = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < 200; i++) {
                final long capacity = i % 4 == 0 ? 5L << 20 : random.nextInt(4_096, 2 << 20);
                arenas.add(Arena.open(ledger, "test", "test", capacity));
                bytes += arenas.getLast().capacityBytes();
            }
            map.begin(bytes, arenas.size());
            arenas.forEach(arena -> map.add(arena.address(), arena.capacityBytes()));
            final Set<Long> marks = new HashSet<>();
            for (final Arena arena : arenas) {
                final long end = arena.address() + arena.capacityBytes();
                for (long at = arena.address(); at < end; at += GRANULE) {
                    assertThat(map.covers(at)).isTrue();
                    assertThat(marks.add(map.mark(at))).isTrue();
                    assertThat(map.isFree(map.mark(at))).isFalse();
                }
                assertThat(map.mark(end - 1)).isEqualTo(map.mark(end - GRANULE));
            }
            final Arena first = arenas.getFirst();
            map.freeAll(first.address() + 1, 3 * GRANULE);
            assertThat(map.isFree(map.mark(first.address()))).isFalse();
            assertThat(map.isFree(map.mark(first.address() + GRANULE))).isTrue();
            assertThat(map.isFree(map.mark(first.address() + 2 * GRANULE))).isTrue();
            assertThat(map.isFree(map.mark(first.address() + 3 * GRANULE))).isFalse();
            map.begin(bytes, arenas.size());
            assertThat(map.covers(first.address())).isFalse();
            map.close();
            arenas.forEach(Arena::close);
        }
    }
}
