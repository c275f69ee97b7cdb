package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/**
 * Binary arithmetic with a DECIMAL result: in longs where operands and result fit 18 digits, else
 * in 128 bits. Operands enter as they are; only the result is rounded.
 */
final class DecimalCalls {
    private DecimalCalls() {}

    static Term arithmetic(
            final Expression.Call call, final Emitter out, final Term first, final Term second) {
        final SqlType type = call.type();
        final Term left = exact(call, first, out);
        final Term right = exact(call, second, out);
        final List<Term> operands = List.of(left, right);
        final String text =
                type.isLongDecimal() ? shortText(call.function(), type, left, right) : null;
        if (text != null) {
            return isTotal(call.function(), type, left, right)
                    ? Strict.total(out, type, hint(call.function()), text, operands)
                    : Strict.nullable(
                            out,
                            type,
                            hint(call.function()),
                            fit(call.function(), type, text),
                            operands);
        }
        if (isProductOfShort(call.function(), type, left, right)) {
            return Strict.total(
                    out,
                    type,
                    hint(call.function()),
                    "WideArithmetic.product(scratch, "
                            + DecimalTexts.asLong(left)
                            + ", "
                            + DecimalTexts.asLong(right)
                            + ")",
                    operands);
        }
        final String wide =
                DecimalTexts.call(
                        method(call.function()),
                        DecimalTexts.wideWithScale(left) + ", " + DecimalTexts.wideWithScale(right),
                        type);
        return Strict.nullable(out, type, hint(call.function()), wide, operands);
    }

    private static boolean isProductOfShort(
            final ScalarFunction function, final SqlType type, final Term left, final Term right) {
        final int leftScale = DecimalTexts.scale(left.type());
        final int rightScale = DecimalTexts.scale(right.type());
        return function == ScalarFunction.TIMES
                && type.scale() == leftScale + rightScale
                && DecimalTexts.precision(left.type()) + DecimalTexts.precision(right.type())
                        <= type.precision()
                && DecimalTexts.fitsLong(left.type(), leftScale)
                && DecimalTexts.fitsLong(right.type(), rightScale);
    }

    private static Term exact(final Expression.Call call, final Term term, final Emitter out) {
        if (!term.type().isNumeric()) {
            throw ExpressionError.call(call);
        }
        return term.type().isApproximate() ? NumericCasts.convert(term, call.type(), out) : term;
    }

    /**
     * The plain operation in longs, or null if it might not fit. Not yet checked against the
     * result's precision.
     */
    private static String shortText(
            final ScalarFunction function, final SqlType type, final Term left, final Term right) {
        final int leftScale = DecimalTexts.scale(left.type());
        final int rightScale = DecimalTexts.scale(right.type());
        final int common = Math.max(leftScale, rightScale);
        final boolean aligns =
                type.scale() == common
                        && DecimalTexts.fitsLong(left.type(), common)
                        && DecimalTexts.fitsLong(right.type(), common);
        final boolean fits =
                DecimalTexts.fitsLong(left.type(), leftScale)
                        && DecimalTexts.fitsLong(right.type(), rightScale);
        return switch (function) {
            case PLUS, MINUS -> {
                final String operator = function == ScalarFunction.PLUS ? " + " : " - ";
                yield aligns
                        ? DecimalTexts.unscaled(left, common)
                                + operator
                                + DecimalTexts.unscaled(right, common)
                        : null;
            }
            case TIMES -> {
                final int digits =
                        DecimalTexts.precision(left.type()) + DecimalTexts.precision(right.type());
                yield type.scale() == leftScale + rightScale && digits <= SqlType.MAX_LONG_DIGITS
                        ? DecimalTexts.asLong(left) + " * " + DecimalTexts.asLong(right)
                        : null;
            }
            case DIVIDE -> {
                final int shift = type.scale() - leftScale + rightScale;
                yield fits && shift >= 0 && shift <= SqlType.MAX_LONG_DIGITS
                        ? quotient(left, right, shift, type)
                        : null;
            }
            case MOD ->
                    aligns
                            ? "Decimals.remainder("
                                    + DecimalTexts.unscaled(left, common)
                                    + ", "
                                    + DecimalTexts.unscaled(right, common)
                                    + ", "
                                    + type.precision()
                                    + ")"
                            : null;
            default -> throw new IllegalArgumentException(function.name());
        };
    }

    private static String quotient(
            final Term left, final Term right, final int shift, final SqlType type) {
        final String operands = DecimalTexts.asLong(left) + ", " + DecimalTexts.asLong(right);
        final String limits = type.precision() + ", " + type.scale();
        return "Decimals.divide(" + operands + ", " + shift + ", " + limits + ")";
    }

    /** Whether a sum or product always fits its type, by the digits of the operands. */
    private static boolean isTotal(
            final ScalarFunction function, final SqlType type, final Term left, final Term right) {
        final int leftDigits =
                DecimalTexts.precision(left.type()) - DecimalTexts.scale(left.type());
        final int rightDigits =
                DecimalTexts.precision(right.type()) - DecimalTexts.scale(right.type());
        return switch (function) {
            case PLUS, MINUS ->
                    Math.max(leftDigits, rightDigits) + 1 + type.scale() <= type.precision();
            case TIMES -> leftDigits + rightDigits + type.scale() <= type.precision();
            default -> false;
        };
    }

    private static String fit(
            final ScalarFunction function, final SqlType type, final String text) {
        return switch (function) {
            case PLUS, MINUS, TIMES -> "Decimals.fit(" + text + ", " + type.precision() + ")";
            default -> text;
        };
    }

    private static String method(final ScalarFunction function) {
        return switch (function) {
            case PLUS -> "add";
            case MINUS -> "subtract";
            case TIMES -> "multiply";
            case DIVIDE -> "divide";
            case MOD -> "remainder";
            default -> throw new IllegalArgumentException(function.name());
        };
    }

    private static String hint(final ScalarFunction function) {
        return ArithmeticCalls.hint(function);
    }
}
