package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.time.LocalDate;
import java.util.List;

/** Times plus and minus intervals, and the differences of times. */
final class TimeArithmetic {
    private static final int FAR_YEAR = 4800;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;

    private static final long DAY_MS = 86_400_000;

    private TimeArithmetic() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        if (call.function() == ScalarFunction.TIMESTAMP_DIFF) {
            return difference(call, operands);
        }
        final SqlType left = call.operands().get(0).type();
        final SqlType right = call.operands().get(1).type();
        if (isInterval(left) && !isInterval(right)) {
            return moved(call, operands.get(1), right, (Long) operands.get(0), left);
        }
        final long sign = call.function() == ScalarFunction.TIME_PLUS ? 1 : -1;
        return moved(call, operands.get(0), left, sign * (Long) operands.get(1), right);
    }

    private static boolean isInterval(final SqlType type) {
        return type.kind() == TypeKind.INTERVAL_DAY_TIME
                || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    }

    private static Object moved(
            final Expression.Call call,
            final Object time,
            final SqlType timeType,
            final long interval,
            final SqlType intervalType) {
        final long moved =
                moved(call, (long) FineTimes.coarse(time), timeType, interval, intervalType);
        if (time instanceof FineTimestamp fine) {
            return new FineTimestamp(moved, fine.nanosOfMs());
        }
        // a DATE moved by a time of the day
        return Casts.isFine(call.type()) ? FineTimes.fine(moved) : (Object) moved;
    }

    private static long moved(
            final Expression.Call call,
            final long time,
            final SqlType timeType,
            final long interval,
            final SqlType intervalType) {
        final boolean isMonths = intervalType.kind() == TypeKind.INTERVAL_YEAR_MONTH;
        return switch (timeType.kind()) {
            case DATE -> {
                if (isMonths) {
                    yield plusMonths(time, interval);
                }
                yield call.type().kind() == TypeKind.DATE
                        ? days(time + interval / DAY_MS)
                        : time * DAY_MS + interval;
            }
            case TIME -> isMonths ? time : (time + DAY_MS + interval % DAY_MS) % DAY_MS;
            case TIMESTAMP ->
                    isMonths
                            ? plusMonths(Math.floorDiv(time, DAY_MS), interval) * DAY_MS
                                    + Math.floorMod(time, DAY_MS)
                            : time + interval;
            default -> Conversion.wrap(time + interval, timeType.kind());
        };
    }

    private static long days(final long epochDay) {
        if (epochDay != (int) epochDay) {
            throw Failure.overflow("a date plus an interval is out of range");
        }
        return epochDay;
    }

    /** Months and days are counted in 32 bits, as Flink does, and wrap around far from today. */
    private static long plusMonths(final long epochDay, final long months) {
        final LocalDate date = LocalDate.ofEpochDay(epochDay);
        final int month = (int) (date.getMonthValue() + months);
        final LocalDate moved = date.plusMonths((long) month - date.getMonthValue());
        return Math.abs(moved.getYear()) < FAR_YEAR ? moved.toEpochDay() : farDay(moved);
    }

    /** The day by the Julian day's formula, whose divisions round towards zero. */
    private static int farDay(final LocalDate date) {
        final int before = (14 - date.getMonthValue()) / 12;
        final long year = date.getYear() + 4800L - before;
        final long month = date.getMonthValue() + 12L * before - 3;
        final long julianDay =
                date.getDayOfMonth()
                        + (153 * month + 2) / 5
                        + 365 * year
                        + year / 4
                        - year / 100
                        + year / 400
                        - 32_045;
        return (int) (julianDay - JULIAN_DAY_OF_1970);
    }

    private static Object difference(final Expression.Call call, final List<Object> operands) {
        final String unit = (String) operands.get(0);
        final long fromMs =
                ms((Long) FineTimes.coarse(operands.get(1)), call.operands().get(1).type());
        final long toMs =
                ms((Long) FineTimes.coarse(operands.get(2)), call.operands().get(2).type());
        final long amount =
                switch (unit) {
                    case "MILLISECOND" -> toMs - fromMs;
                    case "SECOND" -> (toMs - fromMs) / 1000;
                    case "MINUTE" -> (toMs - fromMs) / 60_000;
                    case "HOUR" -> (toMs - fromMs) / 3_600_000;
                    case "DAY" -> (toMs - fromMs) / DAY_MS;
                    case "WEEK" -> (toMs - fromMs) / (7 * DAY_MS);
                    case "MONTH" -> monthsBetween(fromMs, toMs);
                    case "QUARTER" -> monthsBetween(fromMs, toMs) / 3;
                    case "YEAR" -> monthsBetween(fromMs, toMs) / 12;
                    default -> throw new IllegalStateException("no difference in " + unit);
                };
        return Conversion.wrap(amount, call.type().kind());
    }

    private static long ms(final long value, final SqlType type) {
        return type.kind() == TypeKind.DATE ? value * DAY_MS : value;
    }

    /**
     * Whole months between two times. Where the days are whole months apart, an earlier time of the
     * day at the end takes one month off, whichever way the difference goes.
     */
    private static long monthsBetween(final long fromMs, final long toMs) {
        final long fromDay = Math.floorDiv(fromMs, DAY_MS);
        final long toDay = Math.floorDiv(toMs, DAY_MS);
        final long months =
                toDay < fromDay ? -wholeMonths(toDay, fromDay) : wholeMonths(fromDay, toDay);
        final boolean isShort =
                plusMonths(fromDay, months) == toDay
                        && Math.floorMod(toMs, DAY_MS) < Math.floorMod(fromMs, DAY_MS);
        return isShort ? months - 1 : months;
    }

    /** The most months that lead from a day to a later one or not beyond; month ends count. */
    private static long wholeMonths(final long fromDay, final long toDay) {
        long months = (toDay - fromDay) / 31;
        while (plusMonths(fromDay, months) < toDay && plusMonths(fromDay, months + 1) <= toDay) {
            months++;
        }
        return months;
    }
}
