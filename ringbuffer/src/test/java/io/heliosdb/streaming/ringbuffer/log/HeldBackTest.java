package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalReader;
import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.CounterValue;

import org.junit.jupiter.api.Test;

final class HeldBackTest {
    private long nowNs = 1_000_000;
    private final ArrivalTrail trail = ArrivalTrail.of(() -> nowNs);
    private final LogRig rig =
            new LogRig(
                    new LogContext()
                            .handOverCapacity(4)
                            .pageSizes(LogRig.SMALL_PAGES)
                            .arrivals(trail));
    private final ArrivalReader reader = trail.open();

    private long heldBackNs() {
        return rig.counters.values().stream()
                .filter(each -> each.type() == CounterType.PORT_HELD_BACK_NS)
                .filter(each -> each.instance().equals("port"))
                .mapToLong(CounterValue::value)
                .sum();
    }

    /** Arrived is what a source has tried to hand over for the first time. */
    @Test
    void rowsWithoutRoomHaveArrivedWhenTheyWereRefused() {
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final LogConsumer consumer = rig.ring.join("job");
        int batches = 0;
        while (LogRig.write(port, batches) && port.flush()) {
            batches++;
        }
        final long refusedNs = nowNs;
        nowNs += 7;
        assertThat(port.flush()).isFalse();
        assertThat(heldBackNs()).isEqualTo(7);
        rig.sequence();
        nowNs += 5;
        assertThat(port.flush()).isTrue();
        assertThat(heldBackNs()).isEqualTo(12);
        nowNs += 100;
        assertThat(LogRig.write(port, 9)).isTrue();
        assertThat(port.flush()).isTrue();
        assertThat(heldBackNs()).as("no longer").isEqualTo(12);
        rig.sequence();
        trail.idle();
        assertThat(reader.isThere()).isTrue();
        assertThat(reader.rows()).isEqualTo(batches);
        reader.advance();
        assertThat(reader.isThere()).isTrue();
        assertThat(reader.arrivalNs()).isEqualTo(refusedNs);
        assertThat(reader.rows()).isEqualTo(2);
        consumer.poll(entry -> true, 100);
        consumer.close();
        rig.close(port);
    }
}
