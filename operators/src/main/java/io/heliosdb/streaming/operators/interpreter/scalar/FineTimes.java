package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Between a TIMESTAMP of milliseconds, a Long, and one of more fraction digits, a {@link
 * FineTimestamp}.
 */
final class FineTimes {
    private static final int NANOS_PER_MS = 1_000_000;

    private FineTimes() {}

    static FineTimestamp of(final LocalDateTime time) {
        return new FineTimestamp(
                time.toInstant(ZoneOffset.UTC).toEpochMilli(),
                time.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MS);
    }

    /** Milliseconds as a finer timestamp; a fine one, or NULL, as it is. */
    static Object fine(final Object value) {
        return value instanceof Long ms ? (Object) new FineTimestamp(ms, 0) : value;
    }

    /** The milliseconds of a fine timestamp; anything else as it is. */
    static Object coarse(final Object value) {
        return value instanceof FineTimestamp time ? (Object) time.epochMs() : value;
    }

    static LocalDateTime local(final Object value) {
        return value instanceof FineTimestamp time
                ? TextPrinting.localDateTime(time.epochMs()).plusNanos(time.nanosOfMs())
                : TextPrinting.localDateTime((Long) value);
    }

    /** CAST where one side is a fine timestamp and the other a time. */
    static Object cast(final Object value, final SqlType from, final SqlType to) {
        if (!(value instanceof FineTimestamp time)) {
            return fine(Casts.cast(value, from, SqlType.timestamp(3)));
        }
        if (Casts.isFine(to)) {
            return isShort(time, to) ? time : time.truncated(to.precision());
        }
        final int fractionDigits =
                switch (to.kind()) {
                    case TIMESTAMP -> isShort(time, to) ? 3 : to.precision();
                    default -> 3;
                };
        final long ms = Casts.truncated(time.epochMs(), fractionDigits);
        return Casts.cast(ms, SqlType.timestamp(fractionDigits), to);
    }

    /**
     * Whether Flink's cast leaves a value as it is: its nanoseconds of the second, written without
     * leading zeros, are no longer than the type has digits.
     */
    private static boolean isShort(final FineTimestamp time, final SqlType to) {
        return Integer.toString(local(time).get(ChronoField.NANO_OF_SECOND)).length()
                <= to.precision();
    }
}
