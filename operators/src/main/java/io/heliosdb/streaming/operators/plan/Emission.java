package io.heliosdb.streaming.operators.plan;

/**
 * When a window gives results besides the moment at which the watermark passes its end: with each
 * row before that, with each row behind it. Results are updates then.
 *
 * @param isEarly whether each row of a window that has not ended gives a result
 * @param isLate whether each row that comes behind the window's end gives one
 * @param latenessMs for how long, in event time, rows are taken behind the window's end
 */
public record Emission(boolean isEarly, boolean isLate, long latenessMs) {
    /** One result, at the end. */
    public static final Emission AT_THE_END = new Emission(false, false, 0);

    /** Whether a result may be followed by another one of the same window. */
    public boolean isUpdating() {
        return isEarly || isLate;
    }
}
