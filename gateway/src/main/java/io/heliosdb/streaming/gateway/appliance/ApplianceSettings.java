package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.log.LogContext;

import java.nio.file.Path;

/**
 * What a durable process is told to be.
 *
 * @param threading of its agents
 * @param pipelineMaker whether plans are compiled or interpreted
 * @param level at which input is acknowledged and output released
 * @param maxRowBytes largest row, at ingress and as a result
 * @param batchRowLimit most rows in one record of the log
 * @param checkpointIntervalMs between two checkpoints; 0 for none but those asked for
 * @param keptCheckpoints newest complete ones that are kept
 * @param captureBytes memory for what changes while a job's state is being written
 * @param restarts how failed jobs are started again
 * @param deadLetters folder of the dead-letter files
 * @param queueDepth batches that a source can have on their way into the log
 */
public record ApplianceSettings(
        Threading threading,
        PipelineMaker pipelineMaker,
        Level level,
        int maxRowBytes,
        int batchRowLimit,
        long checkpointIntervalMs,
        int keptCheckpoints,
        long captureBytes,
        Restarts restarts,
        Path deadLetters,
        int queueDepth) {
    /** With the usual depth of queues. */
    public ApplianceSettings(
            final Threading threading,
            final PipelineMaker pipelineMaker,
            final Level level,
            final int maxRowBytes,
            final int batchRowLimit,
            final long checkpointIntervalMs,
            final int keptCheckpoints,
            final long captureBytes,
            final Restarts restarts,
            final Path deadLetters) {
        this(
                threading,
                pipelineMaker,
                level,
                maxRowBytes,
                batchRowLimit,
                checkpointIntervalMs,
                keptCheckpoints,
                captureBytes,
                restarts,
                deadLetters,
                LogContext.HAND_OVER_CAPACITY);
    }

    /** When a record counts as safe. */
    public enum Level {
        /** At once: the death of the process loses what was not yet recorded. */
        MEMORY,
        /** When the operating system has it: only a loss of power loses anything. */
        JOURNALED,
        /** When the disk has it. */
        FSYNCED
    }

    /**
     * How failed jobs are started again.
     *
     * @param attempts restarts in a row before a job stays down
     * @param firstDelayMs before the first; doubled with each
     * @param greatestDelayMs at most
     * @param skipsPoison whether a row that has made a job fail as often as that goes to the
     *     dead-letter file, and the job goes on behind it
     */
    public record Restarts(
            int attempts, long firstDelayMs, long greatestDelayMs, boolean skipsPoison) {}

    /** Pages of each stream and of each job's output. */
    PageSizes pageSizes() {
        return EngineContext.pageSizes(maxRowBytes);
    }
}
