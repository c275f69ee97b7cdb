package io.heliosdb.streaming.operators.plan;

/**
 * When a window gives results besides the moment at which the watermark passes its end: before
 * that, and behind it. Results are updates then. A row gives a result at once, or waits with those
 * that follow it: results of a key's window come every so many milliseconds of processing time from
 * the first row on, before the end and behind it each.
 *
 * @param isEarly whether there are results before the end
 * @param earlyDelayMs time between them; 0 for one with each row
 * @param isLate whether rows that come behind the window's end give results
 * @param lateDelayMs time between them; 0 for one with each row
 * @param latenessMs for how long, in event time, rows are taken behind the window's end
 */
public record Emission(
        boolean isEarly, long earlyDelayMs, boolean isLate, long lateDelayMs, long latenessMs) {
    /** One result, at the end. */
    public static final Emission AT_THE_END = withoutDelay(false, false, 0);

    /** Delays of results that there are not are none. */
    public Emission {
        earlyDelayMs = isEarly ? earlyDelayMs : 0;
        lateDelayMs = isLate ? lateDelayMs : 0;
    }

    /** Results with each row. */
    public static Emission withoutDelay(
            final boolean isEarly, final boolean isLate, final long latenessMs) {
        return new Emission(isEarly, 0, isLate, 0, latenessMs);
    }

    /** Whether a result may be followed by another one of the same window. */
    public boolean isUpdating() {
        return isEarly || isLate;
    }

    /** Whether rows wait for processing time. */
    public boolean isDelayed() {
        return earlyDelayMs > 0 || lateDelayMs > 0;
    }

    /** The same of windows of processing time, behind whose end no row comes. */
    public Emission onTime() {
        return new Emission(isEarly, earlyDelayMs, false, 0, 0);
    }

    /** When a result follows the one that was due, at or before now: each delay has one. */
    public static long next(final long dueMs, final long delayMs, final long nowMs) {
        return dueMs + ((nowMs - dueMs) / delayMs + 1) * delayMs;
    }
}
