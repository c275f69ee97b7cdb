package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RegionsTest {
    @Test
    void agreesWithASearchThroughAllOpenArenas() {
        final Ledger ledger = new Ledger(1 << 30);
        final List<Arena> open = new ArrayList<>();
        final Random random = new Random(7);
        for (int step = 0; step < 5_000; step++) {
            final int choice = random.nextInt(20);
            if (choice == 0 && open.size() < 40) {
                open.add(Arena.open(ledger, "test", "regions", 4096L * (1 + random.nextInt(4))));
            } else if (choice == 1 && !open.isEmpty()) {
                open.remove(random.nextInt(open.size())).close();
            } else if (!open.isEmpty()) {
                final Arena near = open.get(random.nextInt(open.size()));
                final long address =
                        near.address() - 40 + random.nextLong(near.capacityBytes() + 80);
                final long length = 1L + random.nextInt(40);
                assertThat(Regions.covers(address, length))
                        .isEqualTo(isCovered(open, address, length));
            }
        }
        open.forEach(Arena::close);
        assertThat(ledger.openBytes()).isZero();
    }

    private static boolean isCovered(
            final List<Arena> open, final long address, final long length) {
        return open.stream()
                .anyMatch(
                        arena ->
                                address >= arena.address()
                                        && address + length
                                                <= arena.address() + arena.capacityBytes());
    }

    @Test
    void anAccessAfterCloseIsAnAssertion() {
        final Arena arena = Arena.open(new Ledger(1 << 20), "test", "regions", 4096);
        Memory.putLong(arena.address(), 1);
        arena.close();
        assertThatThrownBy(() -> Memory.getLong(arena.address()))
                .isInstanceOf(AssertionError.class);
    }
}
