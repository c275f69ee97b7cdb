package io.heliosdb.streaming.perf.functions;

import static io.heliosdb.streaming.perf.functions.Samples.string;
import static io.heliosdb.streaming.perf.functions.Twin.flink;

import io.heliosdb.streaming.operators.functions.BigDecimals;
import io.heliosdb.streaming.operators.functions.DecimalParser;
import io.heliosdb.streaming.operators.functions.Decimals;
import io.heliosdb.streaming.operators.functions.Doubles;
import io.heliosdb.streaming.operators.functions.FloatParser;
import io.heliosdb.streaming.operators.functions.FloatRounding;
import io.heliosdb.streaming.operators.functions.IntegerParser;
import io.heliosdb.streaming.operators.functions.NumberText;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.WideDecimals;

import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.DecimalDataUtils;
import org.apache.flink.table.data.binary.BinaryStringDataUtil;
import org.apache.flink.table.runtime.functions.SqlFunctionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.function.Supplier;

class CastFunctionsTest {
    private static final int ROUNDS = 6_000;

    private final Samples samples = new Samples(13);
    private final Scratch scratch = samples.scratch;

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void textsAsNumbers() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.numeral();
            final long ours = samples.lay(text);
            final Supplier<String> call = () -> "'" + text + "'";
            Twin.check(
                    call,
                    () -> IntegerParser.toByte(scratch, ours),
                    () -> BinaryStringDataUtil.toByte(flink(text).trim()));
            Twin.check(
                    call,
                    () -> IntegerParser.toShort(scratch, ours),
                    () -> BinaryStringDataUtil.toShort(flink(text).trim()));
            Twin.check(
                    call,
                    () -> IntegerParser.toInt(scratch, ours),
                    () -> BinaryStringDataUtil.toInt(flink(text).trim()));
            Twin.check(
                    call,
                    () -> IntegerParser.toLong(scratch, ours),
                    () -> BinaryStringDataUtil.toLong(flink(text).trim()));
            Twin.check(
                    call,
                    () -> FloatParser.toFloat(scratch, ours),
                    () -> BinaryStringDataUtil.toFloat(flink(text).trim()));
            Twin.check(
                    call,
                    () -> FloatParser.toDouble(scratch, ours),
                    () -> BinaryStringDataUtil.toDouble(flink(text).trim()));
            Twin.check(
                    call,
                    () -> IntegerParser.toBoolean(scratch, ours),
                    () -> BinaryStringDataUtil.toBoolean(flink(text)));
        }
    }

    @Test
    void textsAsDecimals() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.numeral();
            final int precision = 1 + samples.below(38);
            final int scale = samples.below(precision + 1);
            final long ours = samples.lay(text);
            final Supplier<String> call =
                    () -> "'" + text + "' DECIMAL(" + precision + ", " + scale + ")";
            Twin.check(
                    call,
                    () ->
                            precision <= 18
                                    ? BigDecimal.valueOf(
                                            DecimalParser.toDecimal(ours, precision, scale), scale)
                                    : WideDecimals.toBig(
                                            DecimalParser.toWide(scratch, ours, precision, scale),
                                            scale),
                    () ->
                            BinaryStringDataUtil.toDecimal(flink(text), precision, scale)
                                    .toBigDecimal());
        }
    }

    @Test
    void decimalArithmetic() {
        for (int i = 0; i < ROUNDS; i++) {
            final int p1 = 1 + samples.below(18);
            final int s1 = samples.below(p1 + 1);
            final int p2 = 1 + samples.below(18);
            final int s2 = samples.below(p2 + 1);
            final long a = samples.integer() % Decimals.power10(p1);
            final long b = samples.integer() % Decimals.power10(p2);
            final DecimalData fa = DecimalData.fromUnscaledLong(a, p1, s1);
            final DecimalData fb = DecimalData.fromUnscaledLong(b, p2, s2);
            final int precision = 1 + samples.below(18);
            final int scale = samples.below(precision + 1);
            final Supplier<String> call =
                    () -> fa + " " + fb + " DECIMAL(" + precision + ", " + scale + ")";
            final int shift = scale - s1 + s2;
            if (shift >= 0 && shift <= 18) {
                Twin.check(
                        call,
                        () -> decimal(Decimals.divide(a, b, shift, precision, scale), scale),
                        () -> decimal(DecimalDataUtils.divide(fa, fb, precision, scale)));
            }
            Twin.check(call, () -> Decimals.compare(a, s1, b, s2), () -> fa.compareTo(fb));
            Twin.check(
                    call,
                    () -> decimal(Decimals.rescale(a, s1, precision, scale), scale),
                    () -> decimal(DecimalDataUtils.castToDecimal(fa, precision, scale)));
            Twin.check(
                    call,
                    () -> decimal(Decimals.ofLong(b, precision, scale), scale),
                    () -> decimal(DecimalDataUtils.castFrom(b, precision, scale)));
            Twin.check(
                    call, () -> Decimals.toDouble(a, s1), () -> DecimalDataUtils.doubleValue(fa));
            Twin.check(
                    call, () -> Decimals.toLong(a, s1), () -> DecimalDataUtils.castToIntegral(fa));
            Twin.check(
                    call,
                    () -> Decimals.floor(a, s1),
                    () -> DecimalDataUtils.floor(fa).toBigDecimal().longValueExact());
            Twin.check(
                    call,
                    () -> Decimals.ceil(a, s1),
                    () -> DecimalDataUtils.ceil(fa).toBigDecimal().longValueExact());
            final int digits = samples.below(24) - 6;
            final int roundedScale = Math.max(0, Math.min(digits, s1));
            Twin.check(
                    () -> call.get() + " round " + digits,
                    () -> decimal(Decimals.round(a, s1, digits, 18, roundedScale), roundedScale),
                    () -> decimal18(DecimalDataUtils.sround(fa, digits)));
            Twin.check(
                    () -> call.get() + " truncate " + digits,
                    () -> decimal(Decimals.truncate(a, s1, digits, 18, roundedScale), roundedScale),
                    () -> decimal18(SqlFunctionUtils.struncate(fa, digits)));
            Twin.check(
                    call,
                    () ->
                            BigDecimals.divide(
                                    BigDecimal.valueOf(a, s1),
                                    BigDecimal.valueOf(b, s2),
                                    38,
                                    scale),
                    () -> decimal(DecimalDataUtils.divide(fa, fb, 38, scale)));
        }
    }

    private static BigDecimal decimal(final long unscaled, final int scale) {
        return unscaled == Decimals.NULL ? null : BigDecimal.valueOf(unscaled, scale);
    }

    private static BigDecimal decimal(final DecimalData value) {
        return value == null ? null : value.toBigDecimal();
    }

    /** Flink's result may have 19 digits, which its type has not. */
    private static BigDecimal decimal18(final DecimalData value) {
        return value == null || value.toBigDecimal().precision() > 18 ? null : value.toBigDecimal();
    }

    @Test
    void roundingOfNumbers() {
        for (int i = 0; i < ROUNDS; i++) {
            final double number = samples.number();
            final long integer = samples.integer();
            final int small = (int) integer;
            final int digits = samples.below(30) - 12;
            final Supplier<String> call = () -> number + " " + integer + " " + digits;
            Twin.check(
                    call,
                    () -> FloatRounding.round(scratch, number, digits),
                    () -> SqlFunctionUtils.sround(number, digits));
            Twin.check(
                    call,
                    () -> FloatRounding.round(scratch, (float) number, digits),
                    () -> SqlFunctionUtils.sround((float) number, digits));
            Twin.check(
                    call,
                    () -> Doubles.truncate(number, digits),
                    () -> SqlFunctionUtils.struncate(number, digits));
            Twin.check(
                    call,
                    () -> Doubles.round(integer, 2 * digits),
                    () -> SqlFunctionUtils.sround(integer, 2 * digits));
            Twin.check(
                    call,
                    () -> (int) Doubles.round(small, digits),
                    () -> SqlFunctionUtils.sround(small, digits));
            Twin.check(
                    call,
                    () -> Doubles.truncate(integer, 2 * digits),
                    () -> SqlFunctionUtils.struncate(integer, 2 * digits));
        }
    }

    @Test
    void numbersAsTexts() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final double number = samples.number();
            final long integer = samples.integer();
            final int scale = samples.below(19);
            final Supplier<String> call = () -> number + " " + integer + " " + scale;
            Twin.check(call, () -> string(NumberText.ofDouble(scratch, number)), () -> "" + number);
            Twin.check(
                    call,
                    () -> string(NumberText.ofFloat(scratch, (float) number)),
                    () -> "" + (float) number);
            Twin.check(call, () -> string(NumberText.ofLong(scratch, integer)), () -> "" + integer);
            final long unscaled = integer % Decimals.power10(18);
            Twin.check(
                    call,
                    () -> string(NumberText.ofDecimal(scratch, unscaled, scale)),
                    () -> BigDecimal.valueOf(unscaled, scale).toPlainString());
        }
    }
}
