package io.heliosdb.streaming.operators.functions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;

/**
 * The offsets of a time zone as arrays, so that a look-up allocates nothing. Behind the last change
 * that was decreed the rules repeat every 400 years, as the calendar does: the table has one such
 * cycle, and later times are looked up in it. Immutable.
 */
public final class ZoneTable {
    private static final long CYCLE_MS = 146_097L * Civil.MS_PER_DAY;
    private static final long CYCLE_YEARS = 400;
    private static final long HOUR_MS = 3_600_000;

    /** Instants of the changes, ascending. */
    private final long[] changes;

    /**
     * For each change the wall clock from which on its offset counts: where the clock is put
     * forward, the skipped times count as before; where it is put back, the first of two.
     */
    private final long[] localChanges;

    /** The offset before the first change, then the one behind each. */
    private final int[] offsets;

    /** From here on the cycle is gone through again. */
    private final long horizon;

    private final TimeZone legacy;
    private final boolean isSummerTimeUsed;

    private ZoneTable(final ZoneId zone) {
        final ZoneRules rules = zone.getRules();
        final List<ZoneOffsetTransition> found = new ArrayList<>(rules.getTransitions());
        long end = Long.MAX_VALUE;
        if (!rules.getTransitionRules().isEmpty()) {
            final long lastYear =
                    found.isEmpty() ? 1970 : found.getLast().getDateTimeBefore().getYear();
            end = Civil.days((int) (lastYear + CYCLE_YEARS + 2), 1, 1) * Civil.MS_PER_DAY;
            Instant at = found.isEmpty() ? Instant.EPOCH : found.getLast().getInstant();
            while (at.toEpochMilli() < end) {
                final ZoneOffsetTransition next = rules.nextTransition(at);
                found.add(next);
                at = next.getInstant();
            }
        }
        changes = new long[found.size()];
        localChanges = new long[found.size()];
        offsets = new int[found.size() + 1];
        offsets[0] =
                found.isEmpty()
                        ? ms(rules.getOffset(Instant.EPOCH))
                        : ms(found.getFirst().getOffsetBefore());
        for (int i = 0; i < changes.length; i++) {
            final ZoneOffsetTransition change = found.get(i);
            offsets[i + 1] = ms(change.getOffsetAfter());
            changes[i] = change.toEpochSecond() * 1000;
            localChanges[i] = changes[i] + Math.max(ms(change.getOffsetBefore()), offsets[i + 1]);
        }
        horizon = end;
        legacy = TimeZone.getTimeZone(zone);
        isSummerTimeUsed = legacy.useDaylightTime();
    }

    /**
     * The table of a zone.
     *
     * @throws java.time.DateTimeException if there is no such zone
     */
    public static ZoneTable of(final String zone) {
        return new ZoneTable(ZoneId.of(zone));
    }

    private static int ms(final ZoneOffset offset) {
        return offset.getTotalSeconds() * 1000;
    }

    /** Milliseconds that the wall clock shows at an instant. */
    public long toLocal(final long epochMs) {
        return epochMs + offset(epochMs);
    }

    /** What the wall clock is before UTC at an instant. */
    public long offset(final long epochMs) {
        return offsets[behind(changes, inCycle(epochMs))];
    }

    /**
     * The instant at which the wall clock shows so many milliseconds: the first of two; for times
     * that it skips, as much later as they are behind the gap's beginning.
     */
    public long toInstant(final long localMs) {
        return localMs - offsets[behind(localChanges, inCycle(localMs))];
    }

    /** What is to be added to a time of the wall clock to have the instant. */
    public long toInstantOffset(final long localMs) {
        return toInstant(localMs) - localMs;
    }

    /**
     * The watermark at which windows up to a time of the wall clock are complete: where the clock
     * shows an hour twice, that of the second; where it skips one, the hour in which it does.
     */
    public long toTimer(final long localMs) {
        if (localMs == Long.MAX_VALUE) {
            return localMs;
        }
        final long instant = toInstant(localMs);
        if (!isSummerTimeUsed) {
            return instant;
        }
        final long distance = toInstant(localMs + HOUR_MS) - instant;
        if (distance == 0) {
            return instant - instant % HOUR_MS;
        }
        return distance > HOUR_MS ? instant + HOUR_MS : instant;
    }

    /**
     * As {@link #toTimer(long)}, for windows that end every so often: it never falls from one to
     * the next. By Flink's rule it can about a change that is no whole hour, or one of a zone
     * without summer time.
     */
    public long toTimer(final long localMs, final long stepMs) {
        final long timer = toTimer(localMs);
        final long inCycleMs = inCycle(localMs);
        final int index = behind(localChanges, inCycleMs);
        if (index == changes.length) {
            return timer;
        }
        final long leftMs = localChanges[index] - inCycleMs;
        final long skippedMs = (long) offsets[index + 1] - offsets[index];
        if (leftMs > Math.max(HOUR_MS, skippedMs)) {
            return timer;
        }
        final long behind = toTimer(localMs + Math.ceilDiv(leftMs, stepMs) * stepMs);
        final long changeMs = changes[index] + localMs - inCycleMs;
        return Math.min(behind, leftMs <= skippedMs ? Math.max(timer, changeMs) : timer);
    }

    /** The date of an instant. */
    public int date(final long epochMs) {
        return (int) Math.floorDiv(toLocal(epochMs), Civil.MS_PER_DAY);
    }

    /** The time of day of an instant, with a number of fraction digits. */
    public int time(final long epochMs, final int fractionDigits) {
        final int ofDay = (int) Math.floorMod(toLocal(epochMs), Civil.MS_PER_DAY);
        return fractionDigits >= 3 ? ofDay : (int) Times.cut(ofDay, fractionDigits);
    }

    /**
     * As {@link #offset}, by {@link TimeZone}, which knows nothing of the time before 1900; Flink
     * has it for EXTRACT, FLOOR and CEIL.
     */
    public long legacyOffset(final long epochMs) {
        return legacy.getOffset(epochMs);
    }

    private long inCycle(final long ms) {
        return ms < horizon ? ms : horizon - CYCLE_MS + (ms - horizon) % CYCLE_MS;
    }

    /** How many changes are not behind a time. */
    private static int behind(final long[] changes, final long ms) {
        final int index = Arrays.binarySearch(changes, ms);
        return index >= 0 ? index + 1 : -index - 1;
    }
}
