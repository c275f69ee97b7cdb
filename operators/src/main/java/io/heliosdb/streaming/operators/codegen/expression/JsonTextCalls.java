package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/** JSON_OBJECT, JSON_ARRAY, JSON_STRING and JSON, which make texts of JSON. */
final class JsonTextCalls {
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
            values.add(JsonFragments.of(call, call.operands().get(i + 1), out));
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
            values.add(JsonFragments.of(call, operand, out));
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
        final String text = JsonFragments.of(call, call.operands().getFirst(), out);
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
}
