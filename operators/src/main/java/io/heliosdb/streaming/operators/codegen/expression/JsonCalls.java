package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.functions.JsonPath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** IS JSON, JSON_EXISTS, JSON_VALUE and JSON_QUERY; a constant path is compiled once. */
final class JsonCalls {
    private static final String NULL = "NULL";
    private static final String DEFAULT = "DEFAULT";

    private JsonCalls() {}

    /** What a call answers for nothing or an error: the keyword, and the value of DEFAULT. */
    private record Behaviour(String keyword, Optional<Expression> value) {
        String source() {
            return "JsonAnswer." + keyword;
        }
    }

    /** A test that is FALSE for NULL. */
    static CallGenerator test(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 1);
            final Term text = operands.text(0);
            return text.isAlwaysNull()
                    ? Term.notNull("false", call.type())
                    : Term.notNull(
                            Strict.guardedTruth(
                                            out,
                                            SqlType.BOOLEAN,
                                            "isJson",
                                            "JsonQueries." + method + "(" + text.value() + ")",
                                            List.of(text))
                                    .value(),
                            call.type());
        };
    }

    private static String path(final Operands operands) {
        return operands.constant(1)
                .map(path -> operands.compiled("jsonPath", path, JsonPath::of, path))
                .orElseGet(() -> "JsonPath.of(" + operands.text(1).value() + ")");
    }

    /** A text and its index, which is made once in a block. */
    private static String document(final Term text, final Emitter out) {
        if (text.isAlwaysNull()) {
            return text.value() + ", 0L";
        }
        final String source =
                (text.isNeverNull() ? "" : text.isNull() + " ? 0L : ")
                        + "JsonQueries.root(scratch, "
                        + text.value()
                        + ")";
        return text.value() + ", " + out.once(JavaTypes.LONG, "json", source);
    }

    /** Operands: text, path, and optionally what an error is. */
    static Term exists(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final Term text = operands.text(0);
        final Term path = operands.text(1);
        final String onError = operands.count() == 3 ? operands.symbol(2) : "FALSE";
        final String source =
                "JsonQueries.exists(scratch, "
                        + document(text, out)
                        + ", "
                        + path(operands)
                        + ", JsonAnswer."
                        + (onError.equals("UNKNOWN") ? NULL : onError)
                        + ")";
        return Strict.flagged(out, call.type(), "exists", source, List.of(text, path));
    }

    /** Operands: text, path, and of NULL, ERROR or DEFAULT, value a part for EMPTY and ERROR. */
    static Term value(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 8);
        final Behaviour onEmpty = behaviour(call, operands, "EMPTY");
        final Behaviour onError = behaviour(call, operands, "ERROR");
        final List<Term> terms = new ArrayList<>(List.of(operands.text(0), operands.text(1)));
        onEmpty.value().ifPresent(value -> terms.add(out.term(value)));
        onError.value().ifPresent(value -> terms.add(out.term(value)));
        final String method =
                switch (call.type().kind()) {
                    case CHAR, VARCHAR -> "value";
                    case INTEGER -> "intValue";
                    case BOOLEAN -> "truthValue";
                    case DOUBLE -> "doubleValue";
                    default -> throw ExpressionError.call(call);
                };
        final boolean hasDefaults = call.type().kind() != TypeKind.DOUBLE;
        final String source =
                "JsonQueries."
                        + method
                        + "(scratch, "
                        + document(terms.get(0), out)
                        + ", "
                        + path(operands)
                        + ", "
                        + onEmpty.source()
                        + (hasDefaults ? ", " + fallback(call, onEmpty, out) : "")
                        + ", "
                        + onError.source()
                        + (hasDefaults ? ", " + fallback(call, onError, out) : "")
                        + ")";
        return call.type().isCharacter()
                ? Strict.nullable(out, call.type(), "value", source, terms)
                : Strict.flagged(out, call.type(), "value", source, terms);
    }

    private static Behaviour behaviour(
            final Expression.Call call, final Operands operands, final String occasion) {
        for (int i = 2; i + 1 < operands.count(); ) {
            final String keyword = operands.symbol(i);
            final boolean isDefault = keyword.equals(DEFAULT);
            final int last = isDefault ? i + 2 : i + 1;
            if (operands.symbol(last).equals(occasion)) {
                return new Behaviour(
                        keyword,
                        isDefault ? Optional.of(call.operands().get(i + 1)) : Optional.empty());
            }
            i = last + 1;
        }
        return new Behaviour(NULL, Optional.empty());
    }

    /** The value of DEFAULT as one of the result's type; Flink does not convert it. */
    private static String fallback(
            final Expression.Call call, final Behaviour behaviour, final Emitter out) {
        if (behaviour.value().isEmpty()) {
            return JavaTypes.nullLiteral(call.type());
        }
        final Term term = out.term(behaviour.value().get());
        final TypeKind kind = term.type().kind();
        if (call.type().isCharacter() && !term.isAlwaysNull()) {
            return switch (kind) {
                case CHAR, VARCHAR -> term.value();
                case TINYINT, SMALLINT, INTEGER, BIGINT ->
                        CastCalls.convert(call, term, SqlType.STRING, false, out).value();
                default -> throw ExpressionError.call(call);
            };
        }
        if (kind != call.type().kind() && !term.isAlwaysNull()) {
            throw ExpressionError.call(call);
        }
        return term.value();
    }

    /** Operands: text, path, how to wrap, what nothing is, what an error is. */
    static Term query(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(5, 5);
        final boolean isArray = call.type().kind() == TypeKind.ARRAY;
        final SqlType written = isArray ? call.type().parts().getFirst() : call.type();
        if (!written.isCharacter()) {
            throw ExpressionError.call(call);
        }
        final Term text = operands.text(0);
        final Term path = operands.text(1);
        final String wrapping =
                switch (operands.symbol(2)) {
                    case "WITHOUT_ARRAY" -> "false, false";
                    case "CONDITIONAL_ARRAY" -> "true, false";
                    case "WITH_UNCONDITIONAL_ARRAY" -> "true, true";
                    default -> throw ExpressionError.call(call);
                };
        final String source =
                (isArray
                                ? "JsonQueries.texts(scratch, "
                                        + NestedTerms.shape(call.type(), out)
                                        + ", "
                                : "JsonQueries.query(scratch, ")
                        + document(text, out)
                        + ", "
                        + path(operands)
                        + ", "
                        + wrapping
                        + ", JsonAnswer."
                        + operands.symbol(3)
                        + ", JsonAnswer."
                        + operands.symbol(4)
                        + ")";
        return Strict.nullable(out, call.type(), "query", source, List.of(text, path));
    }
}
