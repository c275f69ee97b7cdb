package io.heliosdb.streaming.gateway.measure;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

import java.util.concurrent.TimeUnit;

/**
 * Records durations, from below a microsecond to an hour, to two digits. One thread at a time
 * records; one reads.
 */
public final class DurationRecorder {
    private static final long LEAST_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MOST_NS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 2;

    private final SingleWriterRecorder recorder =
            new SingleWriterRecorder(LEAST_NS, MOST_NS, DIGITS);

    /** Histogram of the last {@link #taken}, to be used again; the reader's. */
    private Histogram used;

    /** An empty histogram that holds what recorders record. */
    public static Histogram histogram() {
        return new Histogram(LEAST_NS, MOST_NS, DIGITS);
    }

    /** Records so many of one duration. */
    public void record(final long durationNs, final long count) {
        recorder.recordValueWithCount(Math.clamp(durationNs, 0, MOST_NS), count);
    }

    /** What was recorded since the last call, in nanoseconds; good until the next one. */
    public Histogram taken() {
        used = recorder.getIntervalHistogram(used);
        return used;
    }
}
