package io.heliosdb.streaming.perf.proof.crash;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a crash campaign is done.
 *
 * @param producers that feed the engine
 * @param killsOfFolder kills on one data folder before it is drained and compared
 * @param share of the measured rate at which it is fed
 * @param measuringNs time for measuring the rate
 * @param patienceNs most time for a start, for a named point to be reached, and for a drain
 * @param points names of kill points
 */
record CrashSettings(
        int producers,
        int killsOfFolder,
        double share,
        long measuringNs,
        long patienceNs,
        List<String> points) {
    static final int PRODUCERS = 3;
    static final int KILLS_OF_FOLDER = 20;

    /** Of the measured rate; at least half is asked for. */
    static final double SHARE = 0.6;

    static final long MEASURING_NS = TimeUnit.SECONDS.toNanos(4);
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    static CrashSettings ofPoints(final List<String> points) {
        return new CrashSettings(
                PRODUCERS, KILLS_OF_FOLDER, SHARE, MEASURING_NS, PATIENCE_NS, points);
    }
}
