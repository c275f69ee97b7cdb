package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.agent.AgentContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Every agent on a thread of its own, pages and rings so small that everything is always full, and
 * every byte checked.
 */
@Tag("c2")
class TwoThreadStressTest {
    private static final long ROW_COUNT = 100_000;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** Writes numbers from 0 in batches of changing size. */
    private static final class Writer implements Agent {
        private final IngressPort port;
        private final SplittableRandom random = new SplittableRandom(1);
        private long next;
        private volatile boolean isDone;

        Writer(final IngressPort port) {
            this.port = port;
        }

        @Override
        public int doWork() {
            int count = 0;
            for (int i = random.nextInt(20);
                    i > 0 && next < ROW_COUNT && LogRig.write(port, next);
                    i--) {
                next++;
                count++;
            }
            final boolean isFlushed = port.flush();
            isDone = isFlushed && next == ROW_COUNT && port.endOfInput();
            return count;
        }

        @Override
        public String roleName() {
            return "writer-" + port.stream();
        }
    }

    /**
     * Checks that each stream's rows come in order and complete, and that row sequences have no
     * gap.
     */
    private static final class Checker implements Agent {
        private final LogConsumer consumer;
        private final long[] nextNumbers = {-1, -1};
        private final boolean isFromTheStart;
        private long nextRowSequence = -1;
        private int endCount;
        private volatile boolean isDone;

        Checker(final LogConsumer consumer, final boolean isFromTheStart) {
            this.consumer = consumer;
            this.isFromTheStart = isFromTheStart;
            if (isFromTheStart) {
                nextNumbers[0] = 0;
                nextNumbers[1] = 0;
                nextRowSequence = 0;
            }
        }

        @Override
        public int doWork() {
            return consumer.poll(this::onRecord, 10);
        }

        private boolean onRecord(final LogEntry entry) {
            check(nextRowSequence < 0 || entry.firstRowSequence() == nextRowSequence, entry, 0);
            nextRowSequence = entry.nextRowSequence();
            if (entry.type() == RecordType.END_OF_INPUT) {
                isDone = ++endCount == 2;
                return true;
            }
            for (int i = 0; i < entry.rowCount(); i++) {
                final long number = LogRig.number(entry, i);
                final long expected = nextNumbers[entry.stream()];
                check(expected < 0 || number == expected, entry, number);
                nextNumbers[entry.stream()] = number + 1;
            }
            return true;
        }

        private void check(final boolean isTrue, final LogEntry entry, final long number) {
            if (!isTrue) {
                throw new AssertionError(
                        entry
                                + " row "
                                + number
                                + ", expected "
                                + nextRowSequence
                                + ", "
                                + nextNumbers[entry.stream()]
                                + (isFromTheStart ? "" : " (joined late)"));
            }
        }

        @Override
        public String roleName() {
            return "checker";
        }
    }

    @Test
    void twoSourcesTwoConsumersAndOthersThatComeAndGo() {
        final LogRig rig =
                new LogRig(
                        new LogContext()
                                .ringCapacity(16)
                                .handOverCapacity(8)
                                .pageSizes(PageSizes.of(256, 4)));
        final Writer first = new Writer(rig.sequencer.openPort("first", 0));
        final Writer second = new Writer(rig.sequencer.openPort("second", 1));
        final Checker left = new Checker(rig.ring.join("left"), true);
        final Checker right = new Checker(rig.ring.join("right"), true);
        final AgentContext context =
                new AgentContext()
                        .threading(Threading.DEDICATED)
                        .nanoClock(Clocks.nano())
                        .counters(rig.counters)
                        .errorHandler(error -> failure.compareAndSet(null, error))
                        .conclude();
        try (AgentGroup group = new AgentGroup(context, "stress")) {
            group.add(first).add(second).add(rig.sequencer).add(left).add(right);
            group.start();
            while (failure.get() == null && !(left.isDone && right.isDone)) {
                final Checker guest = new Checker(rig.ring.join("guest"), false);
                for (int i = 0; i < 50; i++) {
                    guest.doWork();
                }
                guest.consumer.close();
            }
        }
        assertThat(failure.get()).isNull();
        assertThat(first.isDone && second.isDone).isTrue();
        assertThat(left.nextRowSequence).isEqualTo(2 * ROW_COUNT + 2);
        assertThat(right.nextNumbers).containsExactly(ROW_COUNT, ROW_COUNT);
        left.consumer.close();
        right.consumer.close();
        rig.close(first.port, second.port);
    }
}
