package io.heliosdb.streaming.perf.proof.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which kill comes next on a medium: each wanted point once, those first that only a folder's first
 * lives pass; then whatever the seeds say. A point that was not reached comes again, some times.
 */
final class KillPlans {
    /** A folder gets its key once; jobs are created, fail and end once, in this order. */
    private static final List<String> EARLY =
            List.of(
                    "START_BEFORE_KEY",
                    "JOB_AFTER_CREATION",
                    "JOB_AFTER_FAILURE",
                    "JOB_BEFORE_END");

    private static final Set<String> ONCE_A_LIFE =
            Set.of(
                    "START_AFTER_EPOCH",
                    "JOURNAL_AFTER_START",
                    "JOURNAL_AFTER_REPAIR",
                    "JOURNAL_DURING_RETENTION",
                    "RECOVERY_AFTER_SCAN",
                    "RECOVERY_AFTER_RESTORE",
                    "SINK_DURING_RECOVERY");

    /** Segments of the archive are filled by its own code. */
    private static final Set<String> FILE_MEDIUM_ONLY = Set.of("JOURNAL_AT_ROLL_OVER");

    private static final int MOST_ATTEMPTS = 4;

    private final List<String> wanted = new ArrayList<>();
    private final Deque<String> early = new ArrayDeque<>();
    private final Deque<String> others = new ArrayDeque<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> hits = new TreeSet<>();

    /**
     * Plans nothing yet.
     *
     * @param medium of the journal
     * @param points all that may be used
     * @param firstSeed of the campaign: it decides where among the points to begin
     */
    KillPlans(final String medium, final List<String> points, final long firstSeed) {
        points.stream()
                .filter(point -> medium.equals("file") || !FILE_MEDIUM_ONLY.contains(point))
                .forEach(wanted::add);
        EARLY.stream().filter(wanted::contains).forEach(early::add);
        wanted.stream().filter(point -> !EARLY.contains(point)).forEach(others::add);
        final long turns = others.isEmpty() ? 0 : Math.floorMod(firstSeed - 1, others.size());
        for (long turn = 0; turn < turns; turn++) {
            others.add(others.poll());
        }
    }

    /** Whether a life passes a point once at most. */
    static boolean isPassedOnce(final String point) {
        return ONCE_A_LIFE.contains(point);
    }

    /** Whether the next life of a folder is wanted for a point that only first lives pass. */
    boolean isEarly(final int life) {
        return !early.isEmpty()
                && life < EARLY.size()
                && (life == 0 || !early.peek().equals(EARLY.getFirst()));
    }

    /**
     * The next one.
     *
     * @param life number of the life on its folder, from 0
     */
    KillPlan next(final long seed, final int life) {
        if (isEarly(life)) {
            return KillPlan.at(early.poll());
        }
        if (!others.isEmpty()) {
            return KillPlan.at(others.poll());
        }
        return KillPlan.of(seed, wanted.stream().filter(point -> !EARLY.contains(point)).toList());
    }

    /** The engine ended itself at the point. */
    void hit(final String point) {
        hits.add(point);
    }

    /** The point was not reached in time. */
    void missed(final String point) {
        if (!hits.contains(point) && attempts.merge(point, 1, Integer::sum) < MOST_ATTEMPTS) {
            (EARLY.contains(point) ? early : others).add(point);
        }
    }

    int wanted() {
        return wanted.size();
    }

    int hits() {
        return hits.size();
    }

    /** Points that have not been hit so far. */
    List<String> missing() {
        return wanted.stream().filter(point -> !hits.contains(point)).toList();
    }
}
