package io.heliosdb.streaming.gateway.capacity;

import java.util.List;

/** What guides advise for a number of events a month. */
final class GrowthTable {
    private static final double SECONDS_PER_MONTH = 30 * 86_400.0;

    static final List<Row> ROWS =
            List.of(
                    new Row(1_000_000_000L, 1, 4, 8, 200),
                    new Row(10_000_000_000L, 2, 8, 16, 600),
                    new Row(100_000_000_000L, 5, 16, 32, 2_500),
                    new Row(1_000_000_000_000L, 15, 32, 64, 7_500));

    private GrowthTable() {}

    /**
     * A line.
     *
     * @param eventsPerMonth of this many
     * @param nodes machines
     * @param cores of each
     * @param memoryGb of each
     * @param dollars a month for all
     */
    record Row(long eventsPerMonth, int nodes, int cores, int memoryGb, int dollars) {
        double eventsPerSecond() {
            return eventsPerMonth / SECONDS_PER_MONTH;
        }
    }
}
