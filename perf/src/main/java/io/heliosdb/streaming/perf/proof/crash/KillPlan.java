package io.heliosdb.streaming.perf.proof.crash;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** How one life of the engine ends: at a named point, or at a moment. */
final class KillPlan {
    private static final long LEAST_NS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Most lives are short, since each is paid for with a start. */
    private static final int SHORT_MS = 500;

    private static final int LONG_MS = 2_000;

    /** A start takes about this long; a moment within it falls into the recovery. */
    private static final int START_MS = 2_500;

    /** Passings of a point before it kills, where points are passed again and again. */
    private static final int[] PASSINGS = {1, 2, 3, 10, 50};

    private static final int[] RARE_PASSINGS = {1, 1, 2, 3};

    /** A life that is not killed. */
    static final KillPlan NONE = new KillPlan("", 0, Long.MAX_VALUE, false);

    private final String point;
    private final int passing;
    private final long momentNs;
    private final boolean isDuringStart;

    private KillPlan(
            final String point,
            final int passing,
            final long momentNs,
            final boolean isDuringStart) {
        this.point = point;
        this.passing = passing;
        this.momentNs = momentNs;
        this.isDuringStart = isDuringStart;
    }

    /** At the first passing of a point. */
    static KillPlan at(final String point) {
        return new KillPlan(point, 1, 0, false);
    }

    /** At a moment of a life that has begun. */
    static KillPlan atMoment(final long seed) {
        return new KillPlan("", 0, moment(new SplittableRandom(seed)), false);
    }

    /** Whatever the seed says: a moment, a moment of the start, or a passing of a point. */
    static KillPlan of(final long seed, final List<String> points) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int kind = random.nextInt(4);
        if (kind == 0) {
            final long sinceStart = TimeUnit.MILLISECONDS.toNanos(random.nextInt(START_MS));
            return new KillPlan("", 0, sinceStart, true);
        }
        if (kind == 1 || points.isEmpty()) {
            return new KillPlan("", 0, moment(random), false);
        }
        final String point = points.get(random.nextInt(points.size()));
        return new KillPlan(point, passing(point, random), 0, false);
    }

    private static long moment(final SplittableRandom random) {
        final int range = random.nextInt(4) == 0 ? LONG_MS : SHORT_MS;
        return LEAST_NS + TimeUnit.MILLISECONDS.toNanos(random.nextInt(range));
    }

    private static int passing(final String point, final SplittableRandom random) {
        if (KillPlans.isPassedOnce(point)) {
            return 1;
        }
        final boolean isRare = point.startsWith("FILE_") || point.startsWith("CHECKPOINT_");
        final int[] passings = isRare ? RARE_PASSINGS : PASSINGS;
        return passings[random.nextInt(passings.length)];
    }

    /** Name of the point; empty for a moment. */
    String point() {
        return point;
    }

    /** As the engine takes it; empty for a moment. */
    String order() {
        return point.isEmpty() ? "" : point + ":" + passing;
    }

    /** Whether the moment counts from the start of the process, not from its first answer. */
    boolean isDuringStart() {
        return isDuringStart;
    }

    /** When to kill, if no point is named. */
    long momentNs() {
        return momentNs;
    }

    @Override
    public String toString() {
        if (!point.isEmpty()) {
            return "kill at " + order();
        }
        return "kill "
                + TimeUnit.NANOSECONDS.toMillis(momentNs)
                + (isDuringStart ? " ms after the start" : " ms after the first answer");
    }
}
