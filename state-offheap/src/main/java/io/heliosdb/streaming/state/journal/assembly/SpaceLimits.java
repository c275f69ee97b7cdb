package io.heliosdb.streaming.state.journal.assembly;

/**
 * Free space of the journal's disk at which something happens.
 *
 * @param stopPercent of the disk: below it, input stops
 * @param alarmPercent of the disk: below it, the alarm is raised
 * @param reservedBytes input also stops below this, for the next checkpoint and two segments
 */
public record SpaceLimits(int stopPercent, int alarmPercent, long reservedBytes) {
    /** A tenth and a fifth of the disk, and a quarter of a gibibyte. */
    public static final SpaceLimits DEFAULT = new SpaceLimits(10, 20, 256L << 20);

    public SpaceLimits {
        if (stopPercent < 0
                || stopPercent > alarmPercent
                || alarmPercent > 100
                || reservedBytes < 0) {
            throw new IllegalArgumentException(
                    "space limits of "
                            + stopPercent
                            + " %, "
                            + alarmPercent
                            + " %, "
                            + reservedBytes
                            + " bytes");
        }
    }
}
