package io.heliosdb.streaming.gateway.measure;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalReader;
import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;

import org.agrona.concurrent.NanoClock;

/** How long rows take from their arrival to one place. One thread at a time passes rows. */
public final class LatencyRecorder {
    private final ArrivalReader arrivals;
    private final NanoClock clock;
    private final DurationRecorder durations = new DurationRecorder();

    /**
     * @param trail of the log; what arrives from now on counts
     * @param clock that of the trail
     */
    public LatencyRecorder(final ArrivalTrail trail, final NanoClock clock) {
        arrivals = trail.open();
        this.clock = clock;
    }

    /** Everything below a row sequence has got there. */
    public void passed(final long rowSequence) {
        if (arrivals.isThere() && arrivals.endRowSequence() <= rowSequence) {
            record(rowSequence, clock.nanoTime());
        }
    }

    private void record(final long rowSequence, final long nowNs) {
        while (arrivals.isThere() && arrivals.endRowSequence() <= rowSequence) {
            durations.record(nowNs - arrivals.arrivalNs(), arrivals.rows());
            arrivals.advance();
        }
    }

    /** For its reader. */
    public DurationRecorder durations() {
        return durations;
    }
}
