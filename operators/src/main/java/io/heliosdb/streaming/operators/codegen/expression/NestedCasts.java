package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** Casts of nested values: to text, and to nested types with other parts. */
final class NestedCasts {
    private NestedCasts() {}

    /** Whether values of one type are values of another as they are. */
    static boolean isIdentity(final SqlType from, final SqlType to) {
        if (from.kind() != to.kind() || from.parts().size() != to.parts().size()) {
            return false;
        }
        for (int i = 0; i < from.parts().size(); i++) {
            final SqlType part = from.parts().get(i);
            final SqlType wanted = to.parts().get(i);
            final boolean isPlaced =
                    from.kind() != TypeKind.ROW || part.nullable() == wanted.nullable();
            if (!isPlaced || !CastCalls.isIdentity(part, wanted)) {
                return false;
            }
        }
        return true;
    }

    static Term convert(
            final Expression.Call call,
            final Term term,
            final SqlType type,
            final boolean isTry,
            final Emitter out) {
        final SqlType from = term.type();
        if (from.kind() != type.kind() || from.parts().size() != type.parts().size()) {
            throw ExpressionError.call(call);
        }
        final Term settled = settled(term, out);
        if (isTry && readsText(from, type)) {
            return tried(
                    settled,
                    type,
                    out,
                    block ->
                            convert(call, Term.notNull(settled.value(), from), type, block)
                                    .value());
        }
        return convert(call, settled, type, out);
    }

    /** Whether parts of the one are texts that may be no values of the parts of the other. */
    private static boolean readsText(final SqlType from, final SqlType to) {
        if (to.parts().isEmpty()) {
            return from.isCharacter() && !to.isCharacter() && !to.isBinary();
        }
        for (int i = 0; i < to.parts().size(); i++) {
            if (readsText(from.parts().get(i), to.parts().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** One part that cannot be converted makes the whole NULL, as in Flink. */
    private static Term tried(
            final Term term,
            final SqlType type,
            final Emitter out,
            final NestedTerms.Computation computation) {
        out.fails();
        final String result = out.variable(JavaTypes.LONG, "nested", "0L");
        out.line("if (!" + term.isNull() + ") {");
        final Emitter guarded = out.block();
        guarded.line("try {");
        final Emitter body = guarded.block();
        body.line(result + " = " + computation.source(body) + ";");
        guarded.append(body);
        guarded.line("} catch (final " + HeliosException.class.getName() + " error) {");
        guarded.line("    Nested.rethrowUnlessCast(error);");
        guarded.line("}");
        out.append(guarded);
        out.line("}");
        return new Term(result, "(" + result + " == 0L)", type.withNullable(true));
    }

    private static Term convert(
            final Expression.Call call, final Term settled, final SqlType type, final Emitter out) {
        final SqlType from = settled.type();
        return switch (from.kind()) {
            case ARRAY ->
                    NestedTerms.ifPresent(
                            settled,
                            type,
                            out,
                            block -> array(call, settled.value(), from, type, block));
            case MAP, MULTISET ->
                    NestedTerms.ifPresent(
                            settled,
                            type,
                            out,
                            block -> map(call, settled.value(), from, type, block));
            default ->
                    NestedTerms.ifPresent(
                            settled,
                            type,
                            out,
                            block ->
                                    NestedTerms.build(
                                                    type,
                                                    fields(
                                                            call,
                                                            settled.value(),
                                                            from,
                                                            type.parts(),
                                                            block),
                                                    block)
                                            .value());
        };
    }

    private static Term settled(final Term term, final Emitter out) {
        return new Term(
                out.local(JavaTypes.LONG, "nested", term.value()), term.isNull(), term.type());
    }

    private static String array(
            final Expression.Call call,
            final String array,
            final SqlType from,
            final SqlType to,
            final Emitter out) {
        final SqlType element = to.parts().getFirst().withNullable(true);
        final String count = count(from, array, out);
        final String list =
                NestedTerms.map(
                        from,
                        array,
                        count,
                        element,
                        (part, block) -> CastCalls.convert(call, part, element, false, block),
                        out);
        return "Nested.ofList(scratch, "
                + NestedTerms.shape(to, out)
                + ", "
                + list
                + ", "
                + count
                + ")";
    }

    /** A local with the number of elements or entries. */
    static String count(final SqlType type, final String value, final Emitter out) {
        return out.local(
                JavaTypes.INT,
                "count",
                "Nested.count(" + NestedTerms.shape(type, out) + ", " + value + ")");
    }

    private static String map(
            final Expression.Call call,
            final String map,
            final SqlType from,
            final SqlType to,
            final Emitter out) {
        final String keys = out.local(JavaTypes.LONG, "keys", "Nested.keys(" + map + ")");
        final String values = out.local(JavaTypes.LONG, "values", "Nested.values(" + map + ")");
        final Term newKeys =
                CastCalls.convert(call, Term.notNull(keys, keys(from)), keys(to), false, out);
        final Term newValues =
                CastCalls.convert(call, Term.notNull(values, values(from)), values(to), false, out);
        final String arrays = newKeys.value() + ", " + newValues.value() + ")";
        return CastCalls.isIdentity(keys(from), keys(to))
                ? "Nested.map(scratch, " + arrays
                // keys may be alike now
                : "Maps.of(scratch, " + NestedTerms.shape(to, out) + ", " + arrays;
    }

    /** The type of the array of a map's keys. */
    static SqlType keys(final SqlType map) {
        return SqlType.array(map.parts().getFirst()).notNull();
    }

    /** The type of the array of a map's values. */
    static SqlType values(final SqlType map) {
        return SqlType.array(
                        map.kind() == TypeKind.MAP
                                ? map.parts().getLast()
                                : SqlType.INTEGER.notNull())
                .notNull();
    }

    private static List<Term> fields(
            final Expression.Call call,
            final String row,
            final SqlType from,
            final List<SqlType> types,
            final Emitter out) {
        final List<Term> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(
                    CastCalls.convert(
                            call, NestedTerms.field(row, from, i, out), types.get(i), false, out));
        }
        return fields;
    }

    /** As text, the way Flink writes such values. */
    static Term print(final Expression.Call call, final Term term, final Emitter out) {
        final SqlType from = term.type();
        final Term settled = settled(term, out);
        return NestedTerms.ifPresent(
                settled,
                SqlType.STRING.withNullable(from.nullable()),
                out,
                block ->
                        switch (from.kind()) {
                            case ARRAY -> arrayText(call, settled.value(), from, block);
                            case MAP, MULTISET -> mapText(call, settled.value(), from, block);
                            default -> rowText(call, settled.value(), from, block);
                        });
    }

    private static String arrayText(
            final Expression.Call call, final String array, final SqlType from, final Emitter out) {
        final String count = count(from, array, out);
        return "Nested.text(scratch, "
                + texts(call, array, count, from, out)
                + ", "
                + count
                + ", '[', ']')";
    }

    private static String texts(
            final Expression.Call call,
            final String array,
            final String count,
            final SqlType from,
            final Emitter out) {
        return NestedTerms.map(
                from,
                array,
                count,
                SqlType.STRING,
                (part, block) -> CastCalls.convert(call, part, SqlType.STRING, false, block),
                out);
    }

    private static String mapText(
            final Expression.Call call, final String map, final SqlType from, final Emitter out) {
        final String count = count(from, map, out);
        final String keys = out.local(JavaTypes.LONG, "keys", "Nested.keys(" + map + ")");
        final String values = out.local(JavaTypes.LONG, "values", "Nested.values(" + map + ")");
        return "Nested.mapText(scratch, "
                + texts(call, keys, count, keys(from), out)
                + ", "
                + texts(call, values, count, values(from), out)
                + ", "
                + count
                + ")";
    }

    private static String rowText(
            final Expression.Call call, final String row, final SqlType from, final Emitter out) {
        final int count = from.parts().size();
        final List<SqlType> texts = new ArrayList<>();
        from.parts().forEach(part -> texts.add(SqlType.STRING));
        final List<Term> fields = fields(call, row, from, texts, out);
        final String list =
                out.local(JavaTypes.LONG, "list", "Nested.list(scratch, " + count + ")");
        for (int i = 0; i < count; i++) {
            out.line(
                    "Nested.note("
                            + list
                            + ", "
                            + i
                            + ", "
                            + TextCalls.orNull(fields.get(i))
                            + ");");
        }
        return "Nested.text(scratch, " + list + ", " + count + ", '(', ')')";
    }
}
