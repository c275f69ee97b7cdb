package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands beside a job's state in a checkpoint, so that nobody has to read the state to know
 * whose it is:
 *
 * <pre>
 *   plan             hash of the plan
 *   operator-00000…  operators with state, in the order of the plan
 * </pre>
 *
 * @param planHash what the job computes
 */
record JobDescription(String planHash, List<OperatorState> operators) {
    private static final String PLAN = "plan";
    private static final String OPERATOR = "operator-";

    JobDescription {
        operators = List.copyOf(operators);
    }

    SortedMap<String, String> toProperties() {
        final SortedMap<String, String> properties = new TreeMap<>();
        properties.put(PLAN, planHash);
        for (int i = 0; i < operators.size(); i++) {
            properties.put(name(OPERATOR, i), operators.get(i).toText());
        }
        return properties;
    }

    private static String name(final String prefix, final int number) {
        return String.format(Locale.ROOT, "%s%05d", prefix, number);
    }

    /** What a checkpoint says of a job; empty if nothing. */
    static Optional<JobDescription> of(final SavedStates.Saved saved, final String job) {
        return of(saved.properties(CheckpointAgent.partName(job)));
    }

    /** Reads what {@link #toProperties} gave; empty if there is no such thing. */
    static Optional<JobDescription> of(final SortedMap<String, String> properties) {
        if (!properties.containsKey(PLAN)) {
            return Optional.empty();
        }
        final List<OperatorState> operators = new ArrayList<>();
        properties.forEach(
                (name, value) -> {
                    if (name.startsWith(OPERATOR)) {
                        operators.add(OperatorState.ofText(value));
                    }
                });
        return Optional.of(new JobDescription(properties.get(PLAN), operators));
    }
}
