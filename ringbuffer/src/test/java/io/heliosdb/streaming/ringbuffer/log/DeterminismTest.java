package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.agent.AgentContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputPort;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;

import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * From source to sink: the same results with the same ids, however rows are batched and whoever
 * runs the agents.
 */
class DeterminismTest {
    private static final int ROW_COUNT = 5000;
    private static final int OFFSET_EVERY = 1000;

    private record Step(String roleName, IntSupplier work) implements Agent {
        @Override
        public int doWork() {
            return work.getAsInt();
        }
    }

    /** Writes numbers, an offset after every thousandth, and the end. */
    private static final class Source {
        private final IngressPort port;
        private int next;
        private boolean isOffsetDue;

        Source(final IngressPort port) {
            this.port = port;
        }

        int work() {
            int count = 0;
            while (next < ROW_COUNT && count < 100) {
                if (isOffsetDue ? !port.offset(new byte[] {1}, 0, 1) : !LogRig.write(port, next)) {
                    return count;
                }
                count++;
                if (isOffsetDue) {
                    isOffsetDue = false;
                } else {
                    isOffsetDue = ++next % OFFSET_EVERY == 0;
                }
            }
            if (port.flush() && next == ROW_COUNT) {
                port.endOfInput();
            }
            return count;
        }
    }

    /** Gives each even number twice. */
    private static final class Job {
        private final LogConsumer consumer;
        private final OutputRing output;
        private final OutputPort port;
        private int rowsDone;
        private volatile boolean isDone;

        Job(final LogConsumer consumer, final OutputRing output) {
            this.consumer = consumer;
            this.output = output;
            port = output.port(0);
        }

        int work() {
            final int count = consumer.poll(this::onRecord, 16);
            output.flush();
            return count;
        }

        private boolean onRecord(final LogEntry entry) {
            if (entry.type() == RecordType.ROWS) {
                for (; rowsDone < entry.rowCount(); rowsDone++) {
                    if (!port.hasRoom(2)) {
                        return false;
                    }
                    final long number = LogRig.number(entry, rowsDone);
                    for (int i = 0; number % 2 == 0 && i < 2; i++) {
                        Memory.putLong(port.claim(8), number);
                        port.commit((byte) 0, entry.firstRowSequence() + rowsDone, i);
                    }
                }
                rowsDone = 0;
            }
            isDone |= entry.type() == RecordType.END_OF_INPUT;
            return true;
        }
    }

    private static List<String> run(final int batchRowLimit, final Threading threading) {
        final LogRig rig =
                new LogRig(
                        new LogContext()
                                .ringCapacity(16)
                                .batchRowLimit(batchRowLimit)
                                .pageSizes(LogRig.SMALL_PAGES));
        final List<String> results = new ArrayList<>();
        final OutputRing output =
                OutputRing.open(
                        new OutputContext()
                                .ledger(rig.ledger)
                                .counters(rig.counters)
                                .ringCapacity(4)
                                .pageSizes(LogRig.SMALL_PAGES)
                                .maxRowBytes(8)
                                .conclude(),
                        "job");
        final OutputConsumer sink = output.join("sink", 0);
        final Source source = new Source(rig.sequencer.openPort("source", 0));
        final Job job = new Job(rig.ring.join("job"), output);
        final AgentContext context =
                new AgentContext()
                        .threading(threading)
                        .nanoClock(rig.clock)
                        .counters(rig.counters)
                        .errorHandler(error -> results.add("failed: " + error))
                        .conclude();
        try (AgentGroup group = new AgentGroup(context, "engine")) {
            group.add(new Step("source", source::work))
                    .add(rig.sequencer)
                    .add(new Step("job", job::work));
            group.start();
            while (!(job.isDone && output.isDrained())) {
                if (threading == Threading.INVOKER) {
                    group.invoke();
                }
                sink.poll(
                        result ->
                                results.add(
                                        result.rowSequence()
                                                + "."
                                                + result.ordinal()
                                                + "="
                                                + Memory.getLong(result.rowAddress())),
                        7);
            }
        }
        sink.close();
        job.consumer.close();
        output.close();
        rig.close(source.port);
        return results;
    }

    @Test
    void theSameResultsWithTheSameIds() {
        final List<String> results = run(Integer.MAX_VALUE, Threading.INVOKER);
        assertThat(results)
                .hasSize(ROW_COUNT)
                .startsWith("0.0=0", "0.1=0", "2.0=2")
                .contains("1003.1=1002");
        for (final int batchRowLimit : new int[] {1, 7, Integer.MAX_VALUE}) {
            for (final Threading threading : Threading.values()) {
                assertThat(run(batchRowLimit, threading))
                        .as(threading + ", batches of " + batchRowLimit)
                        .isEqualTo(results);
            }
        }
    }
}
