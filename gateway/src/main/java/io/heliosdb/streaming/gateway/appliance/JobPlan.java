package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.OperatorState.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan of a job, as far as another plan of it has to know it. In the log it says what the job
 * computes; beside a job's state in a checkpoint, whose state it is, without a look at the state:
 *
 * <pre>
 *   plan             hash of the plan
 *   operator-00000…  operators with state, in the order of the plan
 *   streams          tags, with blanks between
 *   sinks            ids, with blanks between
 * </pre>
 *
 * @param planHash what the job computes
 * @param operators those with state; none if it was written before they were
 * @param streams tags of the streams that its scans read, in the order of the scans
 * @param sinks ids of its sinks, in the order of the plan; one that is not there is its number
 */
record JobPlan(
        String planHash,
        List<OperatorState> operators,
        List<Integer> streams,
        List<Integer> sinks) {
    private static final String PLAN = "plan";
    private static final String OPERATOR = "operator-";
    private static final String STREAMS = "streams";
    private static final String SINKS = "sinks";

    JobPlan {
        operators = List.copyOf(operators);
        streams = List.copyOf(streams);
        sinks = List.copyOf(sinks);
    }

    /** Whether its operators are known. Every plan has one, a sink. */
    boolean isDescribed() {
        return !operators.isEmpty();
    }

    /** Those of a kind, in the order of the plan. */
    List<OperatorState> operators(final Kind kind) {
        return of(kind, operators);
    }

    static List<OperatorState> of(final Kind kind, final List<OperatorState> operators) {
        return operators.stream().filter(operator -> operator.kind() == kind).toList();
    }

    /** The tag of the stream that a source reads, by its number among the sources. */
    Optional<Integer> stream(final int number) {
        return number < streams.size() ? Optional.of(streams.get(number)) : Optional.empty();
    }

    /**
     * The id of a sink: the number that it had when it was new, whatever its number is in this
     * plan.
     */
    int sinkId(final int number) {
        return number < sinks.size() ? sinks.get(number) : number;
    }

    /** The same with other operators. */
    JobPlan with(final List<OperatorState> others) {
        return new JobPlan(planHash, others, streams, sinks);
    }

    boolean computesTheSame(final JobPlan other) {
        return planHash.equals(other.planHash);
    }

    SortedMap<String, String> toProperties() {
        final SortedMap<String, String> properties = new TreeMap<>();
        properties.put(PLAN, planHash);
        for (int i = 0; i < operators.size(); i++) {
            properties.put(
                    String.format(Locale.ROOT, "%s%05d", OPERATOR, i), operators.get(i).toText());
        }
        properties.put(STREAMS, text(streams));
        properties.put(SINKS, text(sinks));
        return properties;
    }

    /** Reads what {@link #toProperties} gave; empty if there is no such thing. */
    static Optional<JobPlan> of(final SortedMap<String, String> properties) {
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
        return Optional.of(
                new JobPlan(
                        properties.get(PLAN),
                        operators,
                        numbers(properties.getOrDefault(STREAMS, "")),
                        numbers(properties.getOrDefault(SINKS, ""))));
    }

    private static String text(final List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Integer> numbers(final String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
    }

    void write(final ByteWriter bytes) {
        bytes.putText(planHash).putInt(operators.size());
        operators.forEach(operator -> bytes.putText(operator.toText()));
        bytes.putInts(streams).putInts(sinks);
    }

    /** Reads what {@link #write} wrote. */
    static JobPlan read(final ByteReader bytes) {
        final String planHash = bytes.getText();
        final List<OperatorState> operators = new ArrayList<>();
        for (int left = bytes.getCount(); left > 0; left--) {
            operators.add(OperatorState.ofText(bytes.getText()));
        }
        return new JobPlan(planHash, operators, bytes.getInts(), bytes.getInts());
    }
}
