package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.TimeZone;

/** Between TIMESTAMP_LTZ, an instant, and what the wall clock of a zone shows. */
public final class Zones {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long LEAST_SECONDS =
            LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long END_SECONDS =
            LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private Zones() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final Object time = operands.get(0);
        return switch (call.function()) {
            case TO_LOCAL_TIME -> local(time, ZoneId.of((String) operands.get(1)), call.type());
            case TO_INSTANT -> {
                final ZoneId zone = ZoneId.of((String) operands.get(1));
                yield moved(time, toInstantMs(ms(time), zone));
            }
            case ZONE_OFFSET ->
                    (long)
                            TimeZone.getTimeZone(ZoneId.of((String) operands.get(1)))
                                    .getOffset(ms(time));
            case TO_TIMESTAMP_LTZ ->
                    ofEpoch(time, ((Long) operands.get(1)).intValue(), call.type());
            default -> throw new IllegalStateException("not of zones: " + call);
        };
    }

    /** Whether one of two types is TIMESTAMP_LTZ and the other is not. */
    static boolean areApart(final SqlType from, final SqlType to) {
        return (from.kind() == TypeKind.TIMESTAMP_LTZ) != (to.kind() == TypeKind.TIMESTAMP_LTZ);
    }

    /** Casts between TIMESTAMP_LTZ and another type, by the wall clock of the zone. */
    static Object cast(
            final Object value, final SqlType from, final SqlType to, final ZoneId zone) {
        if (from.kind() == TypeKind.TIMESTAMP_LTZ) {
            if (to.kind() == TypeKind.DATE || to.kind() == TypeKind.TIME) {
                return local(value, zone, to);
            }
            final SqlType shown = SqlType.timestamp(from.precision());
            return Casts.cast(local(value, zone, shown), shown, to);
        }
        final boolean isCut =
                from.kind() == TypeKind.TIMESTAMP && from.precision() > to.precision();
        final SqlType shown = isCut ? from : SqlType.timestamp(to.precision());
        final Object time = Casts.cast(value, from, shown);
        final Object instant = moved(time, toInstantMs(ms(time), zone));
        return Casts.cast(instant, shown, SqlType.timestamp(to.precision()));
    }

    private static long ms(final Object time) {
        return (Long) FineTimes.coarse(time);
    }

    private static Object moved(final Object time, final long ms) {
        return time instanceof FineTimestamp fine
                ? new FineTimestamp(ms, fine.nanosOfMs())
                : (Object) ms;
    }

    private static Object local(final Object time, final ZoneId zone, final SqlType to) {
        final LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(ms(time)), zone);
        return switch (to.kind()) {
            case DATE -> local.toLocalDate().toEpochDay();
            case TIME ->
                    Casts.truncated(
                            local.toLocalTime().toNanoOfDay() / NANOS_PER_MS,
                            Math.min(to.precision(), 3));
            default -> moved(time, local.toInstant(ZoneOffset.UTC).toEpochMilli());
        };
    }

    private static long toInstantMs(final long localMs, final ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(localMs), ZoneOffset.UTC)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    /**
     * The watermark at which windows up to a time of the wall clock are complete: where the clock
     * shows an hour twice, that of the second; where it skips one, the hour in which it does.
     */
    public static long toTimerMs(final long localMs, final String zone) {
        final ZoneId id = ZoneId.of(zone);
        final long instant = toInstantMs(localMs, id);
        if (!TimeZone.getTimeZone(id).useDaylightTime()) {
            return instant;
        }
        final long hour = ChronoUnit.HOURS.getDuration().toMillis();
        final long later = toInstantMs(localMs + hour, id);
        if (later == instant) {
            return instant - instant % hour;
        }
        return later - instant > hour ? instant + hour : instant;
    }

    /**
     * As {@link #toTimerMs(long, String)}, for windows that end every so often: it never falls from
     * one to the next. By Flink's rule it can about a change that is no whole hour, or one of a
     * zone without summer time.
     */
    public static long toTimerMs(final long localMs, final long stepMs, final String zone) {
        final long timer = toTimerMs(localMs, zone);
        final ZoneOffsetTransition change = changeBehind(localMs, ZoneId.of(zone).getRules());
        if (change == null) {
            return timer;
        }
        final long leftMs = localMs(change) - localMs;
        final long skippedMs = change.getDuration().toMillis();
        if (leftMs > Math.max(ChronoUnit.HOURS.getDuration().toMillis(), skippedMs)) {
            return timer;
        }
        final long behind = toTimerMs(localMs + Math.ceilDiv(leftMs, stepMs) * stepMs, zone);
        final long changeMs = change.getInstant().toEpochMilli();
        return Math.min(behind, leftMs <= skippedMs ? Math.max(timer, changeMs) : timer);
    }

    /**
     * The first change after which the wall clock shows later times only; null if there is none.
     */
    private static ZoneOffsetTransition changeBehind(final long localMs, final ZoneRules rules) {
        ZoneOffsetTransition change =
                rules.nextTransition(Instant.ofEpochMilli(localMs).minus(2, ChronoUnit.DAYS));
        while (change != null && localMs(change) <= localMs) {
            change = rules.nextTransition(change.getInstant());
        }
        return change;
    }

    /** From here on the offset behind a change counts. */
    private static long localMs(final ZoneOffsetTransition change) {
        final LocalDateTime local =
                change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
        return local.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static Object ofEpoch(final Object number, final int digits, final SqlType to) {
        final long nanos;
        final long seconds;
        if (number instanceof Double || number instanceof Float) {
            final double value = ((Number) number).doubleValue();
            final double given = value / Math.pow(10, digits);
            if (given < LEAST_SECONDS || given > END_SECONDS - 1) {
                return null;
            }
            final long all = (long) (value * Math.pow(10, 9 - digits));
            seconds = Math.floorDiv(all, NANOS_PER_SECOND);
            nanos = Math.floorMod(all, NANOS_PER_SECOND);
        } else {
            final long value =
                    number instanceof BigDecimal exact
                            ? exact.setScale(0, RoundingMode.DOWN).longValue()
                            : (Long) number;
            final long unit = BigDecimal.TEN.pow(digits).longValueExact();
            seconds = Math.floorDiv(value, unit);
            nanos = Math.floorMod(value, unit) * (NANOS_PER_SECOND / unit);
        }
        if (seconds < LEAST_SECONDS || seconds >= END_SECONDS) {
            return null;
        }
        final FineTimestamp time =
                new FineTimestamp(
                        seconds * 1000 + nanos / NANOS_PER_MS, (int) (nanos % NANOS_PER_MS));
        return Casts.isFine(to) ? time : FineTimes.coarse(time);
    }
}
