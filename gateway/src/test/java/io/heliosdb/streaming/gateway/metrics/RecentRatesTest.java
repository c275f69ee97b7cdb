package io.heliosdb.streaming.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

final class RecentRatesTest {
    private final RecentRates rates = new RecentRates();

    private Sample sample(final int second, final double rows, final double heldSeconds) {
        final Sample sample = new Sample();
        sample.add(CounterMetrics.of(CounterType.PORT_ROWS), rows, "flights");
        sample.add(CounterMetrics.of(CounterType.PORT_HELD_BACK_NS), heldSeconds, "flights");
        rates.addTo(sample, TimeUnit.SECONDS.toNanos(second));
        return sample;
    }

    private static double perSecond(final Sample sample) {
        return sample.values(EngineMetrics.EVENTS_PER_SECOND).get(List.of());
    }

    private static double ratio(final Sample sample) {
        return sample.values(EngineMetrics.BACKPRESSURE).get(List.of("flights"));
    }

    @Test
    void ratesAreOverTheLastTenSeconds() {
        assertThat(perSecond(sample(0, 500, 0))).isZero();
        final Sample first = sample(2, 1500, 1);
        assertThat(perSecond(first)).isEqualTo(500);
        assertThat(ratio(first)).isEqualTo(0.5);
        for (int second = 3; second <= 20; second++) {
            sample(second, 1500 + 100 * second, 1 + 0.9 * second);
        }
        final Sample last = sample(21, 1500 + 100 * 21, 1 + 0.9 * 21);
        assertThat(perSecond(last)).isEqualTo(100);
        assertThat(ratio(last)).isCloseTo(0.9, within(1e-9));
    }
}
