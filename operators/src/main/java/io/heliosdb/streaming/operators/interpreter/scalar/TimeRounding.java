package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * FLOOR and CEIL of a time to a unit. Units of up to a day are plain arithmetic. Longer ones work
 * on the date that Flink finds, cut towards zero (the day after before 1970), by the Julian
 * calendar before October 15, 1582; CEIL does not look at the time of the day.
 */
final class TimeRounding {
    private static final long DAY_MS = 86_400_000;

    private TimeRounding() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final boolean isCeilingMs =
                call.function() == ScalarFunction.CEIL_TIME
                        && operands.get(1).equals("MILLISECOND");
        final Object value = operands.get(0);
        final long rounded =
                isCeilingMs && value instanceof FineTimestamp time
                        ? time.epochMs() + (time.nanosOfMs() > 0 ? 1 : 0)
                        : rounded(call, (Long) FineTimes.coarse(value), operands);
        return Casts.isFine(call.type()) ? FineTimes.fine(rounded) : (Object) rounded;
    }

    private static long rounded(
            final Expression.Call call, final long value, final List<Object> operands) {
        final String unit = (String) operands.get(1);
        final boolean isFloor = call.function() == ScalarFunction.FLOOR_TIME;
        final TypeKind kind = call.operands().getFirst().type().kind();
        final long widthMs = widthMs(unit);
        if (kind == TypeKind.DATE) {
            return widthMs > 0 && widthMs < DAY_MS ? value : day(unit, value, isFloor);
        }
        if (widthMs > 0) {
            final long floor = Math.floorDiv(value, widthMs) * widthMs;
            return isFloor || floor == value ? floor : floor + widthMs;
        }
        return day(unit, value / DAY_MS, isFloor) * DAY_MS;
    }

    private static long widthMs(final String unit) {
        return switch (unit) {
            case "DAY" -> DAY_MS;
            case "HOUR" -> 3_600_000;
            case "MINUTE" -> 60_000;
            case "SECOND" -> 1000;
            case "MILLISECOND", "MICROSECOND", "NANOSECOND" -> 1;
            default -> 0;
        };
    }

    private static long day(final String unit, final long epochDay, final boolean isFloor) {
        final Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(epochDay * DAY_MS);
        final int era = date.get(Calendar.ERA);
        final int year =
                era == GregorianCalendar.BC ? 1 - date.get(Calendar.YEAR) : date.get(Calendar.YEAR);
        final int month = date.get(Calendar.MONTH) + 1;
        final int day = date.get(Calendar.DAY_OF_MONTH);
        final boolean isFirstDayOfYear = month == 1 && day == 1;
        return switch (unit) {
            case "DAY" -> first(year, month) + day - (isFloor ? 1 : 0);
            case "WEEK" -> {
                final long dayOfWeek = Math.floorMod(epochDay + 4, 7);
                final long toSunday = isFloor || dayOfWeek == 0 ? dayOfWeek : dayOfWeek - 7;
                yield first(year, month) + day - 1 - toSunday;
            }
            case "MONTH" -> first(year, isFloor || day == 1 ? month : month + 1);
            case "QUARTER" -> {
                // the first day of a later quarter is rounded up too: so does Flink
                final int quarter = (month + 2) / 3 + (isFloor || isFirstDayOfYear ? 0 : 1);
                yield first(year, quarter * 3 - 2);
            }
            case "YEAR" -> first(isFloor || isFirstDayOfYear ? year : year + 1, 1);
            case "DECADE" -> first(10 * (year / 10 + (isFloor ? 0 : 1)), 1);
            case "CENTURY" -> first(100 * ((year + 99) / 100) + (isFloor ? -99 : 1), 1);
            case "MILLENNIUM" -> first(1000 * ((year + 999) / 1000) + (isFloor ? -999 : 1), 1);
            default -> throw new IllegalStateException("no rounding to " + unit);
        };
    }

    /** The first day of a month; month 13 is the next January. */
    private static long first(final int year, final int month) {
        return LocalDate.of(year, 1, 1).plusMonths(month - 1L).toEpochDay();
    }
}
