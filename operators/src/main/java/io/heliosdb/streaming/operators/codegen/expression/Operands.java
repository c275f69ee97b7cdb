package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operands of one call: computed, converted to what a function takes, and written down as an
 * argument list.
 */
final class Operands {
    private final Expression.Call call;
    private final Emitter out;

    Operands(final Expression.Call call, final Emitter out) {
        this.call = call;
        this.out = out;
    }

    int count() {
        return call.operands().size();
    }

    void require(final int least, final int most) {
        if (count() < least || count() > most) {
            throw ExpressionError.call(call);
        }
    }

    Term any(final int index) {
        return out.term(call.operands().get(index));
    }

    /** An operand that must be a text. */
    Term text(final int index) {
        final Term term = any(index);
        if (term.type().kind() == TypeKind.NULL) {
            return LiteralTerms.nullOf(SqlType.STRING);
        }
        if (!term.type().isCharacter()) {
            throw ExpressionError.call(call);
        }
        return term;
    }

    /** An operand that must be a text or of BINARY or VARBINARY. */
    Term bytes(final int index) {
        return any(index).type().isBinary() ? any(index) : text(index);
    }

    /** A number as a value of another numeric type. */
    Term number(final int index, final SqlType type) {
        final Term term = any(index);
        if (term.type().kind() == TypeKind.NULL) {
            return LiteralTerms.nullOf(type);
        }
        if (!term.type().isNumeric()) {
            throw ExpressionError.call(call);
        }
        return NumericCasts.convert(term, type, out);
    }

    Term integer(final int index) {
        if (!any(index).type().isInteger() && any(index).type().kind() != TypeKind.NULL) {
            throw ExpressionError.call(call);
        }
        return number(index, SqlType.INTEGER);
    }

    /** The keyword at an index. */
    String symbol(final int index) {
        if (call.operands().get(index) instanceof Expression.Literal literal
                && literal.type().kind() == TypeKind.SYMBOL
                && literal.value() instanceof String keyword) {
            return keyword;
        }
        throw ExpressionError.call(call);
    }

    /** The operand's text if it is a constant and not NULL. */
    Optional<String> constant(final int index) {
        return call.operands().get(index) instanceof Expression.Literal literal
                        && literal.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /**
     * A constant compiled when code is generated, as source; what the runtime would refuse in a row
     * is refused now.
     */
    <T> String compiled(
            final String accessor,
            final Object key,
            final Function<String, T> compiler,
            final String text) {
        try {
            return out.literals().object(accessor, key, compiler.apply(text));
        } catch (final HeliosException e) {
            throw ExpressionError.argument(call, e.what());
        }
    }

    /** Values separated by commas. */
    static String list(final List<Term> terms) {
        return String.join(", ", terms.stream().map(Term::value).toList());
    }

    List<Term> texts() {
        final List<Term> texts = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            texts.add(text(i));
        }
        return texts;
    }
}
