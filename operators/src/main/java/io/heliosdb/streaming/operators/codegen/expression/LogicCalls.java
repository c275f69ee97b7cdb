package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/**
 * Three-valued logic. The right side of AND and OR is evaluated only where the left side does not
 * decide, as in Flink; an unknown left side does not.
 */
final class LogicCalls {
    private LogicCalls() {}

    static Term and(final Expression.Call call, final Emitter out) {
        return fold(call, out, true);
    }

    static Term or(final Expression.Call call, final Emitter out) {
        return fold(call, out, false);
    }

    private static Term fold(final Expression.Call call, final Emitter out, final boolean isAnd) {
        final List<Expression> operands = call.operands();
        Term result = operand(call, operands.get(0), out);
        for (final Expression operand : operands.subList(1, operands.size())) {
            final Emitter inner = out.block();
            final Term right = operand(call, operand, inner);
            result =
                    inner.isEmpty()
                            ? combine(result, right, isAnd, out)
                            : combineLazily(result, right, isAnd, inner, out);
        }
        return result.as(call.type());
    }

    private static Term operand(
            final Expression.Call call, final Expression operand, final Emitter out) {
        final Term term = out.term(operand);
        if (term.type().kind() != TypeKind.BOOLEAN && term.type().kind() != TypeKind.NULL) {
            throw ExpressionError.call(call);
        }
        return term.type().kind() == TypeKind.NULL ? LiteralTerms.nullOf(call.type()) : term;
    }

    private static Term combine(
            final Term left, final Term right, final boolean isAnd, final Emitter out) {
        final String value =
                isAnd
                        ? "(" + left.value() + " && " + right.value() + ")"
                        : "(" + left.value() + " || " + right.value() + ")";
        final String settled = out.settle(isAnd ? "and" : "or", value);
        final String isNull = isAnd ? nullOfAnd(left, right) : nullOfOr(left, right, settled);
        return new Term(settled, out.settle("isNull", isNull), left.type());
    }

    /**
     * Unknown where neither side is false and one is unknown. A known value of an unknown side is
     * false.
     */
    private static String nullOfAnd(final Term left, final Term right) {
        if (left.isNeverNull()) {
            return right.isNeverNull()
                    ? Term.NEVER
                    : "(" + left.value() + " && " + right.isNull() + ")";
        }
        return right.isNeverNull()
                ? "(" + left.isNull() + " && " + right.value() + ")"
                : "(("
                        + left.isNull()
                        + " && ("
                        + right.isNull()
                        + " || "
                        + right.value()
                        + ")) || ("
                        + left.value()
                        + " && "
                        + right.isNull()
                        + "))";
    }

    private static String nullOfOr(final Term left, final Term right, final String value) {
        if (left.isNeverNull() && right.isNeverNull()) {
            return Term.NEVER;
        }
        final String either =
                left.isNeverNull()
                        ? right.isNull()
                        : right.isNeverNull()
                                ? left.isNull()
                                : "(" + left.isNull() + " || " + right.isNull() + ")";
        return "(!" + value + " && " + either + ")";
    }

    private static Term combineLazily(
            final Term left,
            final Term right,
            final boolean isAnd,
            final Emitter inner,
            final Emitter out) {
        final String value =
                out.variable(
                        JavaTypes.BOOLEAN, isAnd ? "and" : "or", isAnd ? "false" : left.value());
        final boolean nullable = !left.isNeverNull() || !right.isNeverNull();
        final String isNull =
                nullable ? out.variable(JavaTypes.BOOLEAN, "isNull", "false") : Term.NEVER;
        final String goesOn =
                !isAnd
                        ? "!" + left.value()
                        : left.isNeverNull()
                                ? left.value()
                                : "(" + left.value() + " || " + left.isNull() + ")";
        out.line("if (" + goesOn + ") {");
        inner.line(
                value
                        + " = "
                        + (isAnd ? left.value() + " && " + right.value() : right.value())
                        + ";");
        if (nullable) {
            inner.line(
                    isNull
                            + " = "
                            + (isAnd ? nullOfAnd(left, right) : nullOfOr(left, right, value))
                            + ";");
        }
        out.append(inner);
        out.line("}");
        return new Term(value, isNull, left.type());
    }

    static Term not(final Expression.Call call, final Emitter out) {
        final Term operand = operand(call, call.operands().get(0), out);
        return new Term(
                operand.isAlwaysNull() ? Term.NEVER : isFalse(operand),
                operand.isNull(),
                call.type());
    }

    private static String isFalse(final Term operand) {
        return operand.isNeverNull()
                ? "(!" + operand.value() + ")"
                : "(!" + operand.value() + " && !" + operand.isNull() + ")";
    }

    static Term isNull(final Expression.Call call, final Emitter out) {
        return Term.notNull(out.term(call.operands().get(0)).isNull(), call.type());
    }

    static Term isNotNull(final Expression.Call call, final Emitter out) {
        final String isNull = out.term(call.operands().get(0)).isNull();
        final String text =
                switch (isNull) {
                    case Term.NEVER -> Term.ALWAYS;
                    case Term.ALWAYS -> Term.NEVER;
                    default -> "(!" + isNull + ")";
                };
        return Term.notNull(text, call.type());
    }

    /** IS [NOT] TRUE, IS [NOT] FALSE. */
    static Term isTruth(final Expression.Call call, final Emitter out) {
        final Term operand = operand(call, call.operands().get(0), out);
        final String text =
                switch (call.function()) {
                    case IS_TRUE -> operand.value();
                    case IS_NOT_TRUE -> "(!" + operand.value() + ")";
                    case IS_FALSE -> isFalse(operand);
                    case IS_NOT_FALSE ->
                            operand.isNeverNull()
                                    ? operand.value()
                                    : "(" + operand.value() + " || " + operand.isNull() + ")";
                    default -> throw ExpressionError.call(call);
                };
        return Term.notNull(out.settle("isTruth", text), call.type());
    }

    /**
     * A Java expression that is true only where the condition is TRUE. Does without the difference
     * between FALSE and unknown where nothing on the right can fail.
     */
    static String truth(final Expression condition, final Emitter out) {
        if (condition instanceof Expression.Call call
                && !out.isPart(call)
                && (call.function() == ScalarFunction.AND
                        || call.function() == ScalarFunction.OR)) {
            final boolean isAnd = call.function() == ScalarFunction.AND;
            final StringBuilder text = new StringBuilder("(");
            text.append(truth(call.operands().get(0), out));
            for (final Expression operand : call.operands().subList(1, call.operands().size())) {
                final Emitter inner = out.block();
                final String side = truth(operand, inner);
                if (inner.canFail()) {
                    return out.term(condition).value();
                }
                out.merge(inner);
                text.append(isAnd ? " && " : " || ").append(side);
            }
            return text.append(')').toString();
        }
        return out.term(condition).value();
    }
}
