package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.functions.TextCodes;

import java.util.List;
import java.util.Set;

/** HEX, digests, and the tests of what a text consists of. */
final class TextCodeCalls {
    private static final Set<Object> DIGEST_BITS = Set.of(224L, 256L, 384L, 512L);

    private TextCodeCalls() {}

    /** Of the bits of a number or the bytes of a text. */
    static Term hex(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 1);
        if (operands.any(0).type().isInteger()) {
            return TextCalls.method("TextCodes.hex", "I").generate(call, out);
        }
        return TextCalls.mapping("TextCodes.hexOfText").generate(call, out);
    }

    /**
     * A list of characters that is NULL replaces nothing; a list of replacements that is NULL is
     * empty.
     */
    static Term translate(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(3, 3);
        final List<Term> terms = operands.texts();
        final Term text = terms.get(0);
        final Term from = terms.get(1);
        if (from.isAlwaysNull()) {
            return text;
        }
        final String source =
                "TextTranslate.translate(scratch, "
                        + text.value()
                        + ", "
                        + from.value()
                        + ", "
                        + TextCalls.orNull(terms.get(2))
                        + ")";
        final String guarded =
                from.isNeverNull()
                        ? source
                        : "(" + from.isNull() + " ? " + text.value() + " : " + source + ")";
        return Strict.guarded(out, call.type(), "text", guarded, List.of(text));
    }

    /** {@code method(scratch, value)} of a text or bytes. */
    static CallGenerator ofBytes(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 1);
            final Term value = operands.bytes(0);
            final String source = method + "(scratch, " + value.value() + ")";
            return Strict.guarded(out, call.type(), "text", source, List.of(value));
        };
    }

    /**
     * SHA2 with a constant number of bits is one of the other digests. Of bytes there is no other,
     * as in Flink.
     */
    static Term sha2(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final Term text = operands.bytes(0);
        final Term bits = operands.number(1, SqlType.BIGINT);
        if (bits.isAlwaysNull()) {
            return LiteralTerms.nullOf(call.type());
        }
        if (!(call.operands().get(1) instanceof Expression.Literal literal)) {
            operands.text(0);
            final String source =
                    "TextCodes.sha2(scratch, " + text.value() + ", " + bits.value() + ")";
            return Strict.guarded(out, call.type(), "text", source, List.of(text, bits));
        }
        if (!DIGEST_BITS.contains(literal.value())) {
            throw ExpressionError.argument(call, "there is no digest of " + literal + " bits");
        }
        return digest("SHA-" + literal)
                .generate(
                        new Expression.Call(
                                call.function(), call.operands().subList(0, 1), call.type()),
                        out);
    }

    static CallGenerator digest(final String algorithm) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 1);
            final Term text = operands.bytes(0);
            final String digest =
                    operands.compiled("digest", algorithm, TextCodes::algorithm, algorithm);
            final String source = "TextCodes.digest(scratch, " + text.value() + ", " + digest + ")";
            return Strict.guarded(out, call.type(), "text", source, List.of(text));
        };
    }

    /** INET_ATON, which is NULL for a text that is no address. */
    static Term addressNumber(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 1);
        final Term text = operands.text(0);
        final String number =
                out.local(
                        JavaTypes.LONG,
                        "address",
                        "("
                                + text.isNull()
                                + " ? -1L : InetAddresses.number("
                                + text.value()
                                + "))");
        return new Term(number, "(" + number + " < 0)", call.type());
    }

    /**
     * A test that is FALSE for NULL.
     *
     * @param ofIntegers its answer for every integer
     * @param ofNumbers its answer for every other number
     */
    static CallGenerator classOf(
            final String method, final boolean ofIntegers, final boolean ofNumbers) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(1, 1);
            final Term operand = operands.any(0);
            final SqlType type = operand.type();
            if (type.isCharacter() || type.kind() == TypeKind.NULL) {
                final Term text = operands.text(0);
                return text.isAlwaysNull()
                        ? Term.notNull("false", call.type())
                        : Term.notNull(
                                Strict.guardedTruth(
                                                out,
                                                SqlType.BOOLEAN,
                                                "isOfClass",
                                                method + "(" + text.value() + ")",
                                                List.of(text))
                                        .value(),
                                call.type());
            }
            if (!type.isNumeric()) {
                throw ExpressionError.call(call);
            }
            return Term.notNull(
                    String.valueOf(type.isInteger() ? ofIntegers : ofNumbers), call.type());
        };
    }
}
