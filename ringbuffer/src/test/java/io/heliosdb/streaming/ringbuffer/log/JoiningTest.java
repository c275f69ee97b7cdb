package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * The moment at which a consumer changes from the replay to the ring, with the producer going on in
 * between: a replay that publishes a record while it is read plays the other threads.
 */
class JoiningTest {
    private final LogRig rig = new LogRig();
    private final IngressPort port = rig.sequencer.openPort("port", 1);
    private final OvertakingReplay replay = new OvertakingReplay();
    private final LogConsumer consumer = rig.ring.join("job", replay, 0);
    private final List<String> seen = new ArrayList<>();

    /**
     * Knows each record as soon as it is published, and may publish one in the middle of a read.
     */
    private final class OvertakingReplay implements LogReplay, LogReplay.Reader {
        private final LogConsumer recorder = rig.ring.join("recorder");
        private final List<LogEntry> entries = new ArrayList<>();
        private boolean isOvertaken;

        @Override
        public Reader open() {
            return this;
        }

        @Override
        public boolean read(final long rowSequence, final LogEntry entry) {
            if (isOvertaken) {
                isOvertaken = false;
                record();
            }
            if (rowSequence >= entries.size()) {
                return false;
            }
            entry.wrap(entries.get((int) rowSequence), 0);
            return true;
        }

        @Override
        public void close() {
            recorder.close();
        }
    }

    private void record() {
        final long number = replay.entries.size();
        assertThat(LogRig.write(port, number) && port.flush()).isTrue();
        rig.sequencer.doWork();
        replay.recorder.poll(
                entry -> {
                    final LogEntry copy = new LogEntry();
                    copy.wrap(entry, 0);
                    return replay.entries.add(copy);
                },
                10);
    }

    private boolean note(final LogEntry entry) {
        seen.add(entry.firstRowSequence() + (entry.address() == 0 ? " replay" : " ring"));
        return true;
    }

    private void becomeJoining() {
        assertThat(consumer.poll(this::note, 10)).isZero();
        assertThat(consumer.state()).isEqualTo(LogConsumer.State.JOINING);
        replay.isOvertaken = true;
    }

    private void close() {
        consumer.close();
        rig.close(port);
    }

    @Test
    void aRecordThatTheReplayHasGivenIsNotTakenFromTheRing() {
        becomeJoining();
        assertThat(consumer.poll(this::note, 10)).isEqualTo(1);
        record();
        consumer.poll(this::note, 10);
        consumer.poll(this::note, 10);
        assertThat(consumer.state()).isEqualTo(LogConsumer.State.LIVE);
        assertThat(seen).containsExactly("0 replay", "1 ring");
        assertThat(consumer.lag()).isZero();
        close();
    }

    @Test
    void aRecordRefusedFromTheReplayIsFinishedFromTheReplay() {
        becomeJoining();
        assertThat(consumer.poll(entry -> !note(entry), 10)).isZero();
        assertThat(consumer.poll(entry -> !note(entry), 10)).isZero();
        assertThat(consumer.state()).isEqualTo(LogConsumer.State.JOINING);
        assertThat(consumer.poll(this::note, 10)).isEqualTo(1);
        record();
        consumer.poll(this::note, 10);
        consumer.poll(this::note, 10);
        assertThat(consumer.state()).isEqualTo(LogConsumer.State.LIVE);
        assertThat(seen).containsExactly("0 replay", "0 replay", "0 replay", "1 ring");
        close();
    }
}
