package io.heliosdb.streaming.perf.recovery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.util.Locale;

/**
 * A start after a kill, as times from the start of the process.
 *
 * @param folderNs the JVM runs, the configuration is read and the data folder is locked
 * @param journalNs jobs are planned, the checkpoint is checked and the journal behind it verified
 * @param openNs a new recording is on the disk, and every agent is there
 * @param restoredNs the state is restored
 * @param firstResultNs the first result has left
 * @param caughtUpNs the job has processed all that was journaled before the kill
 * @param replayedRows rows between the checkpoint and the kill
 */
record RecoveryTimes(
        long folderNs,
        long journalNs,
        long openNs,
        long restoredNs,
        long firstResultNs,
        long caughtUpNs,
        long replayedRows) {
    private static final double NANOS_PER_SECOND = 1e9;

    double restoreSeconds() {
        return seconds(restoredNs - openNs);
    }

    double firstResultSeconds() {
        return seconds(firstResultNs);
    }

    double replayedRowsPerSecond() {
        return replayedRows / seconds(caughtUpNs - restoredNs);
    }

    void print(final PrintStream stream, final String label) {
        stream.printf(
                Locale.ROOT,
                "  %-10s %.2f s to the data folder (JVM), %.2f s plans, checkpoint's seals and"
                        + " journal, %.2f s recording, %.2f s restore, first result at %.2f s;"
                        + " caught up at %.2f s: %,.0f rows/s replayed%n",
                label,
                seconds(folderNs),
                seconds(journalNs - folderNs),
                seconds(openNs - journalNs),
                restoreSeconds(),
                firstResultSeconds(),
                seconds(caughtUpNs),
                replayedRowsPerSecond());
    }

    void addTo(final ObjectNode node) {
        node.put("folderSeconds", seconds(folderNs))
                .put("journalSeconds", seconds(journalNs))
                .put("openSeconds", seconds(openNs))
                .put("restoredSeconds", seconds(restoredNs))
                .put("firstResultSeconds", firstResultSeconds())
                .put("caughtUpSeconds", seconds(caughtUpNs))
                .put("replayedRows", replayedRows)
                .put("replayedRowsPerSecond", replayedRowsPerSecond());
    }

    private static double seconds(final long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
