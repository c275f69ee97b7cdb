package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

/**
 * CAST, TRY_CAST and the conversions that other calls imply. A text that is not a value of the type
 * fails CAST and is NULL for TRY_CAST.
 */
final class CastCalls {
    private CastCalls() {}

    static Term cast(final Expression.Call call, final Emitter out) {
        final boolean isTry = call.function() == ScalarFunction.TRY_CAST;
        return convert(call, out.term(call.operands().get(0)), call.type(), isTry, out);
    }

    /**
     * Converts a term.
     *
     * @param call on whose behalf, for a refusal
     * @param isTry whether a value that cannot be converted is NULL instead of an error
     */
    static Term convert(
            final Expression.Call call,
            final Term term,
            final SqlType type,
            final boolean isTry,
            final Emitter out) {
        final SqlType from = term.type();
        if (from.kind() == TypeKind.NULL || term.isAlwaysNull()) {
            return LiteralTerms.nullOf(type);
        }
        if (isIdentity(from, type)) {
            return term.as(type);
        }
        if (NumericCasts.converts(from, type)) {
            return NumericCasts.convert(term, type, out).as(type);
        }
        throw ExpressionError.call(call);
    }

    private static boolean isIdentity(final SqlType from, final SqlType to) {
        return switch (to.kind()) {
            case DECIMAL ->
                    from.kind() == TypeKind.DECIMAL
                            && from.precision() == to.precision()
                            && from.scale() == to.scale();
            case CHAR -> from.kind() == TypeKind.CHAR && from.precision() == to.precision();
            case VARCHAR -> from.isCharacter() && from.precision() <= to.precision();
            case TIMESTAMP, TIMESTAMP_LTZ, TIME ->
                    from.kind() == to.kind() && from.precision() <= to.precision();
            default -> from.kind() == to.kind();
        };
    }
}
