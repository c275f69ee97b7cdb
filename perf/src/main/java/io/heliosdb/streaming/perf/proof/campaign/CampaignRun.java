package io.heliosdb.streaming.perf.proof.campaign;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One run of a campaign: hands out seeds while there is time, and tallies what is found. Any
 * thread.
 */
public final class CampaignRun {
    /** Violations that are kept and printed; all are counted, up to a limit if there is one. */
    private static final int VIOLATIONS_SHOWN = 20;

    private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final long firstSeed;
    private final long count;
    private final NanoClock clock;
    private final PrintStream stream;
    private final long beganNs;
    private final double limitNs;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private long violationCount;
    private long cases;
    private boolean isViolationExpected;
    private int violationLimit = Integer.MAX_VALUE;

    /**
     * Begins.
     *
     * @param firstSeed of the first case; each next one is greater by one
     * @param count most cases
     * @param minutes after which no case begins
     * @param clock measures them
     * @param stream where violations and progress go
     */
    public CampaignRun(
            final long firstSeed,
            final long count,
            final double minutes,
            final NanoClock clock,
            final PrintStream stream) {
        this.firstSeed = firstSeed;
        this.count = count;
        this.clock = clock;
        this.stream = stream;
        this.beganNs = clock.nanoTime();
        this.limitNs = minutes * NANOS_PER_MINUTE;
    }

    /** Whether another case is wanted. */
    public synchronized boolean wantsMore() {
        return cases < count && goesOn();
    }

    /** Whether to go on with the case: there is time, and the list of violations is not full. */
    public synchronized boolean goesOn() {
        return violationCount < violationLimit && clock.nanoTime() - beganNs < limitNs;
    }

    /** Ends the run when so many violations have been found. */
    public synchronized CampaignRun violationLimit(final int limit) {
        violationLimit = limit;
        return this;
    }

    /** Begins a case and gives its seed. */
    public synchronized long nextSeed() {
        return firstSeed + cases++;
    }

    /** The same if another case is wanted, and null if none is: what {@link Workers} take. */
    public synchronized Long takeSeed() {
        return wantsMore() ? nextSeed() : null;
    }

    /** Seed of the first case. */
    public long firstSeed() {
        return firstSeed;
    }

    /** Cases that the command line asks for. */
    public long wantedCases() {
        return count;
    }

    /** Adds to a count that the result names. */
    public synchronized void count(final String what, final long more) {
        counts.merge(what, more, Long::sum);
    }

    /** Says something on the way. */
    public synchronized void note(final String text) {
        stream.println(text);
        stream.flush();
    }

    /** Notes that a rule was broken, with what it takes to see it again. */
    public synchronized void violation(final long seed, final String what) {
        violationCount++;
        if (violations.size() < VIOLATIONS_SHOWN) {
            final String text = "seed " + seed + ": " + what;
            violations.add(text);
            note("VIOLATION " + text);
        }
    }

    /** Violations are what must be found in this run, to show that the campaign is not blind. */
    public synchronized void expectViolations() {
        isViolationExpected = true;
    }

    /** Cases that were begun. */
    public synchronized long cases() {
        return cases;
    }

    public synchronized long violations() {
        return violationCount;
    }

    /** What a count stands at. */
    public synchronized long counted(final String what) {
        return counts.getOrDefault(what, 0L);
    }

    synchronized CampaignResult result(
            final String campaign, final String commit, final Machine machine) {
        return new CampaignResult(
                campaign,
                commit,
                firstSeed,
                firstSeed + Math.max(0, cases - 1),
                cases,
                Map.copyOf(counts),
                violationCount,
                isViolationExpected,
                List.copyOf(violations),
                TimeUnit.NANOSECONDS.toSeconds(clock.nanoTime() - beganNs),
                machine);
    }
}
