package io.heliosdb.streaming.connectors.agent;

import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.ResultHandler;
import io.heliosdb.streaming.ringbuffer.output.ResultRecord;

import org.agrona.concurrent.Agent;

import java.util.function.BooleanSupplier;

/** Gives one sink the released results of its job, and completes it when the job has ended. */
public final class SinkAgent implements Agent, ResultHandler {
    private static final int RESULTS_PER_DUTY = 1024;

    private final String name;
    private final Sink sink;
    private final OutputConsumer results;
    private final BooleanSupplier hasJobEnded;
    private boolean isDirty;
    private long count;
    private volatile long deliveredCount;
    private volatile boolean isFinished;

    /**
     * @param name of the table, for thread names
     * @param results those of this sink
     * @param hasJobEnded whether every result has been announced; read on this agent's thread
     */
    public SinkAgent(
            final String name,
            final Sink sink,
            final OutputConsumer results,
            final BooleanSupplier hasJobEnded) {
        this.name = name;
        this.sink = sink;
        this.results = results;
        this.hasJobEnded = hasJobEnded;
    }

    @Override
    public String roleName() {
        return "sink-" + name;
    }

    @Override
    public int doWork() {
        if (isFinished) {
            return 0;
        }
        final boolean isLast =
                hasJobEnded
                        .getAsBoolean(); // before the poll, which then sees all that was announced
        final int work = results.poll(this, RESULTS_PER_DUTY);
        if (work == 0 && isDirty) {
            sink.flush();
            isDirty = false;
        }
        if (work == 0 && isLast && results.lag() == 0) {
            sink.finish();
            isFinished = true;
        }
        deliveredCount = count;
        return work;
    }

    @Override
    public boolean onResult(final ResultRecord result) {
        if (!sink.onRow(
                result.rowAddress(), result.kind(), result.rowSequence(), result.ordinal())) {
            return false;
        }
        isDirty = true;
        count++;
        return true;
    }

    /** Results taken by the sink so far. Any thread. */
    public long deliveredCount() {
        return deliveredCount;
    }

    /** Whether the sink is complete. Any thread. */
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public void onClose() {
        results.close();
        sink.close();
    }
}
