package io.heliosdb.streaming.perf.proof.sql;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Draws values of a type: mostly its samples, sometimes any. */
final class Values {
    private static final int PERCENT_ANY = 25;
    private static final int MOST_CHARACTERS = 6;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long SECONDS_OF_DAY = 86_400;
    private static final long NANOS_OF_SECOND = 1_000_000_000;

    /** Among them some that change their length in the other case, and some of two chars. */
    private static final List<String> CHARACTERS =
            List.of(
                    "a", "b", "B", "z", "0", "9", " ", "%", "_", "-", ".", ":", "é", "ß", "İ", "ı",
                    "ſ", "Σ", "ς", "€", "中", "😀", "🇦", "\u0301", "\u00a0", "'", "\"", "\\", ",");

    private Values() {}

    /** As a CSV field has it, without quotes. */
    static String of(final Draw draw, final SqlType type) {
        return draw.inHundred(PERCENT_ANY) ? any(draw, type) : draw.of(type.samples());
    }

    private static String any(final Draw draw, final SqlType type) {
        return switch (type) {
            case BOOLEAN -> draw.of(type.samples());
            case TINYINT -> Byte.toString((byte) draw.bits());
            case SMALLINT -> Short.toString((short) draw.bits());
            case INT -> Integer.toString((int) draw.bits() >> draw.below(Integer.SIZE));
            case BIGINT -> Long.toString(draw.bits() >> draw.below(Long.SIZE));
            case FLOAT -> Float.toString(Float.intBitsToFloat((int) draw.bits()));
            case DOUBLE ->
                    draw.inHundred(50)
                            ? Double.toString(draw.between(-100_000, 100_000) / 64.0)
                            : Double.toString(Double.longBitsToDouble(draw.bits()));
            case DECIMAL -> decimal(draw, 8, 2);
            case LONG_DECIMAL -> decimal(draw, 28, 10);
            case STRING -> text(draw, 1, MOST_CHARACTERS);
            case SHORT_TEXT -> text(draw, 1, 6);
            case CHARACTERS -> text(draw, 4, 4);
            case BYTES -> bytes(draw, draw.between(1, 8));
            case TWO_BYTES -> bytes(draw, 2);
            case DATE -> LocalDate.ofEpochDay(day(draw)).toString();
            case TIME ->
                    time("HH:mm:ss")
                            .format(LocalTime.ofSecondOfDay(draw.below((int) SECONDS_OF_DAY)));
            case TIMESTAMP -> time("uuuu-MM-dd HH:mm:ss.SSS").format(timestamp(draw));
            case SECONDS -> time("uuuu-MM-dd HH:mm:ss").format(timestamp(draw));
            case NANOSECONDS -> time("uuuu-MM-dd HH:mm:ss.SSSSSSSSS").format(timestamp(draw));
            case INSTANT -> time("uuuu-MM-dd HH:mm:ss.SSS").format(recent(draw));
            case DOCUMENT, INTS, TEXTS, COUNTS, PAIR, PAIRS -> draw.of(type.samples());
            case BAG, BITMAP, MONTHS, SPAN ->
                    throw new IllegalArgumentException("no column has " + type);
        };
    }

    private static String decimal(final Draw draw, final int whole, final int fraction) {
        final StringBuilder text = new StringBuilder(draw.inHundred(50) ? "-" : "");
        text.append(digits(draw, draw.between(1, whole)));
        final String behind = digits(draw, fraction);
        return text.append('.')
                .append("0".repeat(fraction - behind.length()))
                .append(behind)
                .toString();
    }

    private static String digits(final Draw draw, final int count) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(draw.below(10));
        }
        return new BigInteger(text.toString()).toString();
    }

    private static String text(final Draw draw, final int least, final int most) {
        final StringBuilder text = new StringBuilder();
        final int count = draw.between(least, most);
        for (int i = 0; i < count; i++) {
            text.append(draw.of(CHARACTERS));
        }
        return text.toString();
    }

    private static String bytes(final Draw draw, final int count) {
        final byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) draw.bits();
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static long day(final Draw draw) {
        return FIRST_DAY + Math.floorMod(draw.bits(), LAST_DAY - FIRST_DAY);
    }

    private static LocalDateTime timestamp(final Draw draw) {
        final long day = draw.inHundred(50) ? day(draw) : draw.between(-1000, 20_000);
        return LocalDateTime.ofEpochSecond(
                day * SECONDS_OF_DAY + draw.below((int) SECONDS_OF_DAY),
                draw.below((int) NANOS_OF_SECOND),
                ZoneOffset.UTC);
    }

    /** Between 1880 and 2040, when zones had clocks that changed. */
    private static LocalDateTime recent(final Draw draw) {
        return LocalDateTime.ofEpochSecond(
                draw.between(-32_000, 25_000) * SECONDS_OF_DAY + draw.below((int) SECONDS_OF_DAY),
                draw.below((int) NANOS_OF_SECOND),
                ZoneOffset.UTC);
    }

    private static DateTimeFormatter time(final String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
