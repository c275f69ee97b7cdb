package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * A field as people read it: the texts that CSV has too, as Strings. For printing; allocates. Any
 * thread.
 */
public final class FieldText {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final DateTimeFormatter[] TIMESTAMPS = new DateTimeFormatter[10];

    static {
        for (int digits = 0; digits < TIMESTAMPS.length; digits++) {
            final DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss");
            if (digits > 0) {
                builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
            }
            TIMESTAMPS[digits] = builder.toFormatter(Locale.ROOT);
        }
    }

    private FieldText() {}

    /** The text of a field that is not NULL. */
    public static String of(final RowReader row, final int column) {
        final SqlType type = row.layout().type(column);
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.toString(row.booleanAt(column));
            case TINYINT -> Byte.toString(row.byteAt(column));
            case SMALLINT -> Short.toString(row.shortAt(column));
            case INTEGER, INTERVAL_YEAR_MONTH -> Integer.toString(row.intAt(column));
            case BIGINT, INTERVAL_DAY_TIME -> Long.toString(row.longAt(column));
            case FLOAT -> Float.toString(row.floatAt(column));
            case DOUBLE -> Double.toString(row.doubleAt(column));
            case DECIMAL -> decimal(row, column).toPlainString();
            case DATE -> LocalDate.ofEpochDay(row.intAt(column)).toString();
            case TIME ->
                    LocalTime.ofNanoOfDay(row.intAt(column) * NANOS_PER_MS)
                            .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
            case TIMESTAMP, TIMESTAMP_LTZ -> timestamp(row.longAt(column), type.precision());
            case CHAR, VARCHAR -> row.stringAt(column);
            default -> throw new IllegalStateException("no text for " + type);
        };
    }

    /** A DECIMAL field that is not NULL, with its type's scale. */
    public static BigDecimal decimal(final RowReader row, final int column) {
        final SqlType type = row.layout().type(column);
        if (type.isLongDecimal()) {
            return BigDecimal.valueOf(row.longAt(column), type.scale());
        }
        final BigInteger low = new BigInteger(Long.toUnsignedString(row.longAt(column)));
        final BigInteger high = BigInteger.valueOf(row.highLongAt(column)).shiftLeft(Long.SIZE);
        return new BigDecimal(high.add(low), type.scale());
    }

    private static String timestamp(final long epochMs, final int digits) {
        return LocalDateTime.ofEpochSecond(
                        Math.floorDiv(epochMs, 1000L),
                        (int) (Math.floorMod(epochMs, 1000L) * NANOS_PER_MS),
                        ZoneOffset.UTC)
                .format(TIMESTAMPS[digits]);
    }
}
