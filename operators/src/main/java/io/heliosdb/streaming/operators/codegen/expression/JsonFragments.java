package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Values of SQL as texts of JSON, parts of nested ones before the whole. */
final class JsonFragments {
    /** Functions whose results are JSON already. */
    private static final Set<ScalarFunction> MADE =
            EnumSet.of(ScalarFunction.JSON_OBJECT, ScalarFunction.JSON_ARRAY, ScalarFunction.JSON);

    private JsonFragments() {}

    /** A local with the value as a text of JSON, {@code Utf8.NULL} for NULL. */
    static String of(final Expression.Call call, final Expression operand, final Emitter out) {
        if (operand instanceof Expression.Call inner && MADE.contains(inner.function())) {
            return TextCalls.orNull(out.term(operand));
        }
        return TextCalls.orNull(of(call, out.term(operand), out));
    }

    private static Term of(final Expression.Call call, final Term term, final Emitter out) {
        if (term.isAlwaysNull()) {
            return LiteralTerms.nullOf(SqlType.STRING);
        }
        return switch (term.type().kind()) {
            case ARRAY, MAP, MULTISET, ROW -> nested(call, term, out);
            default -> {
                final String source = source(call, term, out);
                yield Strict.guarded(out, SqlType.STRING, "json", source, List.of(term));
            }
        };
    }

    private static Term nested(final Expression.Call call, final Term term, final Emitter out) {
        final SqlType type = term.type();
        final String value = out.local(JavaTypes.LONG, "nested", term.value());
        return NestedTerms.ifPresent(
                new Term(value, term.isNull(), type),
                SqlType.STRING.withNullable(type.nullable()),
                out,
                block ->
                        switch (type.kind()) {
                            case ARRAY -> array(call, value, type, block);
                            case ROW -> row(call, value, type, block);
                            default -> map(call, value, type, block);
                        });
    }

    private static String array(
            final Expression.Call call, final String array, final SqlType type, final Emitter out) {
        final String count = NestedCasts.count(type, array, out);
        final String list = texts(call, array, count, type, out);
        return "JsonTexts.ofList(scratch, " + list + ", " + count + ")";
    }

    private static String texts(
            final Expression.Call call,
            final String array,
            final String count,
            final SqlType type,
            final Emitter out) {
        return NestedTerms.map(
                type, array, count, SqlType.STRING, (part, block) -> of(call, part, block), out);
    }

    private static String row(
            final Expression.Call call, final String row, final SqlType type, final Emitter out) {
        final List<String> fields = new ArrayList<>();
        for (int i = 0; i < type.parts().size(); i++) {
            final Term field = NestedTerms.field(row, type, i, out);
            fields.add(TextCalls.orNull(of(call, field, out)));
        }
        out.line("JsonTexts.begin(scratch);");
        for (int i = 0; i < fields.size(); i++) {
            final String name = out.literals().text(type.names().get(i));
            out.line("JsonTexts.member(scratch, " + name + ", " + fields.get(i) + ");");
        }
        return "JsonTexts.object(scratch)";
    }

    private static String map(
            final Expression.Call call, final String map, final SqlType type, final Emitter out) {
        if (!type.parts().getFirst().isCharacter()) {
            throw ExpressionError.call(call);
        }
        final String count = NestedCasts.count(type, map, out);
        final String keys = out.local(JavaTypes.LONG, "keys", "Nested.keys(" + map + ")");
        final String values = out.local(JavaTypes.LONG, "values", "Nested.values(" + map + ")");
        final String names =
                NestedTerms.map(
                        NestedCasts.keys(type),
                        keys,
                        count,
                        SqlType.STRING,
                        (part, block) -> part,
                        out);
        final String members = texts(call, values, count, NestedCasts.values(type), out);
        return "JsonTexts.ofMap(scratch, " + names + ", " + members + ", " + count + ")";
    }

    private static String source(final Expression.Call call, final Term term, final Emitter out) {
        final SqlType type = term.type();
        final String value = term.value();
        return switch (type.kind()) {
            case CHAR, VARCHAR -> "JsonTexts.ofText(scratch, " + value + ")";
            case BOOLEAN ->
                    "("
                            + value
                            + " ? "
                            + out.literals().text("true")
                            + " : "
                            + out.literals().text("false")
                            + ")";
            case TINYINT, SMALLINT, INTEGER, BIGINT -> "NumberText.ofLong(scratch, " + value + ")";
            case FLOAT, DOUBLE -> "JsonTexts.ofDouble(scratch, (double) " + value + ")";
            case DECIMAL ->
                    type.isLongDecimal()
                            ? "JsonTexts.ofNumber(scratch, NumberText.ofDecimal(scratch, "
                                    + value
                                    + ", "
                                    + type.scale()
                                    + "))"
                            : "JsonTexts.ofWide(scratch, " + value + ", " + type.scale() + ")";
            case BINARY, VARBINARY ->
                    "JsonTexts.ofText(scratch, TextCodes.toBase64(scratch, " + value + "))";
            case TIMESTAMP -> time("Timestamp", type, value);
            case TIMESTAMP_LTZ -> time("Instant", type, value);
            default -> throw ExpressionError.call(call);
        };
    }

    private static String time(final String name, final SqlType type, final String value) {
        final String fine = FineTimestampCalls.isFine(type) ? "Fine" : "";
        return "JsonTexts.of" + fine + name + "(scratch, " + value + ")";
    }
}
