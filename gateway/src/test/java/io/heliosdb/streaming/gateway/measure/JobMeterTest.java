package io.heliosdb.streaming.gateway.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;

import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

final class JobMeterTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private long nowNs;
    private final ArrivalTrail trail = ArrivalTrail.of(() -> nowNs);
    private final JobMeter meter = new JobMeter(List.of("copies"), trail, () -> nowNs);
    private final SinkMeter sink = meter.sinks().getFirst();

    private void arrive(final long rowSequence, final int count) {
        trail.sequenced(rowSequence, count, nowNs);
        trail.idle();
    }

    @Test
    void rowsAreTimedOnceWhenTheyAreProcessed() {
        arrive(10, 10);
        nowNs += SECOND_NS;
        arrive(13, 3);
        nowNs += SECOND_NS;
        meter.processed(12);
        assertTaken(10, 2 * SECOND_NS);
        nowNs += SECOND_NS;
        meter.begin(); // fails, and goes back
        meter.processed(5);
        assertThat(meter.processed().durations().taken().getTotalCount()).isZero();
        meter.processed(13);
        assertTaken(3, 2 * SECOND_NS);
    }

    private void assertTaken(final long count, final long durationNs) {
        final Histogram taken = meter.processed().durations().taken();
        assertThat(taken.getTotalCount()).isEqualTo(count);
        assertThat(taken.getMaxValue()).isCloseTo(durationNs, Percentage.withPercentage(1));
    }

    @Test
    void aTransactionEndsOnce() {
        sink.begin(-1, -1);
        sink.wrote();
        sink.wrote();
        sink.prepared(7, 0);
        sink.wrote();
        sink.committed();
        assertCounts(2, 1, 0);
        sink.begin(7, 0); // the life has ended with one that was open
        assertCounts(2, 1, 1);
    }

    @Test
    void whatTheLogHasDecidedIsCommittedByTheNextLife() {
        sink.begin(-1, -1);
        sink.wrote();
        sink.prepared(7, 2);
        sink.begin(7, 2);
        assertCounts(1, 1, 0);
        sink.wrote();
        sink.prepared(9, 0);
        sink.begin(7, 2);
        assertCounts(2, 1, 1);
    }

    private void assertCounts(final long begun, final long committed, final long aborted) {
        assertThat(sink.begunCount()).isEqualTo(begun);
        assertThat(sink.committedCount()).isEqualTo(committed);
        assertThat(sink.abortedCount()).isEqualTo(aborted);
    }
}
