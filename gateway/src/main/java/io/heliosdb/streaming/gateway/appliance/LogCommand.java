package io.heliosdb.streaming.gateway.appliance;

import java.util.List;

/**
 * What the control plane writes into the log, so that everything that decides the future is in it
 * and a restart finds it again.
 */
sealed interface LogCommand
        permits LogCommand.StreamOpened,
                LogCommand.JobCreated,
                LogCommand.JobChanged,
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
     * A job goes on with another plan and what that takes over of its state.
     *
     * @param job its name
     * @param planHash what it computes from now on
     * @param streams what its scans read, in the order of the plan
     * @param sinks ids of its sinks, in the order of the plan: a sink that was there keeps its own
     * @param mayLoseState whether operators that cannot take over their state begin without
     */
    record JobChanged(
            String job,
            String planHash,
            List<StreamUse> streams,
            List<Integer> sinks,
            boolean mayLoseState)
            implements LogCommand {
        public JobChanged {
            streams = List.copyOf(streams);
            sinks = List.copyOf(sinks);
        }

        /** Tags of the streams. */
        List<Integer> tags() {
            return streams.stream().map(StreamUse::tag).toList();
        }
    }

    /**
     * A stream that a changed job reads. It is opened by the change if it is not there yet.
     *
     * @param tag of its records
     * @param key what it carries
     * @param goesOnFrom tag of the stream whose source it continues, or {@link #NOTHING}
     */
    record StreamUse(int tag, String key, int goesOnFrom) {
        static final int NOTHING = -1;
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
