package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.gateway.alignment.AlignedSource;

import java.util.List;

/**
 * How far a job is, as gauges that were read one after another.
 *
 * @param rowCount rows given to the pipeline
 * @param resultCount rows taken by sinks
 * @param watermarkMs event time up to which rows are expected to be complete; {@code
 *     Long.MIN_VALUE} before the first, {@code Long.MAX_VALUE} at the end
 * @param lag records of the log not yet processed
 * @param lateRowCount rows too late for their window
 * @param skippedCount rows or fields skipped by sources
 * @param readBytes bytes read by sources
 * @param totalBytes bytes of input in all, or -1 if unknown
 * @param alignedSources where sources stand that wait for each other
 */
public record JobProgress(
        long rowCount,
        long resultCount,
        long watermarkMs,
        long lag,
        long lateRowCount,
        long skippedCount,
        long readBytes,
        long totalBytes,
        List<AlignedSource> alignedSources) {
    public JobProgress {
        alignedSources = List.copyOf(alignedSources);
    }
}
