package io.heliosdb.streaming.codecs.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Utf8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Random;
import java.util.function.Supplier;

/** Every parser against the parser of Java that defines it, on texts that are nearly right. */
class ParserTest {
    private static final int ROUNDS = 30_000;

    private final Random random = new Random(11);
    private final Text text = new Text();

    @AfterEach
    void close() {
        text.close();
    }

    /** A text with up to two bytes replaced, dropped or added. */
    private String mutated(final String original, final String alphabet) {
        final StringBuilder changed = new StringBuilder(original);
        for (int i = random.nextInt(3); i > 0; i--) {
            final int at = random.nextInt(changed.length() + 1);
            final char letter = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, letter);
                case 1 -> changed.replace(Math.max(0, at - 1), at, String.valueOf(letter));
                default -> changed.delete(Math.max(0, at - 1), at);
            }
        }
        return changed.toString();
    }

    private static Object orNull(final Supplier<Object> parse) {
        try {
            return parse.get();
        } catch (final DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    @Test
    void integersAreThoseOfJava() {
        final IntegerParser parser = new IntegerParser();
        for (int i = 0; i < ROUNDS; i++) {
            final long number = random.nextLong() >> random.nextInt(64);
            final String spelling = mutated(Long.toString(number), "0123456789+- .x\u0663");
            final Object expected = orNull(() -> Long.parseLong(spelling));
            text.set(spelling);
            final boolean isNumber = parser.parse(text.address(), text.length());
            assertThat(isNumber ? (Object) parser.value() : null).as(spelling).isEqualTo(expected);
        }
    }

    @Test
    void theLimitsOfLongAreExact() {
        final IntegerParser parser = new IntegerParser();
        for (final String spelling :
                new String[] {
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "-9223372036854775809",
                    "0000000000000000000000000000001",
                    "-",
                    "+",
                    "",
                    "99999999999999999999"
                }) {
            text.set(spelling);
            final boolean isNumber = parser.parse(text.address(), text.length());
            assertThat(isNumber ? (Object) parser.value() : null)
                    .as(spelling)
                    .isEqualTo(orNull(() -> Long.parseLong(spelling)));
        }
    }

    @Test
    void doublesAreThoseOfJava() {
        final DoubleParser parser = new DoubleParser();
        for (int i = 0; i < ROUNDS; i++) {
            final String spelling = mutated(number(), "0123456789+-.eE dfNx");
            text.set(spelling);
            final boolean isDouble = parser.parse(text.address(), text.length());
            final Object asDouble = isDouble ? (Object) parser.value() : null;
            assertThat(asDouble).as(spelling).isEqualTo(orNull(() -> Double.parseDouble(spelling)));
            final boolean isFloat = parser.parseFloat(text.address(), text.length());
            final Object asFloat = isFloat ? (Object) parser.floatValue() : null;
            assertThat(asFloat).as(spelling).isEqualTo(orNull(() -> Float.parseFloat(spelling)));
        }
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> Float.toString(Float.intBitsToFloat(random.nextInt()));
            case 2 ->
                    BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(8))
                            .toPlainString();
            case 3 -> new BigDecimal(halfway()).toString();
            case 4 -> Long.toString(random.nextLong()) + "e" + (random.nextInt(60) - 30);
            default -> random.nextInt(1000) + "." + random.nextInt(1000);
        };
    }

    /** A double exactly between two floats: the case where rounding twice goes wrong. */
    private double halfway() {
        final float number = random.nextInt(1 << 20) / 8f;
        return (number + (double) Math.nextUp(number)) / 2;
    }

    @Test
    void decimalsAreRoundedHalfUpAndBounded() {
        for (int i = 0; i < ROUNDS; i++) {
            final int precision = 1 + random.nextInt(38);
            final int scale = random.nextInt(precision + 1);
            final DecimalParser parser = new DecimalParser(precision, scale);
            final String spelling = mutated(number(), "0123456789+-.eE ");
            text.set(spelling);
            final int outcome = parser.parse(text.address(), text.length());
            final BigDecimal expected = (BigDecimal) orNull(() -> new BigDecimal(spelling));
            if (expected == null) {
                assertThat(outcome).as(spelling).isEqualTo(DecimalParser.INVALID);
                continue;
            }
            if (Math.abs(expected.scale()) > 5000) {
                continue;
            }
            final BigDecimal rounded = expected.setScale(scale, RoundingMode.HALF_UP);
            if (rounded.precision() > precision) {
                assertThat(outcome).as(spelling).isEqualTo(DecimalParser.TOO_LARGE);
            } else {
                assertThat(outcome).as(spelling).isEqualTo(DecimalParser.PARSED);
                assertThat(parser.low())
                        .as(spelling)
                        .isEqualTo(rounded.unscaledValue().longValue());
                assertThat(parser.high())
                        .as(spelling)
                        .isEqualTo(rounded.unscaledValue().shiftRight(64).longValue());
            }
        }
    }

    @Test
    void hugeExponentsTakeNoMemory() {
        final DecimalParser parser = new DecimalParser(10, 2);
        assertThat(decimal(parser, "1e999999999")).isEqualTo(DecimalParser.TOO_LARGE);
        assertThat(decimal(parser, "-1e-999999999")).isEqualTo(DecimalParser.PARSED);
        assertThat(parser.low()).isZero();
        assertThat(decimal(parser, "1e99999999999")).isEqualTo(DecimalParser.INVALID);
        assertThat(decimal(parser, "1".repeat(5000))).isEqualTo(DecimalParser.INVALID);
    }

    private int decimal(final DecimalParser parser, final String spelling) {
        text.set(spelling);
        return parser.parse(text.address(), text.length());
    }

    @Test
    void timestampsAreThoseOfJava() {
        for (final TimestampStyle style : TimestampStyle.values()) {
            final TimestampParser parser = new TimestampParser(style);
            for (int i = 0; i < ROUNDS / 4; i++) {
                final String usual = style.formatter().format(timestamp());
                final String spelling = mutated(usual, "0123456789:-. TZt");
                final LocalDateTime expected =
                        (LocalDateTime)
                                orNull(() -> LocalDateTime.parse(spelling, style.formatter()));
                text.set(spelling);
                final boolean isTimestamp = parser.parse(text.address(), text.length());
                assertThat(isTimestamp).as(style + " " + spelling).isEqualTo(expected != null);
                if (isTimestamp) {
                    assertThat(parser.epochMs())
                            .as(spelling)
                            .isEqualTo(expected.toInstant(ZoneOffset.UTC).toEpochMilli());
                    assertThat(parser.nanosOfMs())
                            .isEqualTo(expected.get(ChronoField.NANO_OF_SECOND) % 1_000_000);
                }
            }
        }
    }

    private LocalDateTime timestamp() {
        final long second = random.nextLong() >> (24 + random.nextInt(16));
        final int nanos =
                random.nextBoolean()
                        ? random.nextInt(1000) * 1_000_000
                        : random.nextInt(1_000_000_000);
        final LocalDateTime any =
                LocalDateTime.ofEpochSecond(second % 100_000_000_000L, nanos, ZoneOffset.UTC);
        return random.nextInt(4) == 0 ? any.withNano(0) : any;
    }

    @Test
    void datesAndTimesAreThoseOfJava() {
        final DateParser dates = new DateParser();
        final TimeParser times = new TimeParser();
        for (int i = 0; i < ROUNDS; i++) {
            final String day = mutated(timestamp().toLocalDate().toString(), "0123456789-+");
            text.set(day);
            final boolean isDate = dates.parseIso(text.address(), text.length());
            assertThat(isDate ? (Object) (long) dates.epochDay() : null)
                    .as(day)
                    .isEqualTo(orNull(() -> LocalDate.parse(day).toEpochDay()));
            final String time = mutated(timestamp().toLocalTime().toString(), "0123456789:.");
            text.set(time);
            final boolean isTime = times.parseIso(text.address(), text.length());
            assertThat(isTime ? (Object) (times.msOfDay() / 1) : null)
                    .as(time)
                    .isEqualTo(
                            orNull(() -> (int) (LocalTime.parse(time).toNanoOfDay() / 1_000_000)));
        }
    }

    @Test
    void lenientDatesCountOnIntoTheNextMonth() {
        final DateParser dates = new DateParser();
        assertThat(lenient(dates, "2001-2-3")).isEqualTo("2001-02-03");
        assertThat(lenient(dates, "2001-+2-+3")).isEqualTo("2001-02-03");
        assertThat(lenient(dates, "2001-02-+")).isNull();
        assertThat(lenient(dates, "2001-02-30")).isEqualTo("2001-03-02");
        assertThat(lenient(dates, "2001-02-32")).isNull();
        assertThat(lenient(dates, "2001-13-01")).isNull();
        assertThat(lenient(dates, " 2001-01-01")).isNull();
        assertThat(lenient(dates, "201-01-01")).isNull();
        assertThat(lenient(dates, "2001-01-")).isNull();
        assertThat(lenient(dates, "2001--1")).isNull();
    }

    private String lenient(final DateParser dates, final String spelling) {
        text.set(spelling);
        final boolean isDate = dates.parseLenient(text.address(), text.length());
        return isDate ? LocalDate.ofEpochDay(dates.epochDay()).toString() : null;
    }

    @Test
    void utf8IsWhatJavaDecodes() {
        for (int i = 0; i < ROUNDS; i++) {
            final byte[] bytes =
                    "ab\u00e9\u20ac\ud83d\ude00cdefgh\uffff\u0800".getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(3); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            text.set(bytes);
            assertThat(Utf8.isValid(text.address(), text.length())).isEqualTo(isDecodable(bytes));
        }
    }

    private static boolean isDecodable(final byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .hasRemaining();
        } catch (final CharacterCodingException e) {
            return false;
        }
    }
}
