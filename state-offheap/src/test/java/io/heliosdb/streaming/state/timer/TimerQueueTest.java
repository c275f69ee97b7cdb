package io.heliosdb.streaming.state.timer;

import static io.heliosdb.streaming.state.StateFixture.assertRefused;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.state.StateFixture;
import io.heliosdb.streaming.state.error.StateError;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

class TimerQueueTest {
    private record Due(long time, long registration) {}

    private static TimerQueue open(final StateFixture fixture) {
        return new TimerQueue(fixture.memory, "timers", 100_000);
    }

    @Test
    void agreesWithATreeUnderRandomOperationsSnapshotsAndRestores() {
        try (StateFixture fixture = new StateFixture()) {
            final SplittableRandom random = new SplittableRandom(17);
            final TreeMap<Due, Long> twin =
                    new TreeMap<>(
                            Comparator.comparingLong(Due::time)
                                    .thenComparingLong(Due::registration));
            final List<Due> registered = new ArrayList<>();
            final List<Long> ids = new ArrayList<>();
            TimerQueue queue = open(fixture);
            final TimerQueue uninterrupted = open(fixture);
            long now = 0;
            for (int i = 0; i < 100_000; i++) {
                final int choice = random.nextInt(100);
                if (choice < 50) {
                    final Due due = new Due(now + random.nextInt(2_000), registered.size());
                    registered.add(due);
                    ids.add(queue.register(due.time, i));
                    assertThat(uninterrupted.register(due.time, i)).isEqualTo(ids.getLast());
                    twin.put(due, (long) i);
                } else if (choice < 75 && !ids.isEmpty()) {
                    final int which = random.nextInt(ids.size());
                    final boolean isThere = twin.remove(registered.get(which)) != null;
                    assertThat(queue.cancel(ids.get(which))).isEqualTo(isThere);
                    assertThat(uninterrupted.cancel(ids.get(which))).isEqualTo(isThere);
                } else if (choice < 80 && !twin.isEmpty()) {
                    final Due first = twin.firstKey();
                    final Due later =
                            new Due(first.time + random.nextInt(3), (int) first.registration);
                    twin.put(later, twin.remove(first));
                    registered.set((int) first.registration, later);
                    queue.putOffFirst(later.time);
                    uninterrupted.putOffFirst(later.time);
                } else {
                    now += random.nextInt(20);
                    while (queue.isDue(now)) {
                        assertThat(queue.firstTime()).isEqualTo(twin.firstKey().time);
                        assertThat(queue.firstPayload())
                                .isEqualTo(twin.pollFirstEntry().getValue());
                        queue.removeFirst();
                        uninterrupted.removeFirst();
                    }
                    assertThat(twin.isEmpty() ? Long.MAX_VALUE : twin.firstKey().time)
                            .isGreaterThan(now);
                }
                assertThat(queue.size()).isEqualTo(twin.size());
                if (random.nextInt(10_000) == 0) {
                    final byte[] bytes = fixture.bytesOf(queue::snapshot);
                    queue.close();
                    queue = open(fixture);
                    fixture.restore(bytes, queue::restore);
                    assertThat(fixture.bytesOf(queue::snapshot)).isEqualTo(bytes);
                }
            }
            assertThat(fixture.bytesOf(queue::snapshot))
                    .isEqualTo(fixture.bytesOf(uninterrupted::snapshot));
            queue.close();
            uninterrupted.close();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    @Test
    void firesInTheOrderOfRegistrationAtOneTime() {
        try (StateFixture fixture = new StateFixture();
                TimerQueue queue = open(fixture)) {
            for (int i = 0; i < 1_000; i++) {
                queue.register(7, i);
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(queue.firstPayload()).isEqualTo(i);
                queue.removeFirst();
            }
            assertThat(queue.isDue(Long.MAX_VALUE - 1)).isFalse();
            assertThat(fixture.memory.usedBytes()).isZero();
        }
    }

    @Test
    void anIdIsGoodForOneTimerOnly() {
        try (StateFixture fixture = new StateFixture();
                TimerQueue queue = open(fixture)) {
            final long first = queue.register(1, 10);
            assertThat(queue.cancel(first)).isTrue();
            final long second = queue.register(1, 20);
            assertThat(queue.cancel(first)).isFalse();
            assertThat(queue.cancel(0)).isFalse();
            assertThat(queue.cancel(second + (5L << 32))).isFalse();
            assertThat(queue.size()).isEqualTo(1);
            assertThat(queue.cancel(second)).isTrue();
        }
    }

    @Test
    void refusesMoreThanItsLimitAndCountsIt() {
        try (StateFixture fixture = new StateFixture();
                TimerQueue queue = new TimerQueue(fixture.memory, "timers", 2)) {
            queue.register(1, 0);
            queue.register(2, 0);
            assertRefused(StateError.TIMER_LIMIT, () -> queue.register(0, 0));
            assertThat(queue.limitHitCount()).isEqualTo(1);
            assertThat(queue.firstTime()).isEqualTo(1);
        }
    }
}
