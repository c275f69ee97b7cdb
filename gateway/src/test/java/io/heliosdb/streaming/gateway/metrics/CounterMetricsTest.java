package io.heliosdb.streaming.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

final class CounterMetricsTest {
    private static final Metric ROWS = CounterMetrics.of(CounterType.PORT_ROWS);

    private final Counters counters = Counters.unmapped();

    private Sample sample() {
        final Sample sample = new Sample();
        CounterMetrics.sample(counters.values(), sample);
        return sample;
    }

    @ParameterizedTest
    @EnumSource
    void eachKindOfCounterIsAMetric(final CounterType type) {
        counters.open(type, "it").setRelease(5_000_000_000L);
        final Metric metric = CounterMetrics.of(type);
        final boolean isDuration = metric.baseName().endsWith("_seconds");
        assertThat(isDuration).isEqualTo(type.label().endsWith(" ns"));
        assertThat(sample().values(metric))
                .containsEntry(List.of("it"), isDuration ? 5 : 5_000_000_000.0);
    }

    @Test
    void totalsOutliveTheirCounters() {
        final AtomicCounter first = counters.open(CounterType.PORT_ROWS, "flights");
        first.setRelease(3);
        counters.close(first);
        assertThat(sample().values(ROWS)).containsEntry(List.of("flights"), 3.0);
        final AtomicCounter second = counters.open(CounterType.PORT_ROWS, "flights");
        second.setRelease(4);
        assertThat(sample().values(ROWS)).containsEntry(List.of("flights"), 7.0);
        counters.close(second);
        counters.open(CounterType.PORT_ROWS, "flights").setRelease(5);
        assertThat(sample().values(ROWS)).containsEntry(List.of("flights"), 12.0);
    }

    @Test
    void levelsDoNot() {
        final AtomicCounter connections = counters.open(CounterType.SOCKET_CONNECTIONS, "flights");
        connections.setRelease(3);
        counters.close(connections);
        assertThat(sample().values(CounterMetrics.of(CounterType.SOCKET_CONNECTIONS))).isEmpty();
    }

    @Test
    void theEnginesOwnPortIsNoStream() {
        counters.open(CounterType.PORT_ROWS, "(commands)").setRelease(3);
        assertThat(sample().values(ROWS)).isEmpty();
    }
}
