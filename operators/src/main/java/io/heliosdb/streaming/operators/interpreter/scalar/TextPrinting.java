package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** CAST of a value to text. */
final class TextPrinting {
    private static final long MS_PER_DAY = 86_400_000;
    private static final long NANOS_PER_MS = 1_000_000;
    private static final int MONTHS_PER_YEAR = 12;
    private static final int YEARS_SHOWN = 10_000;

    private TextPrinting() {}

    /**
     * Prints a value that is not NULL; TIMESTAMP_LTZ inside of it as the wall clock of the zone.
     */
    static String print(final Object value, final SqlType from, final ZoneId zone) {
        return switch (from.kind()) {
            case BOOLEAN -> (Boolean) value ? "TRUE" : "FALSE";
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case DATE -> date(LocalDate.ofEpochDay((Long) value));
            case TIME -> time((Long) value, from.precision());
            case TIMESTAMP -> timestamp(FineTimes.local(value), from.precision());
            case INTERVAL_YEAR_MONTH -> months((Long) value);
            case INTERVAL_DAY_TIME -> duration((Long) value);
            case BINARY, VARBINARY ->
                    new String(((ByteString) value).toByteArray(), StandardCharsets.UTF_8);
            case BITMAP -> BitmapValues.text((ByteString) value);
            case ARRAY -> "[" + joined((List<?>) value, i -> from.parts().getFirst(), zone) + "]";
            case ROW -> "(" + joined((List<?>) value, from.parts()::get, zone) + ")";
            case MAP, MULTISET -> map((Map<?, ?>) value, from, zone);
            default -> value.toString();
        };
    }

    private static String joined(
            final List<?> parts, final IntFunction<SqlType> types, final ZoneId zone) {
        final StringJoiner joined = new StringJoiner(", ");
        for (int i = 0; i < parts.size(); i++) {
            joined.add(part(parts.get(i), types.apply(i), zone));
        }
        return joined.toString();
    }

    private static String map(final Map<?, ?> map, final SqlType type, final ZoneId zone) {
        final StringJoiner joined = new StringJoiner(", ", "{", "}");
        final SqlType valueType =
                type.kind() == TypeKind.MAP ? type.parts().getLast() : SqlType.INTEGER;
        map.forEach(
                (key, value) ->
                        joined.add(
                                part(key, type.parts().getFirst(), zone)
                                        + "="
                                        + part(value, valueType, zone)));
        return joined.toString();
    }

    private static String part(final Object value, final SqlType type, final ZoneId zone) {
        if (value == null) {
            return "NULL";
        }
        return zone != null && type.kind() == TypeKind.TIMESTAMP_LTZ
                ? (String) Zones.cast(value, type, SqlType.STRING, zone)
                : print(value, type, zone);
    }

    private static String date(final LocalDate date) {
        return year(date.getYear())
                + String.format(
                        Locale.ROOT, "-%02d-%02d", date.getMonthValue(), date.getDayOfMonth());
    }

    /** Its last four digits, each computed as Flink does: of a year before 0 they are none. */
    private static String year(final int year) {
        final StringBuilder digits = new StringBuilder();
        for (int unit = YEARS_SHOWN / 10; unit > 0; unit /= 10) {
            digits.append((char) ('0' + year / unit % 10));
        }
        return digits.toString();
    }

    private static String timestamp(final LocalDateTime time, final int fractionDigits) {
        final String seconds =
                date(time.toLocalDate())
                        + String.format(
                                Locale.ROOT,
                                " %02d:%02d:%02d",
                                time.getHour(),
                                time.getMinute(),
                                time.getSecond());
        return fractionDigits == 0
                ? seconds
                : seconds
                        + String.format(Locale.ROOT, ".%09d", time.getNano())
                                .substring(0, fractionDigits + 1);
    }

    /** The date is that of the last 32 bits of the day, as in Flink. */
    static LocalDateTime localDateTime(final long epochMs) {
        final int epochDay = (int) Math.floorDiv(epochMs, MS_PER_DAY);
        return LocalDate.ofEpochDay(epochDay)
                .atTime(LocalTime.ofNanoOfDay(Math.floorMod(epochMs, MS_PER_DAY) * NANOS_PER_MS));
    }

    /** Fraction digits end with the last that is not 0, but there is one at least. */
    private static String time(final long msOfDay, final int fractionDigits) {
        final long ms = msOfDay < 0 ? Math.floorMod(msOfDay, 86_400_000L) : msOfDay;
        final String seconds =
                String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        ms / 3_600_000,
                        ms / 60_000 % 60,
                        ms / 1000 % 60);
        if (fractionDigits == 0) {
            return seconds;
        }
        final String digits =
                String.format(Locale.ROOT, "%03d", ms % 1000).replaceAll("0{1,2}$", "");
        return seconds + "." + digits.substring(0, Math.min(digits.length(), fractionDigits));
    }

    private static String months(final long months) {
        final long amount = Math.abs(months);
        return String.format(
                Locale.ROOT,
                "%s%d-%02d",
                months < 0 ? "-" : "+",
                amount / MONTHS_PER_YEAR,
                amount % MONTHS_PER_YEAR);
    }

    private static String duration(final long ms) {
        final long amount = Math.abs(ms);
        return String.format(
                Locale.ROOT,
                "%s%d %02d:%02d:%02d.%03d",
                ms < 0 ? "-" : "+",
                amount / 86_400_000,
                amount / 3_600_000 % 24,
                amount / 60_000 % 60,
                amount / 1000 % 60,
                amount % 1000);
    }
}
