package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.regex.Pattern;

/** Values of constants, from the plan's text form to what {@link Expression.Literal} holds. */
final class Literals {
    private static final Pattern FINER = Pattern.compile("[^.]*(?:\\.\\d{1,3}0*)?");

    private Literals() {}

    /**
     * A constant. A number with more digits than its type has, which the planner rounds to without
     * a look, is NULL, though the type may be NOT NULL: as in Flink.
     */
    static Expression.Literal of(final Object json, final SqlType type) {
        final Object value = json == null ? null : value(json, type);
        return new Expression.Literal(fits(value, type) ? value : null, type);
    }

    private static boolean fits(final Object value, final SqlType type) {
        return !(value instanceof BigDecimal number)
                || number.precision() - number.scale() <= type.precision() - type.scale();
    }

    /** Whether a time, as text, has no digits but zeros behind the milliseconds. */
    static boolean isWholeMilliseconds(final Object time) {
        return time == null || FINER.matcher(time.toString()).matches();
    }

    private static Object timestamp(final LocalDateTime time, final SqlType type) {
        final long epochMs = time.toInstant(ZoneOffset.UTC).toEpochMilli();
        return type.precision() > 3
                ? new FineTimestamp(epochMs, time.get(ChronoField.NANO_OF_SECOND) % 1_000_000)
                : (Object) epochMs;
    }

    private static Object value(final Object json, final SqlType type) {
        final String text = json.toString();
        return switch (type.kind()) {
            case BOOLEAN -> json;
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                    Long.valueOf(new BigDecimal(text).longValueExact());
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                    Long.valueOf(new BigDecimal(text).longValueExact());
            case FLOAT -> (double) Float.parseFloat(text);
            case DOUBLE -> Double.parseDouble(text);
            case DECIMAL -> new BigDecimal(text).setScale(type.scale(), RoundingMode.HALF_UP);
            case CHAR, VARCHAR -> text;
            case BINARY, VARBINARY -> ByteString.of(Base64.getDecoder().decode(text));
            case DATE -> LocalDate.parse(text).toEpochDay();
            case TIME -> LocalTime.parse(text).toNanoOfDay() / 1_000_000;
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    timestamp(LocalDateTime.parse(text.replace(' ', 'T')), type);
            default -> throw Fields.unreadable("a constant of type " + type);
        };
    }
}
