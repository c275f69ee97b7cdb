package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.Zeros;

/** Arrays and maps whose NULLs are read as memory full of zeros. */
final class ZeroCalls {
    private ZeroCalls() {}

    /** The operand with zeros where the call's type has parts that are NOT NULL. */
    static Term zerosForNulls(final Expression.Call call, final Emitter out) {
        final Term nested = new Operands(call, out).any(0);
        final SqlType from = nested.type();
        final SqlType to = call.type();
        final Term settled =
                new Term(
                        out.local(JavaTypes.LONG, "nested", nested.value()), nested.isNull(), from);
        return NestedTerms.ifPresent(
                settled,
                to,
                out,
                block ->
                        from.kind() == TypeKind.ARRAY
                                ? array(settled.value(), from, to, block)
                                : map(settled.value(), from, to, block));
    }

    private static String map(
            final String map, final SqlType from, final SqlType to, final Emitter out) {
        final String keys = out.local(JavaTypes.LONG, "keys", "Nested.keys(" + map + ")");
        final String values = out.local(JavaTypes.LONG, "values", "Nested.values(" + map + ")");
        return "Maps.of(scratch, "
                + NestedTerms.shape(to, out)
                + ", "
                + array(keys, NestedCasts.keys(from), NestedCasts.keys(to), out)
                + ", "
                + array(values, NestedCasts.values(from), NestedCasts.values(to), out)
                + ")";
    }

    private static String array(
            final String array, final SqlType from, final SqlType to, final Emitter out) {
        final SqlType element = to.parts().getFirst();
        if (element.nullable() || !from.parts().getFirst().nullable()) {
            return array;
        }
        final String count = NestedCasts.count(from, array, out);
        final String list =
                NestedTerms.map(
                        from,
                        array,
                        count,
                        element,
                        (part, block) -> orZero(part, element, block),
                        out);
        return out.local(
                JavaTypes.LONG,
                "filled",
                "Nested.ofList(scratch, "
                        + NestedTerms.shape(to, out)
                        + ", "
                        + list
                        + ", "
                        + count
                        + ")");
    }

    private static Term orZero(final Term part, final SqlType type, final Emitter out) {
        final Term zero = out.term(Zeros.of(type));
        return Term.notNull(
                out.local(
                        type, "part", part.isNull() + " ? " + zero.value() + " : " + part.value()),
                type);
    }
}
