package io.heliosdb.streaming.gateway.alignment;

/**
 * Where a source stands within its group.
 *
 * @param table that it reads
 * @param group of sources that wait for each other
 * @param watermarkMs its watermark in epoch milliseconds; {@code Long.MIN_VALUE} if there is none
 *     yet, {@code Long.MAX_VALUE} if it has ended
 * @param aheadMs how far that is ahead of the least watermark of the group
 * @param maxDriftMs how far it may be
 */
public record AlignedSource(
        String table, String group, long watermarkMs, long aheadMs, long maxDriftMs) {
    /** Whether it reads nothing until others of its group have caught up. */
    public boolean isHeldBack() {
        return aheadMs > maxDriftMs;
    }
}
