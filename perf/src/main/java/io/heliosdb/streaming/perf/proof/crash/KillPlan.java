package io.heliosdb.streaming.perf.proof.crash;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * How one life of the engine ends, by its seed: every second one at a named point, the points in
 * turns, at a passing that is drawn; the others at a random moment.
 */
final class KillPlan {
    private static final long LEAST_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int RANGE_MS = 2_000;

    /** Passings of a point before it kills; early ones are likelier. */
    private static final int[] PASSINGS = {1, 1, 2, 3, 10, 50};

    private final String point;
    private final int passing;
    private final long momentNs;

    private KillPlan(final String point, final int passing, final long momentNs) {
        this.point = point;
        this.passing = passing;
        this.momentNs = momentNs;
    }

    static KillPlan of(final long seed, final List<String> points) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long moment = LEAST_NS + TimeUnit.MILLISECONDS.toNanos(random.nextInt(RANGE_MS));
        if (points.isEmpty() || seed % 2 == 0) {
            return new KillPlan("", 0, moment);
        }
        final String point = points.get((int) Math.floorMod(seed / 2, (long) points.size()));
        // The first round of all points takes the first passing, or a rare one were never hit.
        final boolean isFirstRound = seed / 2 < points.size();
        final int passing = isFirstRound ? 1 : PASSINGS[random.nextInt(PASSINGS.length)];
        return new KillPlan(point, passing, moment);
    }

    /** Name of the point; empty for a random moment. */
    String point() {
        return point;
    }

    /** As the engine takes it. */
    String order() {
        return point.isEmpty() ? "" : point + ":" + passing;
    }

    /** When to kill, from the first resumption on, if no point is named. */
    long momentNs() {
        return momentNs;
    }

    @Override
    public String toString() {
        return point.isEmpty()
                ? "kill after " + TimeUnit.NANOSECONDS.toMillis(momentNs) + " ms"
                : "kill at " + order();
    }
}
