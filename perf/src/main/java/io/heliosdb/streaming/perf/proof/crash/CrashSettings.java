package io.heliosdb.streaming.perf.proof.crash;

import java.util.concurrent.TimeUnit;

/**
 * How a crash campaign is done.
 *
 * @param producers that feed the engine
 * @param killsOfFolder kills on one data folder before it is drained and compared
 * @param share of the measured rate at which it is fed
 * @param measuringNs time for measuring the rate
 * @param patienceNs most time for a start and for a drain
 * @param pointPatienceNs most time for a named point to be reached, once producers go on
 * @param wantsLosses whether the engine promises nothing, so that acknowledged events must be lost
 */
record CrashSettings(
        int producers,
        int killsOfFolder,
        double share,
        long measuringNs,
        long patienceNs,
        long pointPatienceNs,
        boolean wantsLosses) {
    static final int PRODUCERS = 3;

    /** Of the measured rate; at least half is asked for. */
    static final double SHARE = 0.6;

    static final long MEASURING_NS = TimeUnit.SECONDS.toNanos(3);
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    static final long POINT_PATIENCE_NS = TimeUnit.SECONDS.toNanos(12);

    static CrashSettings of(final int killsOfFolder, final boolean wantsLosses) {
        return new CrashSettings(
                PRODUCERS,
                killsOfFolder,
                SHARE,
                MEASURING_NS,
                PATIENCE_NS,
                POINT_PATIENCE_NS,
                wantsLosses);
    }
}
