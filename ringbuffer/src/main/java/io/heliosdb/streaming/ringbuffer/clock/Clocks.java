package io.heliosdb.streaming.ringbuffer.clock;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;

/** The machine's clocks, handed out where the process is put together and nowhere else. */
public final class Clocks {
    private Clocks() {}

    /** Nanoseconds since an arbitrary moment, for durations. */
    public static NanoClock nano() {
        return SystemNanoClock.INSTANCE;
    }

    /** Milliseconds since 1970 UTC, for ticks and records of what happened when. */
    public static EpochClock epoch() {
        return SystemEpochClock.INSTANCE;
    }
}
