package io.heliosdb.streaming.gateway.alignment;

import io.heliosdb.streaming.operators.runtime.InputTimes;
import io.heliosdb.streaming.sql.compiled.WatermarkAlignment;

import java.util.concurrent.TimeUnit;

/**
 * One stream of a job as a member of its group. {@link #holdsBack} is for the thread of the
 * stream's source, everything else for any.
 */
final class AlignedStream {
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final String table;
    private final WatermarkAlignment alignment;
    private final int tag;
    private final long idleNs;
    private final long updateIntervalNs;
    private final InputTimes times;
    private final StreamGate gate;

    /** All of the group, this one too; set before the gate knows of it. */
    private AlignedStream[] group;

    /** When it had a watermark first, on the source's thread. */
    private long begunNs = NOT_BEGUN;

    /**
     * @param table that the stream is of
     * @param tag of the stream
     * @param idleMs after how long without rows nobody waits for it; 0: never
     * @param times of the job
     * @param gate of the stream's source
     */
    AlignedStream(
            final String table,
            final WatermarkAlignment alignment,
            final int tag,
            final long idleMs,
            final InputTimes times,
            final StreamGate gate) {
        this.table = table;
        this.alignment = alignment;
        this.tag = tag;
        idleNs = TimeUnit.MILLISECONDS.toNanos(idleMs);
        updateIntervalNs = TimeUnit.MILLISECONDS.toNanos(alignment.updateIntervalMs());
        this.times = times;
        this.gate = gate;
    }

    String groupName() {
        return alignment.group();
    }

    void group(final AlignedStream... members) {
        group = members;
    }

    StreamGate gate() {
        return gate;
    }

    /**
     * Whether the source is to read nothing at present: the job has not seen all that it has read,
     * or it is too far ahead of others, or has only begun and others have not.
     *
     * @param sequencedBelow row sequence behind all that the source has read, or -1 if some of that
     *     is not in the log yet
     * @param nowNs the time
     */
    boolean holdsBack(final long sequencedBelow, final long nowNs) {
        if (sequencedBelow < 0 || times.reached() < sequencedBelow) {
            return true;
        }
        final long ownMs = watermarkMs();
        if (ownMs == Long.MIN_VALUE) {
            return false;
        }
        if (begunNs == NOT_BEGUN) {
            begunNs = nowNs;
        }
        return isAhead(ownMs, leastMs(ownMs, nowNs))
                || (nowNs - begunNs < updateIntervalNs && isAnyUntold(nowNs));
    }

    /** The least watermark that counts within the group, or this one's. */
    private long leastMs(final long ownMs, final long nowNs) {
        long leastMs = ownMs;
        for (final AlignedStream member : group) {
            final long memberMs = member.watermarkMs();
            if (memberMs < leastMs && memberMs != Long.MIN_VALUE && !member.isIdle(nowNs)) {
                leastMs = memberMs;
            }
        }
        return leastMs;
    }

    /** Watermarks are above 0: the difference cannot overflow. */
    private boolean isAhead(final long ownMs, final long leastMs) {
        return ownMs - leastMs > alignment.maxDriftMs();
    }

    private boolean isAnyUntold(final long nowNs) {
        for (final AlignedStream member : group) {
            if (member.watermarkMs() == Long.MIN_VALUE && !member.isIdle(nowNs)) {
                return true;
            }
        }
        return false;
    }

    private long watermarkMs() {
        return times.watermarkMs(tag);
    }

    private boolean isIdle(final long nowNs) {
        return idleNs > 0 && gate.isQuiet(idleNs, nowNs);
    }

    AlignedSource status(final long nowNs) {
        final long ownMs = watermarkMs();
        final boolean isBetween = ownMs != Long.MIN_VALUE && ownMs != Long.MAX_VALUE;
        return new AlignedSource(
                table,
                alignment.group(),
                ownMs,
                isBetween ? ownMs - leastMs(ownMs, nowNs) : 0,
                alignment.maxDriftMs());
    }
}
