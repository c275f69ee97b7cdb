package io.heliosdb.streaming.gateway.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Agents allocate nothing for what is measured of them. */
final class MeterAllocationTest {
    private static final int ROWS = 100_000;

    private final ArrivalTrail trail = ArrivalTrail.of(Clocks.nano());
    private final JobMeter meter = new JobMeter(List.of("copies"), trail, Clocks.nano());
    private long rowSequence;

    private void pass() {
        for (int i = 0; i < ROWS; i++) {
            trail.sequenced(++rowSequence, 1, trail.nanoTime());
            trail.idle();
            meter.processed(rowSequence);
            final SinkMeter sink = meter.sinks().getFirst();
            sink.released().passed(rowSequence);
            sink.wrote();
            sink.prepared(rowSequence, 0);
            sink.committed();
        }
    }

    @Test
    void nothingIsAllocatedForRows() {
        pass();
        meter.processed().durations().taken();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        pass();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROWS);
        assertThat(meter.processed().durations().taken().getTotalCount()).isEqualTo(ROWS);
    }
}
