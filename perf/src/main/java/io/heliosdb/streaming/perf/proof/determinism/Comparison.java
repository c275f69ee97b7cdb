package io.heliosdb.streaming.perf.proof.determinism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what JVMs and modes found with what the first has found: results at each point, and
 * state where the same kind of pipeline kept it. One thread.
 */
final class Comparison {

    private final Map<String, String> results = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private long jobCount;

    /** Sets what all others are compared with: the lines of the default JVM. */
    Comparison(final List<Found> first) {
        for (final Found found : first) {
            if (found.mode().equals(Mode.FIRST)) {
                results.put(found.place(), found.results());
            }
            states.putIfAbsent(found.statePlace(), found.state());
        }
        jobCount = first.stream().map(Found::job).distinct().count();
    }

    /**
     * Compares one JVM's lines.
     *
     * @return for each of its modes whether it agrees
     */
    Map<Mode, Boolean> compare(final Jvm jvm, final List<Found> found) {
        final Map<Mode, Boolean> verdicts = new LinkedHashMap<>();
        for (final Mode mode : jvm.modes()) {
            final List<Found> its =
                    found.stream().filter(each -> each.mode().equals(mode)).toList();
            final String name = jvm.name() + " " + mode.text();
            final int before = differences.size();
            its.forEach(each -> compare(name, each));
            if (its.size() != wantedPoints(jvm)) {
                differences.add(name + " told of " + its.size() + " points");
            }
            verdicts.put(mode, differences.size() == before);
        }
        return verdicts;
    }

    private void compare(final String name, final Found found) {
        if (!found.results().equals(results.get(found.place()))) {
            differences.add(
                    name
                            + ": other results in "
                            + found.place()
                            + ", "
                            + found.results()
                            + " for "
                            + results.get(found.place()));
        }
        if (!found.state().equals(states.get(found.statePlace()))) {
            differences.add(name + ": another state in " + found.statePlace());
        }
    }

    private long wantedPoints(final Jvm jvm) {
        return jvm.isSlow() ? jobCount : results.size();
    }

    /** What differs, in words. */
    List<String> differences() {
        return differences;
    }
}
