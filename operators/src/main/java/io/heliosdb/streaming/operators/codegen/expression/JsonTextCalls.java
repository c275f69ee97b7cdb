package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** JSON_OBJECT, JSON_ARRAY, JSON_STRING and JSON, which make texts of JSON. */
final class JsonTextCalls {
    /** Functions whose results are JSON already. */
    private static final Set<ScalarFunction> MADE =
            EnumSet.of(ScalarFunction.JSON_OBJECT, ScalarFunction.JSON_ARRAY, ScalarFunction.JSON);

    private JsonTextCalls() {}

    /** Operands: NULL or ABSENT, then names and values in turn. */
    static Term object(final Expression.Call call, final Emitter out) {
        if (call.operands().size() % 2 == 0) {
            throw ExpressionError.call(call);
        }
        final Operands operands = new Operands(call, out);
        final List<Term> names = new ArrayList<>();
        final List<String> values = new ArrayList<>();
        for (int i = 1; i < operands.count(); i += 2) {
            names.add(operands.text(i));
            values.add(fragment(call, call.operands().get(i + 1), out));
        }
        final boolean isAbsent = isAbsent(call, operands);
        out.line("JsonTexts.begin(scratch);");
        for (int i = 0; i < values.size(); i++) {
            add(
                    "JsonTexts.member(scratch, " + names.get(i).value() + ", ",
                    values.get(i),
                    isAbsent,
                    out);
        }
        return finish(call, "object", out);
    }

    /** Operands: NULL or ABSENT, then values. */
    static Term array(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, Integer.MAX_VALUE);
        final List<String> values = new ArrayList<>();
        for (final Expression operand : call.operands().subList(1, operands.count())) {
            values.add(fragment(call, operand, out));
        }
        final boolean isAbsent = isAbsent(call, operands);
        out.line("JsonTexts.begin(scratch);");
        for (final String value : values) {
            add("JsonTexts.element(scratch, ", value, isAbsent, out);
        }
        return finish(call, "array", out);
    }

    private static boolean isAbsent(final Expression.Call call, final Operands operands) {
        return switch (operands.symbol(0)) {
            case "ABSENT" -> true;
            case "NULL" -> false;
            default -> throw ExpressionError.call(call);
        };
    }

    private static void add(
            final String start, final String value, final boolean isAbsent, final Emitter out) {
        final String line = start + value + ");";
        out.line(isAbsent ? "if (" + value + " != Utf8.NULL) " + line : line);
    }

    private static Term finish(final Expression.Call call, final String method, final Emitter out) {
        out.fails();
        return Term.notNull(
                out.local(call.type(), "json", "JsonTexts." + method + "(scratch)"), call.type());
    }

    static Term string(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 1);
        final String text = fragment(call, call.operands().getFirst(), out);
        return new Term(text, "(" + text + " == Utf8.NULL)", call.type());
    }

    /** A text of JSON, spelled anew. */
    static Term json(final Expression.Call call, final Emitter out) {
        final Term text = new Operands(call, out).text(0);
        return Strict.nullable(
                out,
                call.type(),
                "json",
                "JsonTexts.json(scratch, " + text.value() + ")",
                List.of(text));
    }

    /** A local with the value as a text of JSON, {@code Utf8.NULL} for NULL. */
    private static String fragment(
            final Expression.Call call, final Expression operand, final Emitter out) {
        if (operand instanceof Expression.Call inner && MADE.contains(inner.function())) {
            return TextCalls.orNull(out.term(operand));
        }
        final Term term = out.term(operand);
        if (term.isAlwaysNull()) {
            return "Utf8.NULL";
        }
        final Term text =
                Strict.guarded(out, SqlType.STRING, "json", source(call, term, out), List.of(term));
        return text.value();
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
            case TIMESTAMP ->
                    FineTimestampCalls.isFine(type)
                            ? "JsonTexts.ofFineTimestamp(scratch, " + value + ")"
                            : "JsonTexts.ofTimestamp(scratch, " + value + ")";
            default -> throw ExpressionError.call(call);
        };
    }
}
