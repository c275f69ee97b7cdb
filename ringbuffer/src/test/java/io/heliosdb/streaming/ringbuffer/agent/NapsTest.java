package io.heliosdb.streaming.ringbuffer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

final class NapsTest {
    private static final int IDLE_CYCLES = 200;
    private static final long NAP_NS = 900_000;

    private final NanoClock clock = Clocks.nano();
    private final Naps naps = new Naps();

    private IdleStrategy strategy() {
        return naps.strategy(new YieldingIdleStrategy(), IDLE_CYCLES);
    }

    private static void becomeSleepy(final IdleStrategy strategy) {
        for (int i = 0; i < IDLE_CYCLES; i++) {
            strategy.idle(0);
        }
    }

    /** How long so many naps take a thread while another one does something again and again. */
    private long napping(final int count, final Consumer<IdleStrategy> other) {
        final IdleStrategy sleepy = strategy();
        final CompletableFuture<Long> sleeping =
                CompletableFuture.supplyAsync(
                        () -> {
                            becomeSleepy(sleepy);
                            final long beganNs = clock.nanoTime();
                            for (int i = 0; i < count; i++) {
                                sleepy.idle(0);
                            }
                            return clock.nanoTime() - beganNs;
                        });
        final IdleStrategy strategy = strategy();
        while (!sleeping.isDone()) {
            other.accept(strategy);
        }
        return sleeping.join();
    }

    @Test
    void whoFindsNothingForAWhileSleeps() {
        assertThat(napping(20, each -> Thread.onSpinWait())).isGreaterThan(20 * NAP_NS);
    }

    @Test
    void whoFindsWorkWhenItGetsUpWakesTheOthers() {
        final long aloneNs = 4_000 * NAP_NS;
        assertThat(
                        napping(
                                4_000,
                                each -> {
                                    becomeSleepy(each);
                                    each.idle(1);
                                }))
                .isLessThan(aloneNs * 3 / 4);
    }

    @Test
    void whoRunsOutOfWorkWakesTheOthers() {
        final long aloneNs = 4_000 * NAP_NS;
        assertThat(
                        napping(
                                4_000,
                                each -> {
                                    for (int i = 0; i < IDLE_CYCLES / 2; i++) {
                                        each.idle(0);
                                    }
                                    each.idle(1);
                                }))
                .isLessThan(aloneNs * 3 / 4);
    }

    @Test
    void whoIsBusyWakesNobody() {
        assertThat(napping(20, each -> each.idle(1))).isGreaterThan(20 * NAP_NS);
    }

    @Test
    void whoHasHadWorkIsAwakeForAWhile() {
        final IdleStrategy busy = strategy();
        final long beganNs = clock.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            busy.idle(i % 10 == 0 ? 1 : 0);
        }
        assertThat(clock.nanoTime() - beganNs).isLessThan(10_000 * NAP_NS);
    }
}
