package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.StateMatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which streams and sinks of a job the sources and sinks of another plan go on with: those that
 * they have in the plan that the log has last; else those of the plan that the state is of, which
 * may be an earlier one.
 */
final class Predecessors {
    private final JobEntry known;
    private final List<JobPlan> plans = new ArrayList<>();
    private final List<StateMatch> matches = new ArrayList<>();

    /**
     * @param operators of the plan that is wanted
     */
    Predecessors(final JobEntry known, final List<OperatorState> operators) {
        this.known = known;
        plans.add(known.plan());
        known.stateOf().ifPresent(plans::add);
        plans.forEach(plan -> matches.add(StateMatch.of(plan.operators(), operators)));
    }

    /** Tag of the stream that a source goes on with. */
    Optional<Integer> stream(final OperatorState source) {
        for (int i = 0; i < plans.size(); i++) {
            final int number = numberOf(source, i);
            if (number >= 0 && plans.get(i).stream(number).isPresent()) {
                return plans.get(i).stream(number);
            }
        }
        return Optional.empty();
    }

    /**
     * Ids for sinks; those that go on with nothing get one that none has had.
     *
     * @param others numbers of those that go on with nothing whatever their predecessors are
     */
    List<Integer> sinkIds(final List<OperatorState> sinks, final List<Integer> others) {
        final Integer[] ids = new Integer[sinks.size()];
        final List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            for (int sink = 0; sink < ids.length; sink++) {
                final int number = others.contains(sink) ? -1 : numberOf(sinks.get(sink), i);
                final int id = number < 0 ? -1 : plans.get(i).sinkId(number);
                if (ids[sink] == null && id >= 0 && !taken.contains(id)) {
                    ids[sink] = id;
                    taken.add(id);
                }
            }
        }
        int fresh = known.nextSinkId();
        for (int sink = 0; sink < ids.length; sink++) {
            ids[sink] = ids[sink] == null ? fresh++ : ids[sink];
        }
        return List.of(ids);
    }

    /** Number of the predecessor of an operator among those of its kind in a plan, or -1. */
    private int numberOf(final OperatorState operator, final int plan) {
        final List<OperatorState> before = plans.get(plan).operators(operator.kind());
        for (int i = 0; i < before.size(); i++) {
            final Optional<OperatorState> now = matches.get(plan).successor(before.get(i).uid());
            if (now.equals(Optional.of(operator))) {
                return i;
            }
        }
        return -1;
    }
}
