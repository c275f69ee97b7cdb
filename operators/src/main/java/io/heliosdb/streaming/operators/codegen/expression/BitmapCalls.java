package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** Functions of bitmaps. */
final class BitmapCalls {
    private BitmapCalls() {}

    /** A function of bitmaps alone. */
    static CallGenerator method(final String method, final int count) {
        return (call, out) -> {
            final List<Term> bitmaps = operands(call, TypeKind.BITMAP, count, out);
            final String source = "Bitmaps." + method + "(scratch, " + Operands.list(bitmaps) + ")";
            return Strict.guarded(out, call.type(), "bitmap", source, bitmaps);
        };
    }

    private static List<Term> operands(
            final Expression.Call call, final TypeKind kind, final int count, final Emitter out) {
        new Operands(call, out).require(count, count);
        final List<Term> terms = new ArrayList<>();
        for (final Expression operand : call.operands()) {
            final Term term = out.term(operand);
            if (term.type().kind() != kind && term.type().kind() != TypeKind.NULL) {
                throw ExpressionError.call(call);
            }
            terms.add(term);
        }
        return terms;
    }

    /** Of an array of INT. */
    static Term build(final Expression.Call call, final Emitter out) {
        final List<Term> array = operands(call, TypeKind.ARRAY, 1, out);
        if (array.getFirst().isAlwaysNull()) {
            return LiteralTerms.nullOf(call.type());
        }
        if (array.getFirst().type().parts().getFirst().kind() != TypeKind.INTEGER) {
            throw ExpressionError.call(call);
        }
        final String shape = NestedTerms.shape(array.getFirst().type(), out);
        final String source = "Bitmaps.build(scratch, " + shape + ", " + Operands.list(array) + ")";
        return Strict.guarded(out, call.type(), "bitmap", source, array);
    }

    static Term toArray(final Expression.Call call, final Emitter out) {
        final List<Term> bitmap = operands(call, TypeKind.BITMAP, 1, out);
        final String shape = NestedTerms.shape(call.type(), out);
        final String source =
                "Bitmaps.toArray(scratch, " + shape + ", " + Operands.list(bitmap) + ")";
        return Strict.guarded(out, call.type(), "array", source, bitmap);
    }

    /** A bitmap is its bytes. */
    static Term toBytes(final Expression.Call call, final Emitter out) {
        return operands(call, TypeKind.BITMAP, 1, out).getFirst().as(call.type());
    }

    static Term fromBytes(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 1);
        final Term bytes = operands.bytes(0);
        final String source = "Bitmaps.fromBytes(scratch, " + bytes.value() + ")";
        return Strict.guarded(out, call.type(), "bitmap", source, List.of(bytes));
    }
}
