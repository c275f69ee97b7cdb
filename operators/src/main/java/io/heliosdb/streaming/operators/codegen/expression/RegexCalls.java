package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.functions.RegexPattern;

import java.util.List;

/**
 * SIMILAR TO and the functions with regular expressions, which are compiled once if they are
 * constants.
 */
final class RegexCalls {
    private RegexCalls() {}

    static Term similar(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final List<Term> terms = operands.texts();
        final boolean hasEscape = operands.count() == 3;
        final String escape = hasEscape ? operands.constant(2).orElse(null) : "";
        final String pattern;
        if (operands.constant(1).isEmpty() || escape == null) {
            pattern = "RegexPattern.similar(" + Operands.list(terms.subList(1, terms.size())) + ")";
        } else {
            pattern =
                    operands.compiled(
                            "regexPattern",
                            List.of("similar", operands.constant(1).get(), escape),
                            text ->
                                    hasEscape
                                            ? RegexPattern.similar(text, escape)
                                            : RegexPattern.similar(text),
                            operands.constant(1).get());
        }
        return Strict.guardedTruth(
                out,
                call.type(),
                "matches",
                pattern + ".matches(" + terms.get(0).value() + ")",
                terms);
    }

    static Term finds(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final List<Term> terms = operands.texts();
        final String text = regex(operands) + ".finds(" + terms.get(0).value() + ")";
        return Strict.guardedTruth(out, call.type(), "matches", text, terms);
    }

    static Term replace(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(3, 3);
        final List<Term> terms = operands.texts();
        final String arguments =
                terms.get(0).value() + ", " + regex(operands) + ", " + terms.get(2).value();
        return Strict.nullable(
                out,
                call.type(),
                "text",
                "RegexPattern.replace(scratch, " + arguments + ")",
                terms);
    }

    static Term extract(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final Term text = operands.text(0);
        final Term regex = operands.text(1);
        final boolean hasGroup = operands.count() == 3;
        final Term group =
                hasGroup
                        ? operands.number(2, SqlType.BIGINT)
                        : Term.notNull("0L", SqlType.BIGINT.notNull());
        final String arguments =
                text.value() + ", " + regex(operands) + (hasGroup ? ", " + group.value() : "");
        return Strict.nullable(
                out,
                call.type(),
                "text",
                "RegexPattern.extract(scratch, " + arguments + ")",
                List.of(text, regex, group));
    }

    /** A group of each match, as an array. */
    static Term extractAll(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 3);
        final Term text = operands.text(0);
        final Term regex = operands.text(1);
        final Term group =
                operands.count() == 3
                        ? operands.number(2, SqlType.BIGINT)
                        : Term.notNull("1L", SqlType.BIGINT.notNull());
        final String source =
                "RegexNested.all(scratch, "
                        + NestedTerms.shape(call.type(), out)
                        + ", "
                        + text.value()
                        + ", "
                        + regex(operands)
                        + ", "
                        + group.value()
                        + ")";
        return Strict.nullable(out, call.type(), "all", source, List.of(text, regex, group));
    }

    /** The map of a text's entries. */
    static Term toMap(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 3);
        final boolean hasDelimiters = operands.count() == 3;
        final String source =
                "RegexNested.map(scratch, "
                        + NestedTerms.shape(call.type(), out)
                        + ", "
                        + operands.text(0).value()
                        + ", "
                        + (hasDelimiters ? regex(operands, 1) : constant(operands, ","))
                        + ", "
                        + (hasDelimiters ? regex(operands, 2) : constant(operands, "="))
                        + ")";
        return Strict.guarded(out, call.type(), "map", source, operands.texts());
    }

    private static String constant(final Operands operands, final String regex) {
        return operands.compiled("regexPattern", regex, RegexPattern::of, regex);
    }

    /** A number of the matches, which is NULL for a malformed expression. */
    static CallGenerator number(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(2, 2);
            final List<Term> terms = operands.texts();
            final String text =
                    "RegexPattern."
                            + method
                            + "(scratch, "
                            + terms.get(0).value()
                            + ", "
                            + regex(operands)
                            + ")";
            return Strict.flagged(out, call.type(), method, text, terms);
        };
    }

    private static String regex(final Operands operands) {
        return regex(operands, 1);
    }

    private static String regex(final Operands operands, final int index) {
        return operands.constant(index)
                .map(regex -> constant(operands, regex))
                .orElseGet(() -> "RegexPattern.of(" + operands.text(index).value() + ")");
    }
}
