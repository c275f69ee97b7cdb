package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

class RegionsTest {
    private record Region(long start, long length) {
        boolean covers(final long address, final long bytes) {
            return address >= start && address + bytes <= start + length;
        }
    }

    @Test
    void agreesWithASearchThroughAllRegions() {
        final Regions regions = new Regions();
        final List<Region> open = new ArrayList<>();
        final Random random = new Random(7);
        for (int step = 0; step < 100_000; step++) {
            final int choice = random.nextInt(20);
            if (choice == 0 && open.size() < 40) {
                final Region region =
                        new Region(100L * random.nextInt(100), 1 + random.nextInt(100));
                if (open.stream().noneMatch(other -> other.start() == region.start())) {
                    open.add(region);
                    regions.opened(region.start(), region.length());
                }
            } else if (choice == 1 && !open.isEmpty()) {
                regions.closed(open.remove(random.nextInt(open.size())).start());
            } else {
                final long address = random.nextInt(10_200) - 100L;
                final long length = 1L + random.nextInt(40);
                assertThat(regions.covers(address, length))
                        .isEqualTo(
                                open.stream().anyMatch(region -> region.covers(address, length)));
            }
        }
    }

    @Test
    void whatIsOpenIsSeenWhileOthersComeAndGo() throws InterruptedException {
        final Regions regions = new Regions();
        regions.opened(1_000_000, 100);
        final AtomicBoolean isOver = new AtomicBoolean();
        final Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int round = 0; round < 2_000; round++) {
                                        for (int i = 0; i < 300; i++) {
                                            regions.opened(1_000L * i, 10);
                                        }
                                        for (int i = 0; i < 300; i++) {
                                            regions.closed(1_000L * i);
                                        }
                                    }
                                    isOver.set(true);
                                });
        while (!isOver.get()) {
            assertThat(regions.covers(1_000_050, 50)).isTrue();
            assertThat(regions.covers(999_990, 5)).isFalse();
        }
        other.join();
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
