package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/**
 * = <> < <= > >= and IS [NOT] DISTINCT FROM. Floating-point numbers compare as in Java: NaN equals
 * nothing, -0.0 equals 0.0. Text compares by code point.
 */
final class ComparisonCalls {
    private ComparisonCalls() {}

    static Term compare(final Expression.Call call, final Emitter out) {
        final Term left = out.term(call.operands().get(0));
        final Term right = out.term(call.operands().get(1));
        return compare(call, operator(call), left, right, out);
    }

    static Term isDistinct(final Expression.Call call, final Emitter out) {
        return Term.notNull(distinct(call, out), call.type());
    }

    static Term isNotDistinct(final Expression.Call call, final Emitter out) {
        return Term.notNull("(!" + distinct(call, out) + ")", call.type());
    }

    private static String distinct(final Expression.Call call, final Emitter out) {
        final Term left = out.term(call.operands().get(0));
        final Term right = out.term(call.operands().get(1));
        final Term equal = compare(call, "==", left, right, out);
        final boolean neverBothNull = left.isNeverNull() || right.isNeverNull();
        final String text =
                neverBothNull
                        ? "(!" + equal.value() + ")"
                        : "(!("
                                + equal.value()
                                + " || ("
                                + left.isNull()
                                + " && "
                                + right.isNull()
                                + ")))";
        return out.settle("isDistinct", text);
    }

    private static Term compare(
            final Expression.Call call,
            final String operator,
            final Term left,
            final Term right,
            final Emitter out) {
        final String text =
                FineTimestampCalls.isFine(left) || FineTimestampCalls.isFine(right)
                        ? FineTimestampCalls.comparison(call, operator, left, right, out)
                        : text(call, operator, left, right, out);
        return Strict.truth(out, call.type(), hint(operator), text, List.of(left, right));
    }

    private static String text(
            final Expression.Call call,
            final String operator,
            final Term left,
            final Term right,
            final Emitter out) {
        final SqlType a = left.type();
        final SqlType b = right.type();
        if (a.isNumeric() && b.isNumeric()) {
            return a.kind() == TypeKind.DECIMAL || b.kind() == TypeKind.DECIMAL
                    ? decimals(operator, left, right)
                    : left.value() + " " + operator + " " + right.value();
        }
        if ((a.isCharacter() && b.isCharacter()) || (a.isBinary() && b.isBinary())) {
            return switch (operator) {
                case "==" -> "Utf8.equal(" + left.value() + ", " + right.value() + ")";
                case "!=" -> "!Utf8.equal(" + left.value() + ", " + right.value() + ")";
                default ->
                        "Utf8.compare("
                                + left.value()
                                + ", "
                                + right.value()
                                + ") "
                                + operator
                                + " 0";
            };
        }
        if (a.kind() == TypeKind.NULL || b.kind() == TypeKind.NULL) {
            return Term.NEVER;
        }
        if (a.kind() != b.kind()) {
            throw ExpressionError.call(call);
        }
        return switch (a.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH ->
                    left.value() + " " + operator + " " + right.value();
            case BOOLEAN ->
                    operator.equals("==") || operator.equals("!=")
                            ? left.value() + " " + operator + " " + right.value()
                            : "Boolean.compare("
                                    + left.value()
                                    + ", "
                                    + right.value()
                                    + ") "
                                    + operator
                                    + " 0";
            case ARRAY, MAP, MULTISET, ROW -> nested(call, operator, left, right, out);
            default -> throw ExpressionError.call(call);
        };
    }

    private static String nested(
            final Expression.Call call,
            final String operator,
            final Term left,
            final Term right,
            final Emitter out) {
        final boolean isNegated = operator.equals("!=");
        if (!isNegated && !operator.equals("==")) {
            throw ExpressionError.call(call);
        }
        if (!NestedCasts.isIdentity(left.type(), right.type())
                && !NestedCasts.isIdentity(right.type(), left.type())) {
            throw ExpressionError.call(call);
        }
        return (isNegated ? "!" : "")
                + "NestedEquality.equal("
                + NestedTerms.shape(left.type(), out)
                + ", "
                + left.value()
                + ", "
                + right.value()
                + ")";
    }

    private static String decimals(final String operator, final Term left, final Term right) {
        if (left.type().isApproximate()) {
            return "-" + compareToNumber(right, left) + " " + operator + " 0";
        }
        if (right.type().isApproximate()) {
            return compareToNumber(left, right) + " " + operator + " 0";
        }
        final int leftScale = DecimalTexts.scale(left.type());
        final int rightScale = DecimalTexts.scale(right.type());
        if (isBig(left) || isBig(right)) {
            return "WideArithmetic.compare("
                    + DecimalTexts.wideWithScale(left)
                    + ", "
                    + DecimalTexts.wideWithScale(right)
                    + ") "
                    + operator
                    + " 0";
        }
        if (leftScale == rightScale) {
            return left.value() + " " + operator + " " + right.value();
        }
        return "Decimals.compare("
                + left.value()
                + ", "
                + leftScale
                + ", "
                + right.value()
                + ", "
                + rightScale
                + ") "
                + operator
                + " 0";
    }

    private static String compareToNumber(final Term decimal, final Term number) {
        final String value = "(double) " + number.value();
        return isBig(decimal)
                ? "WideArithmetic.compare("
                        + DecimalTexts.wideWithScale(decimal)
                        + ", "
                        + value
                        + ")"
                : "Decimals.compare("
                        + decimal.value()
                        + ", "
                        + decimal.type().scale()
                        + ", "
                        + value
                        + ")";
    }

    private static boolean isBig(final Term term) {
        return DecimalTexts.isWide(term.type());
    }

    private static String operator(final Expression.Call call) {
        return switch (call.function()) {
            case EQUALS -> "==";
            case NOT_EQUALS -> "!=";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL -> ">=";
            default -> throw ExpressionError.call(call);
        };
    }

    private static String hint(final String operator) {
        return switch (operator) {
            case "==" -> "equal";
            case "!=" -> "notEqual";
            case "<" -> "less";
            case "<=" -> "atMost";
            case ">" -> "greater";
            default -> "atLeast";
        };
    }
}
