package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;
import java.util.SortedMap;

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
                LogCommand.JobPaused,
                LogCommand.JobCancelled,
                LogCommand.RowSkipped,
                LogCommand.Barrier,
                LogCommand.LogGivenUp,
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
     * @param plan what it computes
     * @param tables those that its sinks write, by id of the sink
     */
    record JobCreated(String job, JobPlan plan, SortedMap<Integer, TableDefinition> tables)
            implements LogCommand {}

    /**
     * A job goes on with another plan and what that takes over of its state.
     *
     * @param job its name
     * @param plan what it computes from now on: a sink that was there keeps its id
     * @param streams those of the plan
     * @param tables those that its sinks write, by id of the sink
     * @param mayLoseState whether operators that cannot take over their state begin without
     */
    record JobChanged(
            String job,
            JobPlan plan,
            List<StreamUse> streams,
            SortedMap<Integer, TableDefinition> tables,
            boolean mayLoseState)
            implements LogCommand {
        public JobChanged {
            streams = List.copyOf(streams);
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
     * A job starts again from its last checkpoint, since it failed, was paused, or was told to.
     * Whatever its sinks had submitted is decided in front of this.
     */
    record JobRestarted(String job) implements LogCommand {}

    /**
     * A job rests, over restarts too, until it is started again. Whatever its sinks had submitted
     * is decided in front of this.
     */
    record JobPaused(String job) implements LogCommand {}

    /**
     * A job that rests is over for good, although its inputs go on. It keeps its name, so that it
     * does not begin anew at the next start.
     */
    record JobCancelled(String job) implements LogCommand {}

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

    /**
     * This log goes on from a savepoint, and one that went on from there before is given up.
     *
     * @param from row sequence from which on it is
     */
    record LogGivenUp(long from) implements LogCommand {}
}
