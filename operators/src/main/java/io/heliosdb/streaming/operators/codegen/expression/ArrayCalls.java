package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** Functions of arrays. Operands become arrays of the type that the call works on. */
final class ArrayCalls {
    private ArrayCalls() {}

    /** An operand as a value of an array type; its elements may be NULL. */
    private static Term array(
            final Expression.Call call, final int index, final SqlType type, final Emitter out) {
        final Term term = out.term(call.operands().get(index));
        if (term.type().kind() != TypeKind.ARRAY && term.type().kind() != TypeKind.NULL) {
            throw ExpressionError.call(call);
        }
        return CastCalls.convert(call, term, type, true, out);
    }

    private static SqlType type(final Expression.Call call, final int index) {
        return call.operands().get(index).type();
    }

    /** An operand as an array of one element. */
    private static Term one(
            final Expression.Call call, final int index, final SqlType array, final Emitter out) {
        return NestedTerms.build(array, List.of(element(call, index, array, out)), out);
    }

    private static Term element(
            final Expression.Call call, final int index, final SqlType array, final Emitter out) {
        final SqlType element = array.parts().getFirst().withNullable(true);
        return CastCalls.convert(call, out.term(call.operands().get(index)), element, true, out);
    }

    private static String arguments(
            final SqlType array, final List<Term> terms, final Emitter out) {
        return NestedTerms.shape(array, out) + ", " + Operands.list(terms) + ")";
    }

    private static Term arrayOf(
            final Expression.Call call,
            final String method,
            final List<Term> terms,
            final Emitter out) {
        final String source =
                "Arrays." + method + "(scratch, " + arguments(call.type(), terms, out);
        return Strict.guarded(out, call.type(), "array", source, terms);
    }

    /** ARRAY_CONTAINS: an element that is NULL is looked for as others are. */
    static Term contains(final Expression.Call call, final Emitter out) {
        final SqlType type = type(call, 0);
        if (SplitCalls.isOfParts(call, out)) {
            return SplitCalls.contains(call, element(call, 1, type, out), out);
        }
        if (Shape.of(type).element().isVariable()) {
            final Term array = array(call, 0, type, out);
            final String arguments =
                    NestedTerms.shape(type, out)
                            + ", "
                            + array.value()
                            + ", "
                            + TextCalls.orNull(element(call, 1, type, out));
            return Strict.guardedTruth(
                    out,
                    call.type(),
                    "isThere",
                    "Arrays.containsPart(" + arguments + ")",
                    List.of(array));
        }
        final List<Term> terms = List.of(array(call, 0, type, out), one(call, 1, type, out));
        return Strict.guardedTruth(
                out,
                call.type(),
                "isThere",
                "Arrays.contains(" + arguments(type, terms, out),
                terms);
    }

    static Term position(final Expression.Call call, final Emitter out) {
        final SqlType type = type(call, 0);
        final Term element = out.term(call.operands().get(1));
        final List<Term> terms = List.of(array(call, 0, type, out), one(call, 1, type, out));
        final String source = "Arrays.position(" + arguments(type, terms, out);
        return Strict.guarded(
                        out,
                        call.type(),
                        "position",
                        source,
                        List.of(terms.get(0), terms.get(1), element))
                .as(call.type());
    }

    /** ARRAY_APPEND and ARRAY_PREPEND. */
    static CallGenerator add(final boolean isFront) {
        return (call, out) -> {
            final Term array = array(call, 0, call.type(), out);
            final Term one = one(call, 1, call.type(), out);
            return arrayOf(
                    call, "concat", isFront ? List.of(one, array) : List.of(array, one), out);
        };
    }

    static Term concat(final Expression.Call call, final Emitter out) {
        final List<Term> terms = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            terms.add(array(call, i, call.type(), out));
        }
        final String isNull = out.anyNull(terms);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(call.type());
        }
        String text = terms.getFirst().value();
        for (final Term term : terms.subList(1, terms.size())) {
            text =
                    "Arrays.concat(scratch, "
                            + NestedTerms.shape(call.type(), out)
                            + ", "
                            + text
                            + ", "
                            + term.value()
                            + ")";
        }
        return Strict.guarded(out, call.type(), "array", text, terms);
    }

    static Term remove(final Expression.Call call, final Emitter out) {
        return arrayOf(
                call,
                "remove",
                List.of(array(call, 0, call.type(), out), one(call, 1, call.type(), out)),
                out);
    }

    /** Functions of arrays alone. */
    static CallGenerator ofArrays(final String method) {
        return (call, out) -> {
            final List<Term> terms = new ArrayList<>();
            for (int i = 0; i < call.operands().size(); i++) {
                terms.add(array(call, i, call.type(), out));
            }
            return arrayOf(call, method, terms, out);
        };
    }

    static Term slice(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final List<Term> terms = new ArrayList<>(List.of(array(call, 0, call.type(), out)));
        for (int i = 1; i < operands.count(); i++) {
            terms.add(operands.integer(i));
        }
        return arrayOf(call, "slice", terms, out);
    }

    /** ARRAY_SORT(array [, ascending [, NULLs first]]); NULLs are first in ascending order. */
    static Term sort(final Expression.Call call, final Emitter out) {
        refuseUnordered(call);
        final List<Term> terms = new ArrayList<>(List.of(array(call, 0, call.type(), out)));
        for (int i = 1; i < call.operands().size(); i++) {
            terms.add(
                    CastCalls.convert(
                            call, out.term(call.operands().get(i)), SqlType.BOOLEAN, true, out));
        }
        if (terms.size() == 1) {
            terms.add(Term.notNull("true", SqlType.BOOLEAN.notNull()));
        }
        if (terms.size() == 2) {
            terms.add(terms.getLast());
        }
        return arrayOf(call, "sort", terms, out);
    }

    private static void refuseUnordered(final Expression.Call call) {
        final SqlType array = type(call, 0);
        if (array.kind() != TypeKind.ARRAY || !array.parts().getFirst().parts().isEmpty()) {
            throw ExpressionError.call(call);
        }
    }

    /** ARRAY_MAX and ARRAY_MIN. */
    static CallGenerator extreme(final String method) {
        return (call, out) -> {
            refuseUnordered(call);
            final SqlType type = type(call, 0);
            final List<Term> terms = List.of(array(call, 0, type, out));
            return NestedTerms.part(
                    call.type(),
                    "Arrays." + method + "(" + arguments(type, terms, out),
                    terms,
                    out);
        };
    }

    static Term join(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final SqlType texts = SqlType.array(SqlType.STRING);
        final List<Term> terms =
                new ArrayList<>(List.of(array(call, 0, texts, out), operands.text(1)));
        if (operands.count() == 3) {
            terms.add(operands.text(2));
        }
        final String replacement = operands.count() == 3 ? ")" : ", Utf8.NULL)";
        final String source = arguments(texts, terms, out);
        return Strict.guarded(
                out,
                call.type(),
                "text",
                "Arrays.join(scratch, " + source.substring(0, source.length() - 1) + replacement,
                terms);
    }

    static Term split(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        return arrayOf(call, "split", operands.texts(), out);
    }
}
