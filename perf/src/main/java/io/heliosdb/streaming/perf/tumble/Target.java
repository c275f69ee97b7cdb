package io.heliosdb.streaming.perf.tumble;

import java.util.List;

/**
 * A ratio that is aimed at.
 *
 * @param ours the engine's contestant
 * @param peer whom it is measured against
 * @param ratio least ratio of their rates
 */
record Target(String ours, String peer, double ratio) {
    private static final String RING = "helios-ring";
    private static final String END_TO_END = "helios-e2e";
    private static final String LOOP = "loop";
    private static final String FLINK = "flink";
    private static final String JET = "jet";
    private static final long FEW_KEYS = 10_000;
    private static final long MANY_KEYS = 1_000_000;

    /** Those that hold with a number of keys. */
    static List<Target> of(final long keyCount, final boolean isDefaultQuery) {
        if (!isDefaultQuery) {
            return List.of(new Target(RING, LOOP, 0.3));
        }
        return List.of(
                new Target(RING, LOOP, keyCount <= MANY_KEYS ? 0.4 : 0.6),
                new Target(END_TO_END, FLINK, keyCount <= FEW_KEYS ? 20 : 50),
                new Target(END_TO_END, JET, keyCount <= FEW_KEYS ? 6 : 10));
    }
}
