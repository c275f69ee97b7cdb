package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;

/** What is asked of the array of SPLIT, answered from the text without making the array. */
final class SplitCalls {
    private SplitCalls() {}

    /** Whether a call's first operand is a text split by a constant that is not empty. */
    static boolean isOfParts(final Expression.Call call, final Emitter out) {
        return call.operands().getFirst() instanceof Expression.Call split
                && split.function() == ScalarFunction.SPLIT
                && split.operands().getLast() instanceof Expression.Literal delimiter
                && delimiter.value() instanceof String text
                && !text.isEmpty()
                && !out.isPart(split);
    }

    private static List<Term> texts(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands((Expression.Call) call.operands().getFirst(), out);
        operands.require(2, 2);
        return operands.texts();
    }

    /** CARDINALITY. */
    static Term count(final Expression.Call call, final Emitter out) {
        final List<Term> terms = texts(call, out);
        return Strict.guarded(
                out, call.type(), "count", "TextParts.count(" + Operands.list(terms) + ")", terms);
    }

    /** ARRAY_CONTAINS; no part is NULL. */
    static Term contains(final Expression.Call call, final Term sought, final Emitter out) {
        final List<Term> terms = texts(call, out);
        final String arguments = Operands.list(terms) + ", " + TextCalls.orNull(sought);
        return Strict.guardedTruth(
                out, call.type(), "isThere", "TextParts.contains(" + arguments + ")", terms);
    }

    /** An element by its position. */
    static Term element(final Expression.Call call, final Emitter out) {
        final Term position = new Operands(call, out).integer(1);
        final List<Term> terms = new ArrayList<>(texts(call, out));
        final String arguments = Operands.list(terms) + ", " + position.value();
        terms.add(position);
        return Strict.nullable(
                out, call.type(), "part", "TextParts.element(scratch, " + arguments + ")", terms);
    }
}
