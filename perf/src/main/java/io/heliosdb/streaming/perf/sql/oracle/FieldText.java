package io.heliosdb.streaming.perf.sql.oracle;

import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.TimeType;
import org.apache.flink.table.types.logical.TimestampType;
import org.apache.flink.types.Row;
import org.apache.flink.types.bitmap.Bitmap;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The text of one value as our command line prints it. */
final class FieldText {
    private FieldText() {}

    /**
     * {@code null} stays {@code null}.
     *
     * @param zone the session's time zone, in which instants are shown
     */
    static String of(Object value, LogicalType type, ZoneId zone) {
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool.toString();
            case Byte number -> number.toString();
            case Short number -> number.toString();
            case Integer number when type.is(LogicalTypeRoot.INTEGER) -> number.toString();
            case Long number when type.is(LogicalTypeRoot.BIGINT) -> number.toString();
            case Float number -> number.toString();
            case Double number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case String text -> text;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case LocalDate date -> date.toString();
            case LocalTime time ->
                    time.format(format("HH:mm:ss", ((TimeType) type).getPrecision()));
            case LocalDateTime timestamp ->
                    timestamp.format(
                            format("uuuu-MM-dd HH:mm:ss", ((TimestampType) type).getPrecision()));
            case Period months -> months(months.toTotalMonths());
            case Duration time -> duration(time);
            case Map<?, ?> map -> map(map, type.getChildren(), zone);
            case Row row ->
                    parts(row.getArity(), row::getField, type.getChildren()::get, "()", zone);
            case Bitmap bitmap -> bitmap.toString();
            case Object array when array.getClass().isArray() ->
                    parts(
                            Array.getLength(array),
                            i -> Array.get(array, i),
                            i -> type.getChildren().getFirst(),
                            "[]",
                            zone);
            case Instant instant ->
                    LocalDateTime.ofInstant(instant, zone)
                            .format(
                                    format(
                                            "uuuu-MM-dd HH:mm:ss",
                                            ((LocalZonedTimestampType) type).getPrecision()));
            default ->
                    throw new IllegalArgumentException(
                            "cases cannot print a " + type.asSummaryString());
        };
    }

    private static String months(long months) {
        final long absolute = Math.abs(months);
        return String.format(
                Locale.ROOT, "%s%d-%02d", months < 0 ? "-" : "+", absolute / 12, absolute % 12);
    }

    private static String duration(Duration time) {
        final Duration absolute = time.abs();
        return String.format(
                Locale.ROOT,
                "%s%d %02d:%02d:%02d.%03d",
                time.isNegative() ? "-" : "+",
                absolute.toDays(),
                absolute.toHoursPart(),
                absolute.toMinutesPart(),
                absolute.toSecondsPart(),
                absolute.toMillisPart());
    }

    private static String parts(
            int count,
            IntFunction<Object> values,
            IntFunction<LogicalType> types,
            String brackets,
            ZoneId zone) {
        final StringJoiner joined =
                new StringJoiner(", ", brackets.substring(0, 1), brackets.substring(1));
        for (int i = 0; i < count; i++) {
            joined.add(part(values.apply(i), types.apply(i), zone));
        }
        return joined.toString();
    }

    /** In the order of the keys' texts: Flink gives a map without an order. */
    private static String map(Map<?, ?> map, List<LogicalType> types, ZoneId zone) {
        final LogicalType valueType = types.size() == 2 ? types.getLast() : new IntType();
        final Map<String, String> sorted = new TreeMap<>();
        map.forEach(
                (key, value) ->
                        sorted.put(
                                part(key, types.getFirst(), zone), part(value, valueType, zone)));
        return sorted.toString();
    }

    private static String part(Object value, LogicalType type, ZoneId zone) {
        return value == null ? "NULL" : of(value, type, zone);
    }

    private static DateTimeFormatter format(String seconds, int digits) {
        final DateTimeFormatterBuilder format =
                new DateTimeFormatterBuilder().appendPattern(seconds);
        if (digits > 0) {
            format.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
        }
        return format.toFormatter(Locale.ROOT);
    }
}
