package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputPort;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.ringbuffer.output.ResultHandler;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * From port to sink nothing is allocated once everything has run: lone rows, full batches, ticks,
 * offsets, and back pressure.
 */
@Tag("c2")
class AllocationTest {
    private static final int EVENTS = 200_000;

    private final LogRig rig =
            new LogRig(
                    new LogContext()
                            .ringCapacity(16)
                            .pageSizes(LogRig.SMALL_PAGES)
                            .arrivals(ArrivalTrail.of(Clocks.nano())));
    private final OutputRing output =
            OutputRing.open(
                    new OutputContext()
                            .ledger(rig.ledger)
                            .counters(rig.counters)
                            .ringCapacity(4)
                            .pageSizes(LogRig.SMALL_PAGES)
                            .maxRowBytes(8)
                            .conclude(),
                    "job");
    private final IngressPort port = rig.sequencer.openPort("source", 1);
    private final LogConsumer consumer = rig.ring.join("job");
    private final OutputConsumer sink = output.join("sink", 0);
    private final OutputPort outputPort = output.port(0);
    private final TickSchedule.Deadline deadline = rig.sequencer.ticks().register();
    private final byte[] offset = new byte[24];
    private long sum;
    private final LogHandler job = this::onRecord;
    private final ResultHandler taker =
            result -> {
                sum += Memory.getLong(result.rowAddress());
                return true;
            };
    private int rowsDone;

    private boolean onRecord(final LogEntry entry) {
        if (entry.type() != RecordType.ROWS) {
            return true;
        }
        for (; rowsDone < entry.rowCount(); rowsDone++) {
            if (!outputPort.hasRoom(1)) {
                return false;
            }
            Memory.putLong(outputPort.claim(8), LogRig.number(entry, rowsDone));
            outputPort.commit((byte) 0, entry.firstRowSequence() + rowsDone, 0);
        }
        rowsDone = 0;
        return true;
    }

    /**
     * Lone rows and batches, more than there is room for, with an offset and a tick now and then.
     */
    private void run() {
        for (int i = 0; i < EVENTS; i++) {
            while (!LogRig.write(port, 1)) {
                work();
            }
            if ((i & 255) < 32) {
                port.flush();
                rig.sequencer.doWork();
            }
            if ((i & 1023) == 0) {
                deadline.at(rig.clock.time());
                rig.clock.advance(1, TimeUnit.MILLISECONDS);
                while (!port.offset(offset, 0, offset.length)) {
                    work();
                }
            }
        }
        while (!port.flush() || !port.isPassed() || !output.isDrained()) {
            work();
        }
    }

    private void work() {
        rig.sequencer.doWork();
        consumer.poll(job, 8);
        output.flush();
        sink.poll(taker, 100);
        rig.sequencer.doWork();
    }

    @Test
    void nothingIsAllocatedPerEvent() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            run();
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            least = Math.min(least, allocated);
            assertThat(sum).isEqualTo((round + 1L) * EVENTS);
        }
        assertThat(least).as("bytes for " + EVENTS + " events after warm-up").isLessThan(1024);
        deadline.close();
        sink.close();
        consumer.close();
        output.close();
        rig.close(port);
    }
}
