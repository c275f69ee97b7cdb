package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.CounterValue;

import java.util.List;
import java.util.stream.Stream;

/** How far consumers of the log are behind it. */
final class LagMetrics {
    private LagMetrics() {}

    static void sample(final List<CounterValue> counters, final Sample sample) {
        final long end =
                open(counters, CounterType.LOG_ROW_SEQUENCE)
                        .mapToLong(CounterValue::value)
                        .max()
                        .orElse(0);
        open(counters, CounterType.CONSUMER_ROW_SEQUENCE)
                .forEach(
                        each ->
                                sample.add(
                                        EngineMetrics.LAG,
                                        Math.max(0, end - each.value()),
                                        each.instance()));
    }

    private static Stream<CounterValue> open(
            final List<CounterValue> counters, final CounterType type) {
        return counters.stream().filter(each -> each.isOpen() && each.type() == type);
    }
}
