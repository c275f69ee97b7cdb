package io.heliosdb.streaming.operators.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;

/** Against {@code BigDecimal}, on numbers near the bounds of 64 and 128 bits and of digits. */
final class WideArithmeticTest {
    private static final int ROUNDS = 200_000;
    private static final int MOST_DIGITS = 38;
    private static final BigInteger BOUND = BigInteger.TEN.pow(MOST_DIGITS);

    private final Random random = new Random(5);
    private final Ledger ledger = new Ledger(1 << 20);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 16);

    @AfterEach
    void close() {
        scratch.close();
        ledger.close();
    }

    @Test
    void productsOfShortOnes() {
        for (int i = 0; i < ROUNDS; i++) {
            scratch.reset();
            final long left = random.nextLong() >> random.nextInt(Long.SIZE);
            final long right = random.nextLong() >> random.nextInt(Long.SIZE);
            assertThat(WideDecimals.toBig(WideArithmetic.product(scratch, left, right), 3))
                    .isEqualTo(
                            new BigDecimal(
                                    BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)),
                                    3));
        }
    }

    @Test
    void twoOperands() {
        for (int i = 0; i < ROUNDS; i++) {
            scratch.reset();
            final int s1 = random.nextInt(MOST_DIGITS + 1);
            final int s2 = random.nextInt(MOST_DIGITS + 1);
            final int precision = 1 + random.nextInt(MOST_DIGITS);
            final int scale = random.nextInt(precision + 1);
            final BigDecimal a = new BigDecimal(number(), s1);
            final BigDecimal b = new BigDecimal(number(), s2);
            final long x = WideDecimals.ofBig(scratch, a);
            final long y = WideDecimals.ofBig(scratch, b);
            final String call = a + ", " + b + " to " + precision + ", " + scale;
            check(
                    call + " +",
                    WideArithmetic.add(scratch, x, s1, y, s2, precision, scale),
                    scale,
                    BigDecimals.add(a, b, precision, scale));
            check(
                    call + " -",
                    WideArithmetic.subtract(scratch, x, s1, y, s2, precision, scale),
                    scale,
                    BigDecimals.subtract(a, b, precision, scale));
            check(
                    call + " *",
                    WideArithmetic.multiply(scratch, x, s1, y, s2, precision, scale),
                    scale,
                    BigDecimals.multiply(a, b, precision, scale));
            if (b.signum() != 0) {
                check(
                        call + " /",
                        WideArithmetic.divide(scratch, x, s1, y, s2, precision, scale),
                        scale,
                        BigDecimals.divide(a, b, precision, scale));
            }
            assertThat(Integer.signum(WideArithmetic.compare(x, s1, y, s2)))
                    .as(call)
                    .isEqualTo(a.compareTo(b));
        }
    }

    @Test
    void remainders() {
        for (int i = 0; i < ROUNDS; i++) {
            scratch.reset();
            final int s1 = random.nextInt(6);
            final int s2 = random.nextInt(6);
            final BigDecimal a = new BigDecimal(number().mod(BigInteger.TEN.pow(30)), s1);
            final BigDecimal b = new BigDecimal(number(), s2);
            if (b.signum() != 0) {
                check(
                        a + " % " + b,
                        WideArithmetic.remainder(
                                scratch,
                                WideDecimals.ofBig(scratch, a),
                                s1,
                                WideDecimals.ofBig(scratch, b),
                                s2,
                                MOST_DIGITS,
                                6),
                        6,
                        BigDecimals.remainder(a, b, MOST_DIGITS, 6));
            }
        }
    }

    @Test
    void oneOperand() {
        for (int i = 0; i < ROUNDS; i++) {
            scratch.reset();
            final int from = random.nextInt(MOST_DIGITS + 1);
            final int precision = 1 + random.nextInt(MOST_DIGITS);
            final int scale = random.nextInt(precision + 1);
            final int digits = random.nextInt(90) - 45;
            final BigDecimal a = new BigDecimal(number(), from);
            final long x = WideDecimals.ofBig(scratch, a);
            final String call = a + " to " + precision + ", " + scale + " by " + digits;
            check(
                    call + " fit",
                    WideArithmetic.fit(scratch, x, from, precision, scale),
                    scale,
                    BigDecimals.fit(a, precision, scale));
            check(
                    call + " round",
                    WideArithmetic.round(scratch, x, from, digits, precision, scale),
                    scale,
                    BigDecimals.round(a, digits, precision, scale));
            check(
                    call + " truncate",
                    WideArithmetic.truncate(scratch, x, from, digits, precision, scale),
                    scale,
                    BigDecimals.truncate(a, digits, precision, scale));
            check(
                    call + " floor",
                    WideArithmetic.floor(scratch, x, from, precision, scale),
                    scale,
                    BigDecimals.fit(BigDecimals.floor(a), precision, scale));
            check(
                    call + " ceil",
                    WideArithmetic.ceil(scratch, x, from, precision, scale),
                    scale,
                    BigDecimals.fit(BigDecimals.ceil(a), precision, scale));
            check(call + " abs", WideArithmetic.absolute(scratch, x), from, a.abs());
            check(call + " minus", WideArithmetic.negate(scratch, x), from, a.negate());
            check(
                    call + " sign",
                    WideArithmetic.sign(scratch, x, precision, scale),
                    scale,
                    BigDecimals.sign(a, precision, scale));
            assertThat(WideArithmetic.toDouble(x, from)).as(call).isEqualTo(a.doubleValue());
            assertThat(WideArithmetic.integerPart(x, from))
                    .as(call)
                    .isEqualTo(BigDecimals.integerPart(a));
            final long count = 1 + random.nextLong(random.nextBoolean() ? 9 : Long.MAX_VALUE);
            final int more = random.nextInt(MOST_DIGITS + 1 - from);
            assertThat(
                            WideDecimals.toBig(
                                    WideArithmetic.average(scratch, x, count, from, from + more),
                                    from + more))
                    .as(call + " / " + count)
                    .isEqualTo(
                            overflowed(
                                    a.divide(
                                            BigDecimal.valueOf(count),
                                            from + more,
                                            RoundingMode.HALF_UP)));
        }
    }

    /** What is left in 128 bits: sums of groups are not checked when they are divided. */
    private static BigDecimal overflowed(final BigDecimal value) {
        final BigInteger unscaled = value.unscaledValue();
        final BigInteger low = BigInteger.ONE.shiftLeft(128);
        BigInteger rest = unscaled.mod(low);
        if (rest.testBit(127)) {
            rest = rest.subtract(low);
        }
        return new BigDecimal(rest, value.scale());
    }

    private static void check(
            final String call, final long ours, final int scale, final BigDecimal expected) {
        if (expected == null) {
            assertThat(ours).as(call).isEqualTo(WideDecimals.NULL);
        } else {
            assertThat(ours).as(call).isNotEqualTo(WideDecimals.NULL);
            assertThat(WideDecimals.toBig(ours, scale)).as(call).isEqualByComparingTo(expected);
        }
    }

    /** Powers of two and ten and their neighbours, halves, and numbers of any length. */
    private BigInteger number() {
        final BigInteger magnitude =
                switch (random.nextInt(5)) {
                    case 0 -> BigInteger.ONE.shiftLeft(random.nextInt(127));
                    case 1 -> BigInteger.TEN.pow(random.nextInt(MOST_DIGITS + 1));
                    case 2 ->
                            BigInteger.TEN
                                    .pow(random.nextInt(MOST_DIGITS))
                                    .multiply(BigInteger.valueOf(5));
                    case 3 -> BigInteger.valueOf(random.nextInt(1000));
                    default -> new BigInteger(random.nextInt(127), random);
                };
        final BigInteger near = magnitude.add(BigInteger.valueOf(random.nextInt(3) - 1)).mod(BOUND);
        return random.nextBoolean() ? near : near.negate();
    }
}
