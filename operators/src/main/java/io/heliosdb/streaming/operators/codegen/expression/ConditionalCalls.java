package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;

/**
 * CASE, IF, COALESCE, NULLIF, ELT, GREATEST and LEAST. Branches of CASE and IF are evaluated only
 * when taken; the arguments of the others always, as in Flink.
 */
final class ConditionalCalls {
    /** Branches nested in each other; more would be deeper than compilers recurse. */
    private static final int NESTED = 64;

    private ConditionalCalls() {}

    /** CASE and IF. */
    static Term choose(final Expression.Call call, final Emitter out) {
        if (call.operands().size() % 2 == 0) {
            throw ExpressionError.call(call);
        }
        final SqlType type = call.type();
        final String value =
                out.variable(JavaTypes.of(type), "choice", JavaTypes.nullLiteral(type));
        final String isNull = out.variable(JavaTypes.BOOLEAN, "isNull", "true");
        final int last = call.operands().size() - 1;
        if (last <= 2 * NESTED) {
            choose(call, 0, "", value, isNull, out);
            return new Term(value, isNull, type);
        }
        final String isOpen = out.variable(JavaTypes.BOOLEAN, "isOpen", "false");
        choose(call, 0, isOpen, value, isNull, out);
        for (int from = 2 * NESTED; from <= last; from += 2 * NESTED) {
            out.line("if (" + isOpen + ") {");
            final Emitter group = out.block();
            group.line(isOpen + " = false;");
            choose(call, from, isOpen, value, isNull, group);
            out.append(group);
            out.line("}");
        }
        return new Term(value, isNull, type);
    }

    /**
     * Chooses among the branches of a group.
     *
     * @param index of the first operand, not yet tested
     * @param isOpen the local to set if no branch of the group is taken; empty if there is one
     *     group
     */
    private static void choose(
            final Expression.Call call,
            final int index,
            final String isOpen,
            final String value,
            final String isNull,
            final Emitter out) {
        final List<Expression> operands = call.operands();
        if (index == operands.size() - 1) {
            assign(call, operands.get(index), value, isNull, out);
            return;
        }
        final Term condition = out.term(operands.get(index));
        if (condition.type().kind() != TypeKind.BOOLEAN
                && condition.type().kind() != TypeKind.NULL) {
            throw ExpressionError.call(call);
        }
        out.line("if (" + (condition.isAlwaysNull() ? Term.NEVER : condition.value()) + ") {");
        final Emitter taken = out.block();
        assign(call, operands.get(index + 1), value, isNull, taken);
        out.append(taken);
        final Emitter otherwise = out.block();
        if (!isOpen.isEmpty() && (index + 2) % (2 * NESTED) == 0) {
            otherwise.line(isOpen + " = true;");
        } else {
            choose(call, index + 2, isOpen, value, isNull, otherwise);
        }
        if (!otherwise.isEmpty()) {
            out.line("} else {");
            out.append(otherwise);
        }
        out.line("}");
    }

    /** Sets the result; it starts as NULL. */
    private static void assign(
            final Expression.Call call,
            final Expression branch,
            final String value,
            final String isNull,
            final Emitter out) {
        final Term term = CastCalls.convert(call, out.term(branch), call.type(), true, out);
        if (!term.isAlwaysNull()) {
            out.line(value + " = " + term.value() + ";");
            out.line(isNull + " = " + term.isNull() + ";");
        }
    }

    static Term coalesce(final Expression.Call call, final Emitter out) {
        final List<Term> terms = new ArrayList<>();
        for (final Term term : out.terms(call.operands())) {
            terms.add(CastCalls.convert(call, term, call.type(), true, out));
        }
        Term result = terms.get(terms.size() - 1);
        for (int i = terms.size() - 2; i >= 0; i--) {
            result = firstOf(terms.get(i), result, out);
        }
        return result.as(call.type());
    }

    private static Term firstOf(final Term first, final Term second, final Emitter out) {
        if (first.isNeverNull() || second.isAlwaysNull()) {
            return first;
        }
        if (first.isAlwaysNull()) {
            return second;
        }
        final String value =
                out.local(
                        first.type(),
                        "coalesced",
                        first.isNull() + " ? " + choice(second) + " : " + choice(first));
        final String isNull =
                second.isNeverNull()
                        ? Term.NEVER
                        : out.settle(
                                "isNull", "(" + first.isNull() + " && " + second.isNull() + ")");
        return new Term(value, isNull, first.type());
    }

    /**
     * A TINYINT is a byte even where it stands for a SMALLINT, and compilers choose an int then.
     */
    private static String choice(final Term term) {
        return term.type().kind() == TypeKind.SMALLINT ? "(short) " + term.value() : term.value();
    }

    static Term nullIf(final Expression.Call call, final Emitter out) {
        final Expression first = call.operands().get(0);
        final Term value = CastCalls.convert(call, out.term(first), call.type(), true, out);
        final Term equal =
                out.term(
                        new Expression.Call(
                                ScalarFunction.EQUALS, call.operands(), SqlType.BOOLEAN));
        final String isNull =
                value.isNeverNull()
                        ? equal.value()
                        : "(" + value.isNull() + " || " + equal.value() + ")";
        final String settled = out.settle("isNull", isNull);
        final boolean isBoolean = call.type().kind() == TypeKind.BOOLEAN;
        return new Term(
                isBoolean ? "(!" + settled + " && " + value.value() + ")" : value.value(),
                settled,
                call.type());
    }

    /** ELT: the choice with a number, from 1; all of them are evaluated. */
    static Term elt(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, Integer.MAX_VALUE);
        final Term index = operands.number(0, SqlType.BIGINT);
        if (index.isAlwaysNull()) {
            return LiteralTerms.nullOf(call.type());
        }
        final String number =
                index.isNeverNull()
                        ? index.value()
                        : "(" + index.isNull() + " ? 0L : " + index.value() + ")";
        final List<Term> choices = new ArrayList<>();
        for (int i = 1; i < operands.count(); i++) {
            choices.add(operands.bytes(i));
        }
        final String chosen = out.variable(JavaTypes.LONG, "chosen", "Utf8.NULL");
        final String bounded =
                out.local(
                        JavaTypes.INT,
                        "number",
                        "(int) Math.min(Math.max("
                                + number
                                + ", 0L), "
                                + (choices.size() + 1)
                                + "L)");
        out.line("switch (" + bounded + ") {");
        for (int i = 0; i < choices.size(); i++) {
            out.line("    case " + (i + 1) + ":");
            out.line("        " + chosen + " = " + TextCalls.orNull(choices.get(i)) + ";");
            out.line("        break;");
        }
        out.line("    default:");
        out.line("        break;");
        out.line("}");
        return new Term(chosen, "(" + chosen + " == Utf8.NULL)", call.type());
    }

    static Term extreme(final Expression.Call call, final Emitter out) {
        final SqlType type = call.type();
        final List<Term> terms = new ArrayList<>();
        for (final Term term : out.terms(call.operands())) {
            terms.add(CastCalls.convert(call, term, type, true, out));
        }
        final String isNull = out.anyNull(terms);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        final String sign = call.function() == ScalarFunction.GREATEST ? " < 0" : " > 0";
        Term best = terms.get(0);
        for (final Term term : terms.subList(1, terms.size())) {
            final String compared = order(call, best, term) + sign;
            final String guard =
                    isNull.equals(Term.NEVER) ? compared : "!" + isNull + " && " + compared;
            // between a byte or short and an int Janino finds no common type
            final String cast = JavaTypes.of(type).equals(JavaTypes.INT) ? "(int) " : "";
            final String text =
                    "(" + guard + ") ? " + cast + term.value() + " : " + cast + best.value();
            best = Term.notNull(out.local(type, "extreme", text), type);
        }
        final boolean masked = type.kind() == TypeKind.BOOLEAN && !isNull.equals(Term.NEVER);
        return new Term(
                masked ? "(!" + isNull + " && " + best.value() + ")" : best.value(), isNull, type);
    }

    private static String order(final Expression.Call call, final Term left, final Term right) {
        final String operands = "(" + left.value() + ", " + right.value() + ")";
        if (FineTimestampCalls.isFine(left)) {
            return "FineTimestamps.compare" + operands;
        }
        return switch (left.type().kind()) {
            case CHAR, VARCHAR, BINARY, VARBINARY -> "Utf8.compare" + operands;
            case BOOLEAN -> "Boolean.compare" + operands;
            case FLOAT -> "Float.compare" + operands;
            case DOUBLE -> "Double.compare" + operands;
            case DECIMAL ->
                    (left.type().isLongDecimal() ? "Long.compare" : "WideDecimals.compare")
                            + operands;
            case TINYINT, SMALLINT, INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    "Integer.compare" + operands;
            case BIGINT, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME -> "Long.compare" + operands;
            default -> throw ExpressionError.call(call);
        };
    }
}
