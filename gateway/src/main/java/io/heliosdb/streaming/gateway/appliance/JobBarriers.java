package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.operators.runtime.JobCommands;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;

import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What a job does at a barrier: a mark behind its results, and its state put aside for as long as
 * the checkpoint wants it. At a barrier that is replayed nobody wants it. Thread rule: the job's
 * agent; {@link #taken} is for any.
 */
final class JobBarriers implements JobCommands, AutoCloseable {
    private final OutputRing output;
    private final CapturePool pool;
    private final WantedCheckpoint wanted;
    private Function<CapturePool, StateCapture> state;
    private LongSupplier resultCount;
    private volatile TakenState taken;

    /**
     * @param pool for the captures of this job
     * @param wanted the checkpoint that state is put aside for
     */
    JobBarriers(final OutputRing output, final CapturePool pool, final WantedCheckpoint wanted) {
        this.output = output;
        this.pool = pool;
        this.wanted = wanted;
    }

    /**
     * Whose state is put aside; before the job runs.
     *
     * @param stateOfJob captures it
     * @param resultCountOfJob results so far
     */
    void of(
            final Function<CapturePool, StateCapture> stateOfJob,
            final LongSupplier resultCountOfJob) {
        state = stateOfJob;
        resultCount = resultCountOfJob;
    }

    @Override
    public boolean onCommand(final LogEntry entry) {
        if (!(LogCommands.decode(entry) instanceof LogCommand.Barrier barrier)) {
            return true;
        }
        if (!output.mark(entry.firstRowSequence(), barrier.checkpoint())) {
            return false;
        }
        if (wanted.is(barrier.checkpoint())) {
            end(); // of a checkpoint that was given up
            taken =
                    new TakenState(
                            barrier.checkpoint(), resultCount.getAsLong(), state.apply(pool));
            if (ProofBuild.IS_ON) {
                KillPoint.CHECKPOINT_AFTER_STATE.reach();
            }
        }
        return true;
    }

    @Override
    public void onDuty() {
        final TakenState current = taken;
        if (current != null && !wanted.is(current.checkpoint())) {
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
            current.pieces().close();
        }
    }

    /** Frees the pool; the job has been closed. */
    @Override
    public void close() {
        pool.close();
    }
}
