package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Mathematical functions: those of DOUBLE as Java computes them, ABS, SIGN, FLOOR and CEIL in the
 * type of their operand.
 */
final class MathCalls {
    private MathCalls() {}

    /** {@code method} of operands as DOUBLE. */
    static CallGenerator ofDoubles(final String method, final int least, final int most) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(least, most);
            final List<Term> terms = new ArrayList<>();
            for (int i = 0; i < operands.count(); i++) {
                terms.add(operands.number(i, SqlType.DOUBLE));
            }
            final String text = method + "(" + Operands.list(terms) + ")";
            final Term result = Strict.guarded(out, SqlType.DOUBLE, "value", text, terms);
            return NumericCasts.convert(result, call.type(), out);
        };
    }

    static CallGenerator constant(final String text) {
        return (call, out) -> Term.notNull(text, call.type());
    }

    static Term log(final Expression.Call call, final Emitter out) {
        final String method = call.operands().size() == 1 ? "Math.log" : "Doubles.log";
        return ofDoubles(method, 1, 2).generate(call, out);
    }

    static Term abs(final Expression.Call call, final Emitter out) {
        final Term operand = number(call, out);
        final SqlType type = operand.type();
        if (type.kind() == TypeKind.DECIMAL && !type.isLongDecimal()) {
            return Strict.guarded(
                            out,
                            type,
                            "absolute",
                            "WideArithmetic.absolute(scratch, " + operand.value() + ")",
                            List.of(operand))
                    .as(call.type());
        }
        final boolean isNarrow =
                type.kind() == TypeKind.TINYINT || type.kind() == TypeKind.SMALLINT;
        final String cast = isNarrow ? "(" + NumericCasts.primitive(type) + ") " : "";
        return Strict.total(
                        out,
                        type,
                        "absolute",
                        cast + "Math.abs(" + operand.value() + ")",
                        List.of(operand))
                .as(call.type());
    }

    static Term sign(final Expression.Call call, final Emitter out) {
        final Term operand = number(call, out);
        final SqlType type = operand.type();
        final String value = operand.value();
        if (type.kind() == TypeKind.DECIMAL) {
            return type.isLongDecimal()
                    ? Strict.total(
                            out,
                            type,
                            "sign",
                            "Decimals.sign(" + value + ", " + type.scale() + ")",
                            List.of(operand))
                    : Strict.nullable(
                            out,
                            type,
                            "sign",
                            DecimalTexts.call("sign", value, type),
                            List.of(operand));
        }
        final String text =
                switch (JavaTypes.of(type)) {
                    case JavaTypes.INT -> "Integer.signum(" + value + ")";
                    case JavaTypes.LONG -> "(long) Long.signum(" + value + ")";
                    default -> "Math.signum(" + value + ")";
                };
        return Strict.total(out, type, "sign", text, List.of(operand)).as(call.type());
    }

    /** FLOOR and CEIL of a number; those of times are {@link TimeRoundingCalls}. */
    static CallGenerator whole(final String method) {
        return (call, out) -> {
            if (call.operands().size() == 2) {
                return TimeRoundingCalls.round(method).generate(call, out);
            }
            final Term operand = number(call, out);
            final SqlType type = operand.type();
            if (type.isInteger()) {
                return operand;
            }
            if (type.kind() == TypeKind.DECIMAL) {
                return wholeDecimal(call, out, method, operand);
            }
            final String cast = type.kind() == TypeKind.FLOAT ? "(float) " : "";
            return Strict.total(
                    out,
                    type,
                    method,
                    cast + "Math." + method + "(" + operand.value() + ")",
                    List.of(operand));
        };
    }

    private static Term wholeDecimal(
            final Expression.Call call,
            final Emitter out,
            final String method,
            final Term operand) {
        final SqlType type = call.type();
        final SqlType from = operand.type();
        if (from.isLongDecimal() && type.isLongDecimal() && type.scale() == 0) {
            final String text =
                    "Decimals." + method + "(" + operand.value() + ", " + from.scale() + ")";
            return Strict.total(out, type, method, text, List.of(operand));
        }
        final String text = DecimalTexts.call(method, DecimalTexts.wideWithScale(operand), type);
        return Strict.nullable(out, type, method, text, List.of(operand));
    }

    /** ROUND and TRUNCATE, with an optional number of fraction digits. */
    static CallGenerator digits(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 2);
            final Term number = number(call, out);
            final Term digits =
                    operands.count() == 2
                            ? operands.integer(1)
                            : Term.notNull("0", SqlType.INTEGER.notNull());
            return digits(call, out, method, number, digits);
        };
    }

    private static Term digits(
            final Expression.Call call,
            final Emitter out,
            final String method,
            final Term number,
            final Term digits) {
        final SqlType from = number.type();
        final SqlType type = call.type();
        final List<Term> terms = List.of(number, digits);
        final String arguments = number.value() + ", " + digits.value();
        if (from.kind() == TypeKind.DECIMAL) {
            final String limits = ", " + type.precision() + ", " + type.scale() + ")";
            final boolean isShort = from.isLongDecimal() && type.isLongDecimal();
            final String text =
                    isShort
                            ? "Decimals."
                                    + method
                                    + "("
                                    + number.value()
                                    + ", "
                                    + from.scale()
                                    + ", "
                                    + digits.value()
                                    + limits
                            : DecimalTexts.call(
                                    method,
                                    DecimalTexts.wideWithScale(number) + ", " + digits.value(),
                                    type);
            return Strict.nullable(out, type, "rounded", text, terms);
        }
        final boolean isRound = method.equals("round");
        final String text =
                from.isInteger()
                        ? "Doubles." + method + "((long) " + arguments + ")"
                        : isRound
                                ? "FloatRounding.round(scratch, " + arguments + ")"
                                : "Doubles.truncate((double) " + arguments + ")";
        final String cast = "(" + NumericCasts.primitive(from) + ") ";
        return Strict.guarded(out, from, "rounded", cast + text, terms).as(call.type());
    }

    private static Term number(final Expression.Call call, final Emitter out) {
        final Term operand = out.term(call.operands().get(0));
        if (!operand.type().isNumeric() || (operand.type().kind() != call.type().kind())) {
            throw ExpressionError.call(call);
        }
        return operand;
    }
}
