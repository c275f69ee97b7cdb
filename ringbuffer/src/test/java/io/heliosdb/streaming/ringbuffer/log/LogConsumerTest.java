package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.ringbuffer.RingError;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Join, leave, lag and refusal of a consumer without a replay. */
class LogConsumerTest {
    private final LogRig rig =
            new LogRig(new LogContext().ringCapacity(4).pageSizes(LogRig.SMALL_PAGES));
    private final IngressPort port = rig.sequencer.openPort("port", 1);
    private final List<Long> seen = new ArrayList<>();

    private boolean note(final LogEntry entry) {
        for (int i = 0; i < entry.rowCount(); i++) {
            seen.add(LogRig.number(entry, i));
        }
        return true;
    }

    private void record(final long number) {
        assertThat(LogRig.write(port, number) && port.flush()).isTrue();
        rig.sequencer.doWork();
    }

    @Test
    void itSeesWhatIsPublishedAfterItJoined() {
        record(0);
        final LogConsumer consumer = rig.ring.join("late");
        record(1);
        record(2);
        assertThat(consumer.poll(this::note, 10)).isEqualTo(2);
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(consumer.nextRowSequence()).isEqualTo(3);
        consumer.close();
        rig.close(port);
    }

    @Test
    void aRefusedRecordComesAgainFirstAndKeepsItsSlot() {
        final LogConsumer consumer = rig.ring.join("job");
        for (int i = 0; i < 4; i++) {
            record(i);
        }
        final List<LogEntry> refused = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            assertThat(
                            consumer.poll(
                                    entry -> {
                                        refused.add(entry);
                                        return false;
                                    },
                                    10))
                    .isZero();
        }
        assertThat(refused.get(1)).isSameAs(refused.get(0));
        record(4);
        assertThat(consumer.lag()).as("the ring is full and stays so").isEqualTo(4);
        assertThat(consumer.poll(this::note, 1)).isEqualTo(1);
        assertThat(consumer.lag()).isEqualTo(3);
        rig.sequence();
        assertThat(consumer.poll(this::note, 10)).isEqualTo(4);
        assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
        consumer.close();
        rig.close(port);
    }

    @Test
    void theLimitCountsFinishedRecordsAcrossARefusal() {
        final LogConsumer consumer = rig.ring.join("job");
        for (int i = 0; i < 4; i++) {
            record(i);
        }
        assertThat(consumer.poll(entry -> LogRig.number(entry, 0) < 2 && note(entry), 10))
                .isEqualTo(2);
        assertThat(consumer.nextRowSequence()).isEqualTo(2);
        assertThat(consumer.poll(this::note, 1)).isEqualTo(1);
        assertThat(consumer.poll(this::note, 10)).isEqualTo(1);
        assertThat(consumer.poll(this::note, 10)).isZero();
        assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
        consumer.close();
        rig.close(port);
    }

    @Test
    void theSlowestConsumerHoldsTheProducerUntilItLeaves() {
        final LogConsumer fast = rig.ring.join("fast");
        final LogConsumer slow = rig.ring.join("slow");
        for (int i = 0; i < 6; i++) {
            record(i);
            fast.poll(this::note, 10);
        }
        assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
        assertThat(slow.lag()).isEqualTo(4);
        slow.close();
        assertThat(slow.state()).isEqualTo(LogConsumer.State.CLOSED);
        assertThat(slow.poll(this::note, 10)).isZero();
        rig.sequence();
        fast.poll(this::note, 10);
        assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        fast.close();
        rig.close(port);
    }

    @Test
    void withoutAReplayThereIsNoDetaching() {
        final LogConsumer consumer = rig.ring.join("job");
        assertThatIllegalStateException().isThrownBy(consumer::detach);
        consumer.close();
        rig.close(port);
    }

    /** Somebody else has overwritten a descriptor of the ring. */
    @Test
    void aRecordThatIsMissingIsNotPassedOver() {
        final LogConsumer spoiler = rig.ring.join("spoiler");
        final LogConsumer consumer = rig.ring.join("consumer");
        record(0);
        record(1);
        spoiler.poll(
                entry -> {
                    if (entry.firstRowSequence() == 1) {
                        entry.wrap(
                                entry.type(),
                                entry.stream(),
                                entry.address(),
                                entry.length(),
                                entry.rowCount(),
                                2,
                                entry.epoch(),
                                entry.timeMs());
                    }
                    return true;
                },
                10);
        assertThatThrownBy(() -> consumer.poll(this::note, 10))
                .hasMessageContaining(RingError.LOG_GAP.code());
        assertThat(seen).containsExactly(0L);
        spoiler.close();
        consumer.close();
        rig.close(port);
    }
}
