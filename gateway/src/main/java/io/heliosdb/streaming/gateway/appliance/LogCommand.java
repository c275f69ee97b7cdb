package io.heliosdb.streaming.gateway.appliance;

import java.util.List;

/**
 * What the control plane writes into the log, so that everything that decides the future is in it
 * and a restart finds it again.
 */
sealed interface LogCommand
        permits LogCommand.StreamOpened,
                LogCommand.JobCreated,
                LogCommand.JobEnded,
                LogCommand.JobRestarted,
                LogCommand.RowSkipped,
                LogCommand.Barrier,
                SinkDecided {
    /**
     * A stream begins.
     *
     * @param tag of its records
     * @param key what it carries: table, options and columns
     */
    record StreamOpened(int tag, String key) implements LogCommand {}

    /**
     * A job begins with the next record.
     *
     * @param job its name, the lineage of its results
     * @param planHash what it computes
     * @param streams tags of the streams that its scans read, in the order of the scans
     */
    record JobCreated(String job, String planHash, List<Integer> streams) implements LogCommand {
        public JobCreated {
            streams = List.copyOf(streams);
        }
    }

    /**
     * A job is over for good.
     *
     * @param isFinished whether all its inputs have ended; otherwise it was dropped, and its name
     *     is free again
     */
    record JobEnded(String job, boolean isFinished) implements LogCommand {}

    /**
     * A job failed and starts again from its last checkpoint. Whatever its sinks had submitted is
     * decided in front of this.
     */
    record JobRestarted(String job) implements LogCommand {}

    /**
     * A row that made a job fail is passed over by that job from now on.
     *
     * @param rowSequence of the row
     */
    record RowSkipped(String job, long rowSequence) implements LogCommand {}

    /**
     * The state of all jobs at this record goes into a checkpoint.
     *
     * @param checkpoint its number
     */
    record Barrier(long checkpoint) implements LogCommand {}
}
