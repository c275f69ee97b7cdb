package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** Makers of arrays, maps and rows, access to their parts, and their size. */
final class NestedCalls {
    private NestedCalls() {}

    /** ARRAY[…]. */
    static Term array(final Expression.Call call, final Emitter out) {
        final SqlType element = call.type().parts().getFirst().withNullable(true);
        return NestedTerms.build(call.type(), parts(call, 0, 1, element, out), out);
    }

    /** Every so-many-th operand, as a value of a type. */
    private static List<Term> parts(
            final Expression.Call call,
            final int first,
            final int step,
            final SqlType type,
            final Emitter out) {
        final List<Term> parts = new ArrayList<>();
        for (int i = first; i < call.operands().size(); i += step) {
            parts.add(CastCalls.convert(call, out.term(call.operands().get(i)), type, true, out));
        }
        return parts;
    }

    /** ROW(…). */
    static Term row(final Expression.Call call, final Emitter out) {
        final List<SqlType> types = call.type().parts();
        final List<Term> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(
                    CastCalls.convert(
                            call, out.term(call.operands().get(i)), types.get(i), true, out));
        }
        return NestedTerms.build(call.type(), fields, out);
    }

    /** The field of a row that has the name of the second operand. */
    static Term field(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        final Term row = operands.any(0);
        final int index = row.type().names().indexOf(operands.symbol(1));
        return NestedTerms.part(
                call.type(),
                "Nested.at("
                        + NestedTerms.shape(row.type(), out)
                        + ", "
                        + row.value()
                        + ", "
                        + index
                        + ")",
                List.of(row),
                out);
    }

    /** An element of an array by its position, or the value of a map by its key. */
    static Term item(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        if (SplitCalls.isOfParts(call, out)) {
            return SplitCalls.element(call, out);
        }
        final Term nested = operands.any(0);
        if (nested.type().kind() == TypeKind.MAP) {
            return MapCalls.get(call, out);
        }
        if (nested.type().kind() != TypeKind.ARRAY) {
            throw ExpressionError.call(call);
        }
        final Term position = operands.integer(1);
        return NestedTerms.part(
                call.type(),
                method("element", nested, out) + ", " + position.value() + ")",
                List.of(nested, position),
                out);
    }

    static Term element(final Expression.Call call, final Emitter out) {
        final Term array = nested(call, out);
        return NestedTerms.part(call.type(), method("only", array, out) + ")", List.of(array), out);
    }

    static Term cardinality(final Expression.Call call, final Emitter out) {
        if (SplitCalls.isOfParts(call, out)) {
            return SplitCalls.count(call, out);
        }
        final Term nested = nested(call, out);
        return Strict.guarded(
                out, call.type(), "count", method("count", nested, out) + ")", List.of(nested));
    }

    private static Term nested(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 1);
        if (operands.any(0).type().parts().isEmpty()) {
            throw ExpressionError.call(call);
        }
        return operands.any(0);
    }

    /** The beginning of a call: shape and value. */
    private static String method(final String name, final Term nested, final Emitter out) {
        return "Nested."
                + name
                + "("
                + NestedTerms.shape(nested.type(), out)
                + ", "
                + nested.value();
    }
}
