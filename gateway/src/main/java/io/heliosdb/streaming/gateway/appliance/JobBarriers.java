package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobCommands;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.state.capture.CapturePool;

/**
 * What a job does at a barrier: a mark behind its results, and its state put aside for the
 * checkpoint. Thread rule: the job's agent; {@link #taken} is for any.
 */
final class JobBarriers implements JobCommands, AutoCloseable {
    private final OutputRing output;
    private final CapturePool pool;
    private JobAgent job;
    private volatile TakenState taken;

    /**
     * @param pool for the captures of this job
     */
    JobBarriers(final OutputRing output, final CapturePool pool) {
        this.output = output;
        this.pool = pool;
    }

    /** The job whose barriers these are; before it runs. */
    void of(final JobAgent agent) {
        job = agent;
    }

    @Override
    public boolean onCommand(final LogEntry entry) {
        if (!(LogCommands.decode(entry) instanceof LogCommand.Barrier barrier)) {
            return true;
        }
        if (!output.mark(entry.firstRowSequence(), barrier.checkpoint())) {
            return false;
        }
        end(); // of a checkpoint that was given up
        taken = new TakenState(barrier.checkpoint(), job.capture(pool));
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_AFTER_STATE.reach();
        }
        return true;
    }

    @Override
    public void onDuty() {
        final TakenState current = taken;
        if (current != null && current.isDone()) {
            end();
        }
    }

    /** The state put aside last, or null. Any thread. */
    TakenState taken() {
        return taken;
    }

    @Override
    public void onClose() {
        end();
    }

    private void end() {
        final TakenState current = taken;
        taken = null;
        if (current != null) {
            current.end();
        }
    }

    /** Frees the pool; the job has been closed. */
    @Override
    public void close() {
        pool.close();
    }
}
