package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.PageSizes;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A source learns exactly how much of what it gave lies below a row sequence. */
final class SequencedTrailTest {
    @Test
    void countsTheRowsAndPositionsOfThisPortOnly() {
        final LogRig rig = new LogRig(new LogContext().pageSizes(new PageSizes(4096, 4, 8192, 1)));
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final IngressPort other = rig.sequencer.openPort("other", 2);
        port.noteSequences(64);
        final List<Long> ownEnds = new ArrayList<>();
        long rowSequence = 0;
        for (int round = 0; round < 10; round++) {
            LogRig.write(other, round);
            other.flush();
            rig.sequence();
            LogRig.write(port, round);
            LogRig.write(port, round);
            assertThat(port.offset(new byte[3], 0, 3)).isTrue();
            rig.sequence();
            rowSequence += 1 + 2;
            ownEnds.add(rowSequence);
            rowSequence++;
            ownEnds.add(rowSequence);
        }
        assertThat(port.endOfInput()).isTrue();
        rig.sequence();
        for (long durable = 0; durable <= rowSequence + 1; durable++) {
            long expected = 0;
            for (int i = 0; i < ownEnds.size(); i++) {
                expected += ownEnds.get(i) <= durable ? i % 2 == 0 ? 2 : 1 : 0;
            }
            assertThat(port.countBelow(durable)).as("below %d", durable).isEqualTo(expected);
        }
        assertThat(port.countBelow(Long.MAX_VALUE)).isEqualTo(port.handedOverCount());
        rig.close(port, other);
    }

    @Test
    void aPortKnowsBelowWhatItsRowsAreOnceAllAreInTheLog() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        final IngressPort other = rig.sequencer.openPort("other", 2);
        assertThat(port.sequencedBelow()).isZero();
        LogRig.write(other, 1);
        assertThat(other.flush()).isTrue();
        rig.sequence();
        LogRig.write(port, 2);
        assertThat(port.offset(new byte[1], 0, 1)).isTrue();
        assertThat(port.sequencedBelow()).isEqualTo(-1);
        rig.sequence();
        assertThat(port.sequencedBelow()).isEqualTo(3);
        LogRig.write(other, 3);
        assertThat(other.flush()).isTrue();
        rig.sequence();
        assertThat(port.sequencedBelow()).isEqualTo(3);
        assertThat(port.endOfInput()).isTrue();
        rig.sequence();
        assertThat(port.sequencedBelow()).isEqualTo(5);
        rig.close(port, other);
    }

    @Test
    void theSequencerWaitsForASourceThatIsToldOfNothing() {
        final LogRig rig = new LogRig();
        final IngressPort port = rig.sequencer.openPort("port", 1);
        port.noteSequences(4);
        for (int i = 0; i < 6; i++) {
            LogRig.write(port, i);
            assertThat(port.offset(new byte[1], 0, 1)).isTrue();
        }
        rig.sequence();
        assertThat(port.countBelow(100)).isEqualTo(4);
        rig.sequence();
        rig.sequence();
        assertThat(port.countBelow(100)).isEqualTo(8);
        rig.sequence();
        assertThat(port.countBelow(100)).isEqualTo(12);
        rig.close(port);
    }

    @Test
    void equalsAPlainList() {
        final Random random = new Random(7);
        final SequencedTrail trail = new SequencedTrail(16);
        final List<long[]> all = new ArrayList<>();
        long rowSequence = 0;
        long durable = 0;
        for (int step = 0; step < 10_000; step++) {
            if (random.nextBoolean() && trail.hasRoom()) {
                final int count = 1 + random.nextInt(5);
                rowSequence += count + random.nextInt(3);
                trail.sequenced(rowSequence, count);
                all.add(new long[] {rowSequence, count});
            } else {
                durable = Math.max(durable, rowSequence - random.nextInt(20));
                final long now = durable;
                final long expected =
                        all.stream()
                                .filter(each -> each[0] <= now)
                                .mapToLong(each -> each[1])
                                .sum();
                assertThat(trail.countBelow(durable)).isEqualTo(expected);
            }
        }
        assertThat(all).hasSizeGreaterThan(1000);
    }
}
