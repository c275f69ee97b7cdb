package io.heliosdb.streaming.perf.tumble;

/**
 * How fast a contestant was in a round.
 *
 * @param eventsPerSecond by the clock on the wall
 * @param cores processors that the process was busy on meanwhile
 */
record Pace(double eventsPerSecond, double cores) {
    private static final double NANOS_PER_SECOND = 1e9;

    static Pace of(final long events, final long elapsedNs, final long cpuNs) {
        return new Pace(events * NANOS_PER_SECOND / elapsedNs, (double) cpuNs / elapsedNs);
    }
}
