package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Ledger;

import java.util.SplittableRandom;

/**
 * Walks through the states in which a loss of power may leave a disk: at each moment of a trace,
 * with everything (as after the death of the process alone), nothing, all but any one and all but
 * any two of what was uncertain then, and random subsets.
 */
public final class PowerLoss {
    /** Looks at one state. */
    @FunctionalInterface
    public interface Check {
        /**
         * Checks what is left.
         *
         * @param left the disk after the power came back; the check's own
         * @param promised what had been promised when it went
         * @param moment calls that had been done
         * @param state number of the state at this moment, to find it again
         * @return whether to go on
         */
        boolean onState(SimulatedStorage left, long promised, int moment, int state);
    }

    private final Trace trace;
    private final long seed;
    private final int randomSubsets;
    private final int pairs;

    /**
     * Prepares a walk.
     *
     * @param trace of the program's calls, from an empty disk
     * @param seed of the random subsets
     * @param randomSubsets how many at each moment
     * @param pairs most pairs at each moment; when there are more, this many are drawn
     */
    public PowerLoss(final Trace trace, final long seed, final int randomSubsets, final int pairs) {
        this.trace = trace;
        this.seed = seed;
        this.randomSubsets = randomSubsets;
        this.pairs = pairs;
    }

    /**
     * Visits the states.
     *
     * @return how many were visited
     */
    public long visit(final Check check) {
        final SimulatedStorage disk = new SimulatedStorage();
        long visited = 0;
        try (TracedFiles open = new TracedFiles(new Ledger(Long.MAX_VALUE))) {
            for (int moment = 0; moment <= trace.length(); moment++) {
                if (moment > 0) {
                    trace.step(moment - 1).redo(disk, open);
                }
                final Moment states = new Moment(disk, trace.promisedAfter(moment), moment, check);
                final boolean goOn = visit(states);
                visited += states.visited;
                if (!goOn) {
                    return visited;
                }
            }
        }
        return visited;
    }

    private boolean visit(final Moment moment) {
        final int uncertain = moment.disk.uncertain();
        if (!moment.check(Survival.ALL, moment.promise.recorded())) {
            return false;
        }
        if (uncertain == 0) {
            return true;
        }
        if (!moment.check(Survival.NOTHING)) {
            return false;
        }
        for (int unit = 0; unit < uncertain; unit++) {
            if (!moment.check(Survival.without(unit))) {
                return false;
            }
        }
        final SplittableRandom random = new SplittableRandom(seed * 31 + moment.number);
        if (!visitPairs(moment, uncertain, random)) {
            return false;
        }
        for (int i = 0; i < randomSubsets; i++) {
            if (!moment.check(Survival.random(random.split()))) {
                return false;
            }
        }
        return true;
    }

    private boolean visitPairs(
            final Moment moment, final int uncertain, final SplittableRandom random) {
        final long all = (long) uncertain * (uncertain - 1) / 2;
        if (all > pairs) {
            for (int i = 0; i < pairs; i++) {
                final int first = random.nextInt(uncertain);
                if (!moment.check(Survival.without(first, random.nextInt(uncertain)))) {
                    return false;
                }
            }
            return true;
        }
        for (int first = 0; first < uncertain; first++) {
            for (int second = first + 1; second < uncertain; second++) {
                if (!moment.check(Survival.without(first, second))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One moment of the trace. */
    private static final class Moment {
        private final SimulatedStorage disk;
        private final Trace.Promise promise;
        private final int number;
        private final Check check;
        private int visited;

        Moment(
                final SimulatedStorage disk,
                final Trace.Promise promise,
                final int number,
                final Check check) {
            this.disk = disk;
            this.promise = promise;
            this.number = number;
            this.check = check;
        }

        boolean check(final Survival survival) {
            return check(survival, 0);
        }

        boolean check(final Survival survival, final long least) {
            return check.onState(
                    disk.afterPowerLoss(survival),
                    Math.max(promise.forced(), least),
                    number,
                    visited++);
        }
    }
}
