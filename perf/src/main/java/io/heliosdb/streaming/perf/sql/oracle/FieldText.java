package io.heliosdb.streaming.perf.sql.oracle;

import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.TimeType;
import org.apache.flink.table.types.logical.TimestampType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.Locale;

/** The text of one value as our command line prints it. */
final class FieldText {
    private FieldText() {}

    /** {@code null} stays {@code null}. */
    static String of(Object value, LogicalType type) {
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
            default ->
                    throw new IllegalArgumentException(
                            "cases cannot print a " + type.asSummaryString());
        };
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
