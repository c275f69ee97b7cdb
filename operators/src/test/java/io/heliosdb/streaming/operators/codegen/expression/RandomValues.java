package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Values of a type with many of the awkward ones: NULL, ends, NaN, odd texts, times before 1970.
 */
final class RandomValues {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "abc",
                    "Hello World",
                    " x ",
                    "ÀÉß",
                    "日本語",
                    "😀a😀",
                    "a,b,,c",
                    "\tz",
                    "it's",
                    "%_",
                    "a%b",
                    "\\",
                    "true",
                    "F",
                    "yes",
                    "12",
                    "-7",
                    "+3",
                    " 42 ",
                    "1.5",
                    ".5",
                    "5.",
                    "-0.0",
                    "1e3",
                    "1E-2",
                    "NaN",
                    "9.995",
                    "99999999999",
                    "x1",
                    "0x1p3",
                    "2024-02-29",
                    "2023-02-29",
                    "1969-07-20",
                    "2024-1-2",
                    "2024-06-30 23:59:59.999",
                    "1969-12-31 12:00:00",
                    "2024-02-30 10:00:00",
                    "line\nbreak",
                    "aaa",
                    "ab-cd ef");
    private static final List<Double> DOUBLES =
            List.of(
                    0.0,
                    -0.0,
                    1.0,
                    -1.5,
                    0.1,
                    2.5,
                    1e10,
                    -1e-7,
                    123456.789,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.MAX_VALUE,
                    Double.MIN_VALUE);

    private final RandomGenerator random;

    RandomValues(final RandomGenerator random) {
        this.random = random;
    }

    /** A value as the interpreter has it; NULL now and then if the type allows. */
    Object next(final SqlType type) {
        return type.nullable() && random.nextInt(8) == 0 ? null : value(type);
    }

    Object value(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (long) (byte) integer();
            case SMALLINT -> (long) (short) integer();
            case INTEGER -> (long) (int) integer();
            case INTERVAL_YEAR_MONTH -> (long) random.nextInt(-40, 40);
            case BIGINT -> integer();
            case FLOAT -> (float) floating();
            case DOUBLE -> floating();
            case DECIMAL -> decimal(type);
            case CHAR, VARCHAR -> text();
            case DATE -> (long) random.nextInt(-3_000, 30_000);
            case TIME -> random.nextLong(86_400_000);
            case TIMESTAMP -> timestamp(type.precision());
            case INTERVAL_DAY_TIME -> random.nextLong(-400_000_000L, 400_000_000L);
            default -> throw new IllegalStateException("no values of " + type);
        };
    }

    private long integer() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            case 1 -> random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextInt(-12, 13);
        };
    }

    private double floating() {
        return random.nextInt(3) == 0
                ? random.nextDouble(-1000, 1000)
                : DOUBLES.get(random.nextInt(DOUBLES.size()));
    }

    private BigDecimal decimal(final SqlType type) {
        final BigInteger limit = BigInteger.TEN.pow(type.precision());
        final BigInteger unscaled =
                switch (random.nextInt(4)) {
                    case 0 -> limit.subtract(BigInteger.ONE);
                    case 1 -> BigInteger.valueOf(random.nextInt(1000)).mod(limit);
                    default -> new BigInteger(120, Random.from(random)).mod(limit);
                };
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private long timestamp(final int fractionDigits) {
        final long ms =
                random.nextInt(4) == 0
                        ? random.nextLong(-400, 400) * 86_400_000L
                        : random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L);
        return fractionDigits == 0 ? Math.floorDiv(ms, 1000L) * 1000 : ms;
    }
}
