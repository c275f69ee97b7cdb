package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.gateway.alignment.AlignedSource;
import io.heliosdb.streaming.operators.runtime.OperatorRows;

import java.util.List;
import java.util.Optional;

/**
 * How one job is.
 *
 * @param name of its SQL file
 * @param state where it is in its life
 * @param processedRows rows that its state has taken in, since the job began; or {@link #UNKNOWN}
 * @param deliveredRows results that its sinks have taken, since the job began; or {@link #UNKNOWN}
 * @param watermarkMs event time it has reached, {@code Long.MIN_VALUE} for none yet
 * @param restarts how often it was started again after a failure, since the process started
 * @param deadLetters rows put aside, since the job began
 * @param failure its last one since the process started, as printed to users
 * @param alignedSources where its sources stand that wait for each other
 * @param operators what became of the rows of each operator, since the job was last started; empty
 *     if it has not begun in this process
 */
public record JobStatus(
        String name,
        State state,
        long processedRows,
        long deliveredRows,
        long watermarkMs,
        int restarts,
        long deadLetters,
        Optional<String> failure,
        List<AlignedSource> alignedSources,
        List<OperatorRows> operators) {
    public JobStatus {
        alignedSources = List.copyOf(alignedSources);
        operators = List.copyOf(operators);
    }

    /** Of a job that could not begin, and has not come to be. */
    public static JobStatus refused(final String name, final String failure) {
        return new JobStatus(
                name,
                State.FAILED,
                UNKNOWN,
                UNKNOWN,
                Long.MIN_VALUE,
                0,
                0,
                Optional.of(failure),
                List.of(),
                List.of());
    }

    /** Of a job that has not begun in this process, or ended in an earlier one. */
    public static final long UNKNOWN = -1;

    /** Where a job is in its life. */
    public enum State {
        /** Its state is being restored and the journal behind it replayed. */
        RECOVERING,
        /** It processes what comes. */
        RUNNING,
        /** It failed and waits to be started again. */
        RESTARTING,
        /** It failed as often as is allowed, and stays down; or it could not begin at all. */
        FAILED,
        /** It rests until it is told to go on. */
        PAUSED,
        /** Its sources have ended and all results are delivered. */
        FINISHED,
        /** It was ended before its sources were. */
        CANCELLED
    }
}
