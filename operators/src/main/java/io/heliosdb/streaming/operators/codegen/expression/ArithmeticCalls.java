package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/**
 * + - * / % and signs on numbers and intervals. Integers wrap around; dividing one by zero fails.
 */
final class ArithmeticCalls {
    private ArithmeticCalls() {}

    static Term binary(final Expression.Call call, final Emitter out) {
        final SqlType type = call.type();
        if (!type.isNumeric() && !isInterval(type)) {
            return TimeCalls.plusMinus(call, out);
        }
        final Term left = out.term(call.operands().get(0));
        final Term right = out.term(call.operands().get(1));
        if (!isOperand(left.type()) || !isOperand(right.type())) {
            if (isInterval(type)) {
                return TimeCalls.plusMinus(call, out);
            }
            throw ExpressionError.call(call);
        }
        if (type.kind() == TypeKind.DECIMAL) {
            return DecimalCalls.arithmetic(call, out, left, right);
        }
        final Term from = NumericCasts.convert(left, dividendType(call, left, right), out);
        final Term to = NumericCasts.convert(right, type, out);
        final List<Term> operands = List.of(from, to);
        final boolean divides =
                call.function() == ScalarFunction.DIVIDE || call.function() == ScalarFunction.MOD;
        if (divides && !type.isApproximate() && !from.type().isApproximate()) {
            final String method = call.function() == ScalarFunction.DIVIDE ? "divide" : "remainder";
            final String text = "Numbers." + method + "(" + from.value() + ", " + to.value() + ")";
            return Strict.guarded(
                    out, type, hint(call.function()), narrow(type, from, to, text), operands);
        }
        final String text = "(" + from.value() + " " + operator(call) + " " + to.value() + ")";
        return Strict.total(
                out, type, hint(call.function()), narrow(type, from, to, text), operands);
    }

    /** Flink leaves the left operand of % in its own type when the types differ. */
    private static SqlType dividendType(
            final Expression.Call call, final Term left, final Term right) {
        if (call.function() != ScalarFunction.MOD || left.type().kind() == right.type().kind()) {
            return call.type();
        }
        return left.type().kind() == TypeKind.DECIMAL ? SqlType.BIGINT : left.type();
    }

    private static String operator(final Expression.Call call) {
        return switch (call.function()) {
            case PLUS, TIME_PLUS -> "+";
            case MINUS, TIME_MINUS -> "-";
            case TIMES -> "*";
            case DIVIDE -> "/";
            case MOD -> "%";
            default -> throw ExpressionError.call(call);
        };
    }

    /** The cast that Java needs to give a result of wider operands the result's type. */
    private static String narrow(
            final SqlType type, final Term left, final Term right, final String text) {
        final String primitive = NumericCasts.primitive(type);
        final boolean isPlain =
                NumericCasts.primitive(left.type()).equals(primitive)
                        && NumericCasts.primitive(right.type()).equals(primitive)
                        && !primitive.equals("byte")
                        && !primitive.equals("short");
        return isPlain ? text : "((" + primitive + ") " + text + ")";
    }

    static Term negate(final Expression.Call call, final Emitter out) {
        final Term operand = operand(call, out);
        final SqlType type = operand.type();
        if (type.kind() == TypeKind.DECIMAL && !type.isLongDecimal()) {
            return Strict.guarded(
                    out,
                    type,
                    "minus",
                    "WideArithmetic.negate(scratch, " + operand.value() + ")",
                    List.of(operand));
        }
        final String text =
                type.kind() == TypeKind.TINYINT || type.kind() == TypeKind.SMALLINT
                        ? "(" + NumericCasts.primitive(type) + ") -" + operand.value()
                        : "-" + operand.value();
        return Strict.total(out, type, "minus", text, List.of(operand));
    }

    static Term plus(final Expression.Call call, final Emitter out) {
        return operand(call, out);
    }

    private static Term operand(final Expression.Call call, final Emitter out) {
        final Term operand = out.term(call.operands().get(0));
        if (!isOperand(operand.type()) || operand.type().kind() != call.type().kind()) {
            throw ExpressionError.call(call);
        }
        return operand;
    }

    private static boolean isOperand(final SqlType type) {
        return type.isNumeric() || isInterval(type);
    }

    static boolean isInterval(final SqlType type) {
        return type.kind() == TypeKind.INTERVAL_DAY_TIME
                || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    }

    static String hint(final ScalarFunction function) {
        return switch (function) {
            case PLUS -> "sum";
            case MINUS -> "difference";
            case TIMES -> "product";
            case DIVIDE -> "quotient";
            case MOD -> "remainder";
            default -> "value";
        };
    }
}
