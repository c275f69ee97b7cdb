package io.heliosdb.streaming.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliosdb.streaming.gateway.measure.DurationRecorder;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

final class DurationHistoryTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final DurationRecorder recorder = new DurationRecorder();
    private final DurationHistory history = new DurationHistory(recorder, 0);

    private long count(final double boundSeconds) {
        final Distribution all = history.sinceStart();
        return all.counts().get(Distribution.bounds().indexOf(boundSeconds));
    }

    @Test
    void durationsAreCountedUpToTheirBound() {
        recorder.record(TimeUnit.MILLISECONDS.toNanos(1), 3);
        recorder.record(TimeUnit.MICROSECONDS.toNanos(1100), 2);
        recorder.record(TimeUnit.MINUTES.toNanos(30), 1);
        history.take(1);
        assertThat(count(0.001)).isEqualTo(3);
        assertThat(count(0.0025)).isEqualTo(2);
        assertThat(count(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(history.sinceStart().sumSeconds()).isCloseTo(1800, within(18.0));
        recorder.record(TimeUnit.MILLISECONDS.toNanos(1), 1);
        history.take(2);
        assertThat(count(0.001)).as("goes on").isEqualTo(4);
    }

    @Test
    void percentilesAreExactToTwoDigits() {
        for (int ms = 1; ms <= 10_000; ms++) {
            recorder.record(TimeUnit.MILLISECONDS.toNanos(ms), 1);
        }
        history.take(1);
        final double[] seconds = {5, 9, 9.5, 9.9, 9.99, 9.999, 10};
        for (int i = 0; i < seconds.length; i++) {
            assertThat(history.percentiles().get(i))
                    .as(DurationHistory.PERCENTILES.get(i))
                    .isCloseTo(seconds[i], Percentage.withPercentage(1));
        }
    }

    @Test
    void percentilesAreOfTheLastMinute() {
        recorder.record(SECOND_NS, 100);
        history.take(1);
        recorder.record(2 * SECOND_NS, 1);
        history.take(30 * SECOND_NS);
        assertThat(history.percentiles().getFirst()).isCloseTo(1, within(0.01));
        history.take(61 * SECOND_NS);
        assertThat(history.percentiles().getFirst()).isCloseTo(2, within(0.02));
        history.take(95 * SECOND_NS);
        assertThat(history.percentiles()).isEmpty();
        assertThat(history.sinceStart().counts().stream().mapToLong(each -> each).sum())
                .isEqualTo(101);
    }
}
