package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.change.OperatorChange;
import io.heliosdb.streaming.operators.change.StateMatch;

import java.util.List;
import java.util.Optional;

/**
 * What a start would make of a job.
 *
 * @param spec the job, as it is wanted
 * @param standing where it stands
 * @param operators what becomes of the state of each operator
 * @param change what has to go into the log before a changed job goes on
 * @param obstacle why it cannot go on, whatever is allowed
 */
record JobReview(
        JobSpec spec,
        Standing standing,
        List<OperatorChange> operators,
        Optional<LogCommand.JobChanged> change,
        Optional<HeliosException> obstacle) {
    /** Where a job stands at a start. */
    enum Standing {
        /** The log does not know it. */
        NEW,
        /** It goes on as it was. */
        UNCHANGED,
        /** It is another, and goes on with what that takes over. */
        CHANGED,
        /** All its inputs have ended, and nothing starts it again. */
        FINISHED
    }

    JobReview {
        operators = List.copyOf(operators);
    }

    static JobReview of(
            final JobSpec spec, final Standing standing, final List<OperatorChange> operators) {
        return new JobReview(spec, standing, operators, Optional.empty(), Optional.empty());
    }

    static JobReview refused(
            final JobSpec spec,
            final List<OperatorChange> operators,
            final HeliosException obstacle) {
        return new JobReview(
                spec, Standing.CHANGED, operators, Optional.empty(), Optional.of(obstacle));
    }

    /**
     * Why a start does not go through, if it does not.
     *
     * @param mayLoseState whether operators that cannot take over their state may begin without
     */
    Optional<HeliosException> refusal(final boolean mayLoseState) {
        if (obstacle.isPresent() || mayLoseState) {
            return obstacle;
        }
        if (standing == Standing.UNCHANGED) {
            return Optional.empty(); // the log has its change, with what was allowed then
        }
        return operators.stream()
                .filter(OperatorChange::losesState)
                .findFirst()
                .map(lost -> lost(spec.name(), lost));
    }

    private static HeliosException lost(final String job, final OperatorChange lost) {
        return HeliosException.of(
                        ApplianceError.JOB_CHANGED,
                        "job " + job + " has changed, and would lose state")
                .detail(StateMatch.text(lost))
                .hint(
                        "run with --dry-run shows all of it; give the statement back, let go of"
                            + " that state with --allow-non-restored-state, or of all that the job"
                            + " has with --drop-job "
                                + job);
    }
}
