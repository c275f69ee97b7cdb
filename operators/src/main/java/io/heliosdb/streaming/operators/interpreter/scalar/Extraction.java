package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;

/**
 * EXTRACT. A TIMESTAMP's date is its milliseconds divided by a day and cut towards zero, and its
 * time the rest: before 1970 the date is one too late and the time negative, as in Flink.
 */
final class Extraction {
    private static final long SECOND_MS = 1000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    private Extraction() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final String unit = (String) operands.get(0);
        final long value = (Long) FineTimes.coarse(operands.get(1));
        if (operands.get(1) instanceof FineTimestamp time && unit.endsWith("OSECOND")) {
            return ofTime(unit, value)
                    + (unit.equals("NANOSECOND") ? time.nanosOfMs() : time.nanosOfMs() / 1000);
        }
        return switch (call.operands().get(1).type().kind()) {
            case DATE -> isOfTime(unit) ? ofTime(unit, value) : ofDate(unit, value);
            case TIMESTAMP -> isOfTime(unit) ? ofTime(unit, value) : ofTimestamp(unit, value);
            case INTERVAL_YEAR_MONTH -> ofMonths(unit, value);
            default -> ofTime(unit, value);
        };
    }

    private static boolean isOfTime(final String unit) {
        return switch (unit) {
            case "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND", "NANOSECOND" -> true;
            default -> false;
        };
    }

    private static long ofTime(final String unit, final long ms) {
        return switch (unit) {
            case "DAY" -> ms / DAY_MS;
            case "HOUR" -> ms % DAY_MS / HOUR_MS;
            case "MINUTE" -> ms % HOUR_MS / MINUTE_MS;
            case "SECOND" -> ms % MINUTE_MS / SECOND_MS;
            case "MILLISECOND" -> ms % SECOND_MS;
            case "MICROSECOND" -> ms % SECOND_MS * 1000;
            case "NANOSECOND" -> ms % SECOND_MS * 1_000_000;
            default -> throw new IllegalStateException("not extracted from a time: " + unit);
        };
    }

    private static long ofTimestamp(final String unit, final long ms) {
        return "EPOCH".equals(unit) ? ms / SECOND_MS : ofDate(unit, ms / DAY_MS);
    }

    private static long ofDate(final String unit, final long days) {
        final LocalDate date = LocalDate.ofEpochDay(days);
        final int year = date.getYear();
        return switch (unit) {
            case "EPOCH" -> days * (DAY_MS / SECOND_MS);
            case "YEAR" -> year;
            case "QUARTER" -> date.get(IsoFields.QUARTER_OF_YEAR);
            case "MONTH" -> date.getMonthValue();
            case "WEEK" -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "DAY" -> date.getDayOfMonth();
            case "DOY" -> date.getDayOfYear();
            // Sunday is 1
            case "DOW" -> date.get(ChronoField.DAY_OF_WEEK) % 7 + 1;
            case "ISODOW" -> date.get(ChronoField.DAY_OF_WEEK);
            case "ISOYEAR" -> date.get(IsoFields.WEEK_BASED_YEAR);
            case "DECADE" -> year / 10;
            case "CENTURY" -> year > 0 ? (year + 99) / 100 : (year - 99) / 100;
            case "MILLENNIUM" -> year > 0 ? (year + 999) / 1000 : (year - 999) / 1000;
            default -> throw new IllegalStateException("not extracted from a date: " + unit);
        };
    }

    private static long ofMonths(final String unit, final long months) {
        return switch (unit) {
            case "YEAR" -> months / 12;
            case "QUARTER" -> (months % 12 - 1) / 3 + 1;
            case "MONTH" -> months % 12;
            case "DECADE" -> months / 120;
            case "CENTURY" -> months / 1200;
            case "MILLENNIUM" -> months / 12_000;
            default -> throw new IllegalStateException("not extracted from months: " + unit);
        };
    }
}
