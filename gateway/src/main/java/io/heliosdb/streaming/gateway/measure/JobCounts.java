package io.heliosdb.streaming.gateway.measure;

/**
 * What a job has done in this process.
 *
 * @param processedRows rows taken in, those included that were taken in again after a failure
 * @param lateRows of them, rows that came too late
 * @param deliveredRows results given to sinks
 */
public record JobCounts(long processedRows, long lateRows, long deliveredRows) {
    /** Of a job that has not begun. */
    public static final JobCounts NONE = new JobCounts(0, 0, 0);

    /** Both together. */
    public JobCounts plus(final JobCounts other) {
        return new JobCounts(
                processedRows + other.processedRows,
                lateRows + other.lateRows,
                deliveredRows + other.deliveredRows);
    }
}
