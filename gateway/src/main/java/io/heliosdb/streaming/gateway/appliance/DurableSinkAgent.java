package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;
import io.heliosdb.streaming.gateway.measure.SinkMeter;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.ResultHandler;
import io.heliosdb.streaming.ringbuffer.output.ResultRecord;

import org.agrona.concurrent.Agent;

import java.util.function.BooleanSupplier;

/**
 * Gives one sink the released results of its job, each once over all restarts: what was decided
 * before is passed over, and what is new becomes visible only when the log holds the decision.
 *
 * <p>At a barrier's mark the sink's part is ended and decided, so that no result from before the
 * barrier is needed again once the checkpoint is complete. A sink that is not transactional is
 * flushed there: after a restart it gets again what it has got since the last barrier.
 */
final class DurableSinkAgent implements Agent, ResultHandler {
    private static final int RESULTS_PER_DUTY = 1024;

    private final String role;
    private final String job;
    private final int id;
    private final Sink sink;
    private final TransactionalSink transactional;
    private final OutputConsumer results;
    private final BooleanSupplier hasJobEnded;
    private final SinkDecisions decisions;
    private final ResultPlace decided;
    private final SinkMeter meter;
    private byte[] descriptor = {};
    private long lastRowSequence;
    private int lastOrdinal;
    private boolean isDirty;
    private long count;
    private volatile long deliveredCount;
    private volatile long passedBarrier = -1;
    private volatile long reachedRowSequence;
    private volatile boolean isFinished;

    /**
     * @param role name of the agent
     * @param id of the sink, the same over all plans of the job
     * @param decided last result that is decided
     * @param hasJobEnded whether every result has been announced; read on this agent's thread
     * @param meter of the sink, over all lives of the job
     */
    DurableSinkAgent(
            final String role,
            final String job,
            final int id,
            final Sink sink,
            final OutputConsumer results,
            final BooleanSupplier hasJobEnded,
            final SinkDecisions decisions,
            final ResultPlace decided,
            final SinkMeter meter) {
        this.role = role;
        this.job = job;
        this.id = id;
        this.sink = sink;
        transactional = sink instanceof TransactionalSink both ? both : null;
        this.results = results;
        this.hasJobEnded = hasJobEnded;
        this.decisions = decisions;
        this.decided = decided;
        this.meter = meter;
        reachedRowSequence = decided.rowSequence();
        if (transactional != null) {
            meter.begin(decided.rowSequence(), decided.ordinal());
        }
    }

    @Override
    public int doWork() {
        if (isFinished) {
            return 0;
        }
        int work = commitDecided();
        final boolean isLast = hasJobEnded.getAsBoolean(); // before the poll: it sees all then
        work += results.poll(this, RESULTS_PER_DUTY);
        if (work == 0 && isDirty) {
            sink.flush();
            isDirty = false;
        }
        if (transactional != null && !decisions.isPending() && transactional.wantsPrepare()) {
            prepare();
        }
        if (work == 0 && isLast && results.lag() == 0) {
            finish();
        }
        deliveredCount = count;
        return work;
    }

    private int commitDecided() {
        if (!decisions.isPending() || !decisions.isDecided()) {
            return 0;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.SINK_AFTER_DECISION.reach();
        }
        transactional.commit(descriptor);
        meter.committed();
        reachedRowSequence = lastRowSequence;
        return 1;
    }

    /** Ends the part, if there is one; true if nothing has to be decided. */
    private boolean prepare() {
        descriptor = transactional.prepare();
        isDirty = false;
        if (descriptor.length == 0) {
            return true;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.SINK_AFTER_PREPARE.reach();
            if (PlantedBug.SINK_RENAMES_BEFORE_DECISION.isPlanted()) {
                transactional.commit(descriptor);
            }
        }
        meter.prepared(lastRowSequence, lastOrdinal);
        decisions.decide(new SinkDecided(job, id, lastRowSequence, lastOrdinal, descriptor));
        return false;
    }

    private void finish() {
        if (transactional != null && (decisions.isPending() || !prepare())) {
            return; // once more when that is visible
        }
        if (!isFlushed()) {
            return;
        }
        sink.finish();
        isFinished = true;
    }

    @Override
    public boolean onResult(final ResultRecord result) {
        if (result.isMark()) {
            return onBarrier(result.markNumber());
        }
        if (isShown(result)) {
            count++; // an earlier life has delivered it
            return true;
        }
        if (!sink.onRow(
                result.rowAddress(), result.kind(), result.rowSequence(), result.ordinal())) {
            return false;
        }
        lastRowSequence = result.rowSequence();
        lastOrdinal = result.ordinal();
        if (transactional != null) {
            meter.wrote();
        }
        isDirty = true;
        count++;
        return true;
    }

    private boolean isShown(final ResultRecord result) {
        if (ProofBuild.IS_ON && PlantedBug.SINK_SHOWS_DECIDED_RESULTS_AGAIN.isPlanted()) {
            return false;
        }
        return decided.covers(result.rowSequence(), result.ordinal());
    }

    private boolean isFlushed() {
        sink.flush();
        return sink.isFlushed();
    }

    /** True once everything in front of the mark is visible. */
    private boolean onBarrier(final long checkpoint) {
        if (transactional == null) {
            if (!isFlushed()) {
                return false;
            }
            reachedRowSequence = lastRowSequence;
        } else if (decisions.isPending() || !prepare()) {
            return false;
        }
        passedBarrier = checkpoint;
        return true;
    }

    /** The last checkpoint before whose barrier every result is visible. Any thread. */
    long passedBarrier() {
        return passedBarrier;
    }

    /**
     * Row sequence of the cause of the last result that the sink has got for good, over all lives;
     * -1 if there is none. Any thread.
     */
    long reachedRowSequence() {
        return reachedRowSequence;
    }

    /**
     * Row sequence below which the sink has been given all that follows at once. On this agent's
     * thread.
     *
     * @param processedBelow how far the job has got, read before this call
     * @param safeBelow how far the log is safe
     */
    long releasedBelow(final long processedBelow, final long safeBelow) {
        return results.lag() == 0 ? Math.min(processedBelow, safeBelow) : lastRowSequence;
    }

    /** Results that the sink has got, of those given in this life. Any thread. */
    long deliveredCount() {
        return deliveredCount;
    }

    /** Whether the sink is complete. Any thread. */
    boolean isFinished() {
        return isFinished;
    }

    @Override
    public String roleName() {
        return role;
    }

    @Override
    public void onClose() {
        results.close();
        sink.close();
    }
}
