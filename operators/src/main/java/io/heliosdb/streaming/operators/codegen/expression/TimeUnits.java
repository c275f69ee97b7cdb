package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

/** Units of time by the keywords of SQL. */
final class TimeUnits {
    private TimeUnits() {}

    /** Length of a unit that always has the same, else 0. */
    static long milliseconds(final String unit) {
        return switch (unit) {
            case "DAY" -> 86_400_000L;
            case "HOUR" -> 3_600_000L;
            case "MINUTE" -> 60_000L;
            case "SECOND" -> 1000L;
            case "MILLISECOND" -> 1L;
            default -> 0L;
        };
    }

    /** Months of a unit, 0 if it is not made of months. */
    static int months(final String unit) {
        return switch (unit) {
            case "YEAR" -> 12;
            case "QUARTER" -> 3;
            case "MONTH" -> 1;
            default -> 0;
        };
    }

    /** The unit as part of a method's name. */
    static String calendarName(final Expression.Call call, final String unit) {
        return switch (unit) {
            case "YEAR" -> "Year";
            case "QUARTER" -> "Quarter";
            case "MONTH" -> "Month";
            case "WEEK" -> "Week";
            case "DAY" -> "Day";
            case "DECADE" -> "Decade";
            case "CENTURY" -> "Century";
            case "MILLENNIUM" -> "Millennium";
            default -> throw ExpressionError.call(call);
        };
    }
}
