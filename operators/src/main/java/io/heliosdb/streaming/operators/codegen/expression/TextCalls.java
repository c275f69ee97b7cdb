package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.functions.LikePattern;

import java.util.ArrayList;
import java.util.List;

/** Functions of texts. */
final class TextCalls {
    private TextCalls() {}

    /** {@code method(scratch, text)}. */
    static CallGenerator mapping(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 1);
            final Term text = operands.text(0);
            return result(call, out, method, List.of(text));
        };
    }

    /** {@code method(scratch, operands…)} of texts and integers; the result may be NULL. */
    static CallGenerator method(final String method, final String signature) {
        return (call, out) -> result(call, out, method, signature(call, out, signature));
    }

    /** {@code method(operands…)} with an INT or BOOLEAN as result. */
    static CallGenerator measure(final String method, final String signature) {
        return (call, out) -> {
            final List<Term> terms = signature(call, out, signature);
            final String text = method + "(" + Operands.list(terms) + ")";
            return call.type().kind() == TypeKind.BOOLEAN
                    ? Strict.truth(out, call.type(), "matches", text, terms)
                    : Strict.guarded(out, call.type(), "length", text, terms);
        };
    }

    /**
     * Operands by a word of letters: t for a text, i for an integer, I for a BIGINT; those in lower
     * case behind a ? may be missing.
     */
    private static List<Term> signature(
            final Expression.Call call, final Emitter out, final String signature) {
        final Operands operands = new Operands(call, out);
        final int optional = signature.indexOf('?');
        final String letters = signature.replace("?", "");
        operands.require(optional < 0 ? letters.length() : optional, letters.length());
        final List<Term> terms = new ArrayList<>();
        for (int i = 0; i < operands.count(); i++) {
            terms.add(
                    switch (letters.charAt(i)) {
                        case 't' -> operands.text(i);
                        case 'i' -> operands.integer(i);
                        default -> operands.number(i, SqlType.BIGINT);
                    });
        }
        return terms;
    }

    private static Term result(
            final Expression.Call call,
            final Emitter out,
            final String method,
            final List<Term> terms) {
        final String text = method + "(scratch, " + Operands.list(terms) + ")";
        return Strict.nullable(out, call.type(), "text", text, terms);
    }

    static Term concat(final Expression.Call call, final Emitter out) {
        final List<Term> terms = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            terms.add(
                    CastCalls.convert(
                            call, out.term(call.operands().get(i)), SqlType.STRING, false, out));
        }
        final String isNull = out.anyNull(terms);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(call.type());
        }
        String text = terms.get(0).value();
        int next = 1;
        while (next < terms.size()) {
            final int end = Math.min(next + 2, terms.size());
            text =
                    "TextBuild.concat(scratch, "
                            + text
                            + ", "
                            + Operands.list(terms.subList(next, end))
                            + ")";
            next = end;
        }
        return Strict.guarded(out, call.type(), "text", text, terms);
    }

    /** Only the separator makes the result NULL; other operands that are NULL are skipped. */
    static Term concatWs(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        final List<Term> terms = operands.texts();
        final Term separator = terms.get(0);
        String text = terms.size() == 1 ? "Utf8.NULL" : orNull(terms.get(1));
        for (final Term term : terms.subList(Math.min(2, terms.size()), terms.size())) {
            text =
                    "TextBuild.join(scratch, "
                            + separator.value()
                            + ", "
                            + text
                            + ", "
                            + orNull(term)
                            + ")";
        }
        return Strict.guarded(
                out,
                call.type(),
                "text",
                "TextBuild.orEmpty(scratch, " + text + ")",
                List.of(separator));
    }

    /** The text's address, 0 where it is NULL. */
    static String orNull(final Term term) {
        if (term.isNeverNull()) {
            return term.value();
        }
        return term.isAlwaysNull()
                ? "Utf8.NULL"
                : "(" + term.isNull() + " ? Utf8.NULL : " + term.value() + ")";
    }

    /** TRIM(where, characters, text). */
    static Term trim(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(3, 3);
        final String method =
                switch (operands.symbol(0)) {
                    case "BOTH" -> "both";
                    case "LEADING" -> "leading";
                    case "TRAILING" -> "trailing";
                    default -> throw ExpressionError.call(call);
                };
        final Term characters = operands.text(1);
        final Term text = operands.text(2);
        return result(call, out, "TextTrim." + method, List.of(text, characters));
    }

    /** LTRIM, RTRIM, BTRIM: text, and optionally the characters; otherwise spaces. */
    static CallGenerator trim(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 2);
            final Term text = operands.text(0);
            final Term characters =
                    operands.count() == 2
                            ? operands.text(1)
                            : Term.notNull(out.literals().text(" "), SqlType.STRING.notNull());
            return result(call, out, method, List.of(text, characters));
        };
    }

    /** INSTR(text, sought [, from [, occurrence]]); only the longer forms need scratch memory. */
    static Term instr(final Expression.Call call, final Emitter out) {
        final List<Term> terms = signature(call, out, "tt?ii");
        final String scratch = terms.size() == 2 ? "" : "scratch, ";
        final String text = "TextSearch.instr(" + scratch + Operands.list(terms) + ")";
        return Strict.guarded(out, call.type(), "position", text, terms);
    }

    /** SPLIT_INDEX with a text or the code of a character as separator. */
    static Term splitIndex(final Expression.Call call, final Emitter out) {
        final boolean isCode = new Operands(call, out).any(1).type().isInteger();
        return result(
                call, out, "TextSlices.splitIndex", signature(call, out, isCode ? "tii" : "tti"));
    }

    static Term like(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final List<Term> terms = operands.texts();
        final boolean hasEscape = operands.count() == 3;
        final String escape = hasEscape ? operands.constant(2).orElse(null) : "";
        if (operands.constant(1).isEmpty() || escape == null) {
            final String text = "LikePattern.like(" + Operands.list(terms) + ")";
            return Strict.guardedTruth(out, call.type(), "matches", text, terms);
        }
        final String pattern =
                operands.compiled(
                        "likePattern",
                        List.of(operands.constant(1).get(), escape),
                        text -> hasEscape ? LikePattern.of(text, escape) : LikePattern.of(text),
                        operands.constant(1).get());
        final String text = pattern + ".matches(" + terms.get(0).value() + ")";
        return Strict.truth(out, call.type(), "matches", text, terms);
    }
}
