package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class PagePoolTest {
    private final Ledger ledger = new Ledger(1 << 30);

    @Test
    void givesEachPageOnceAndThenNothing() {
        try (PagePool pool = PagePool.open(ledger, "test", PageSizes.of(4096, 5))) {
            final Set<Integer> indexes = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                final Page page = pool.acquire();
                assertThat(page.capacityBytes()).isEqualTo(4096);
                assertThat(pool.page(page.index())).isSameAs(page);
                Memory.fill(page.address(), page.capacityBytes(), (byte) i);
                indexes.add(page.index());
            }
            assertThat(indexes).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            assertThat(pool.acquire()).isNull();
            assertThat(pool.exhaustedCount()).isOne();
            assertThat(pool.freeCount()).isZero();
        }
        assertThat(ledger.openBytes()).isZero();
    }

    @Test
    void pagesDoNotOverlapAndStartOnDifferentCacheSets() {
        try (PagePool pool = PagePool.open(ledger, "test", PageSizes.of(64 << 10, 16))) {
            final List<Page> pages = new ArrayList<>();
            final Set<Long> sets = new HashSet<>();
            for (Page page = pool.acquire(); page != null; page = pool.acquire()) {
                pages.add(page);
                sets.add(page.address() & 0xffff);
                assertThat(page.address() % 64).isZero();
            }
            pages.sort((a, b) -> Long.compare(a.address(), b.address()));
            for (int i = 1; i < pages.size(); i++) {
                assertThat(pages.get(i).address())
                        .isGreaterThanOrEqualTo(pages.get(i - 1).address() + (64 << 10));
            }
            assertThat(sets).hasSize(16);
        }
    }

    @Test
    void thePageReleasedLastIsTakenFirst() {
        try (PagePool pool = PagePool.open(ledger, "test", PageSizes.of(4096, 3))) {
            final Page first = pool.acquire();
            final Page second = pool.acquire();
            pool.release(second);
            pool.release(first);
            assertThat(pool.acquire()).isSameAs(first);
            assertThat(pool.acquire()).isSameAs(second);
        }
    }

    @Test
    void longRowsTakeJumboPagesUpToTheirSize() {
        try (PagePool pool = PagePool.open(ledger, "test", new PageSizes(4096, 2, 1 << 20, 1))) {
            assertThat(pool.admits(1 << 20)).isTrue();
            assertThat(pool.admits((1 << 20) + 1)).isFalse();
            assertThat(pool.acquire(4096).isJumbo()).isFalse();
            final Page jumbo = pool.acquire(4097);
            assertThat(jumbo.isJumbo()).isTrue();
            Memory.putByte(jumbo.address() + jumbo.capacityBytes() - 1, (byte) 1);
            assertThat(pool.acquire(4097)).isNull();
            pool.release(jumbo);
            assertThat(pool.acquire(1 << 20)).isSameAs(jumbo);
        }
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void misuseIsAnAssertion() throws InterruptedException {
        try (PagePool pool = PagePool.open(ledger, "test", PageSizes.of(4096, 1))) {
            final Page page = pool.acquire();
            pool.release(page);
            assertThatThrownBy(() -> pool.release(page)).isInstanceOf(AssertionError.class);
            final List<Throwable> failures = new ArrayList<>();
            final Thread other = new Thread(pool::acquire);
            other.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            other.start();
            other.join();
            assertThat(failures).singleElement().isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aPoolThatDoesNotFitLeavesNothingOpen() {
        final Ledger small = new Ledger(64 << 10);
        assertThatThrownBy(() -> PagePool.open(small, "test", new PageSizes(4096, 2, 1 << 20, 1)))
                .hasMessageContaining("HCOD-0001");
        assertThat(small.openBytes()).isZero();
    }
}
