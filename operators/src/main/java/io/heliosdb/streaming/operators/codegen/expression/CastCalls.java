package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

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
        if (ZonedCasts.converts(call, from, type)) {
            return ZonedCasts.convert(call, term, type, isTry, out);
        }
        if (NumericCasts.converts(from, type)) {
            return NumericCasts.convert(term, type, out).as(type);
        }
        if (type.isBinary()) {
            return BinaryCasts.toBinary(call, term, type, out);
        }
        if (type.isCharacter()) {
            return TextCasts.toText(call, term, type, out);
        }
        if (!type.parts().isEmpty()) {
            return NestedCasts.convert(call, term, type, isTry, out);
        }
        if (from.isCharacter()) {
            return TextCasts.ofText(call, term, type, isTry, out);
        }
        return ofTime(call, term, type, out);
    }

    /** Whether values of one type are values of another as they are. */
    static boolean isIdentity(final SqlType from, final SqlType to) {
        return switch (to.kind()) {
            case DECIMAL ->
                    from.kind() == TypeKind.DECIMAL
                            && from.precision() == to.precision()
                            && from.scale() == to.scale();
            case CHAR -> from.kind() == TypeKind.CHAR && from.precision() == to.precision();
            case VARCHAR -> from.isCharacter() && from.precision() <= to.precision();
            case TIMESTAMP, TIMESTAMP_LTZ ->
                    from.kind() == to.kind()
                            && from.precision() <= to.precision()
                            && FineTimestampCalls.isFine(from) == FineTimestampCalls.isFine(to);
            case TIME -> from.kind() == to.kind() && from.precision() <= to.precision();
            case BINARY -> false;
            case ARRAY, MAP, MULTISET, ROW -> NestedCasts.isIdentity(from, to);
            case VARBINARY -> from.isBinary() && from.precision() <= to.precision();
            default -> from.kind() == to.kind();
        };
    }

    /** Among DATE, TIME and TIMESTAMP. */
    private static Term ofTime(
            final Expression.Call call, final Term term, final SqlType type, final Emitter out) {
        JavaTypes.of(type);
        if (type.kind() == TypeKind.TIMESTAMP_LTZ) {
            return instants(call, term, type, out);
        }
        if (FineTimestampCalls.isFine(type)) {
            return FineTimestampCalls.cast(call, term, type, out);
        }
        if (FineTimestampCalls.isFine(term)) {
            final Term cut = FineTimestampCalls.milliseconds(term, digits(type), out);
            return convert(call, cut, type, true, out);
        }
        final TypeKind from = term.type().kind();
        final String value = term.value();
        final String text =
                switch (type.kind()) {
                    case DATE -> from == TypeKind.TIMESTAMP ? "Times.toDate(" + value + ")" : null;
                    case TIME -> toTime(from, value, type.precision());
                    case TIMESTAMP -> toTimestamp(from, value, type.precision());
                    default -> null;
                };
        if (text == null) {
            throw ExpressionError.call(call);
        }
        return Strict.total(out, type, "cast", text, List.of(term));
    }

    /** Between TIMESTAMP_LTZ of more and fewer fraction digits, which is as of TIMESTAMP. */
    private static Term instants(
            final Expression.Call call, final Term term, final SqlType type, final Emitter out) {
        if (term.type().kind() != TypeKind.TIMESTAMP_LTZ) {
            throw ExpressionError.call(call);
        }
        final Term plain =
                term.as(SqlType.timestamp(term.type().precision()).withNullable(type.nullable()));
        final SqlType to = SqlType.timestamp(type.precision()).withNullable(type.nullable());
        return convert(call, plain, to, true, out).as(type);
    }

    /** Fraction digits of the milliseconds that a type is made of. */
    private static int digits(final SqlType type) {
        return type.kind() == TypeKind.TIMESTAMP ? type.precision() : 3;
    }

    private static String toTime(
            final TypeKind from, final String value, final int fractionDigits) {
        return switch (from) {
            case TIMESTAMP -> "Times.toTime(" + value + ", " + fractionDigits + ")";
            case TIME -> "(int) Times.cut(" + value + ", " + fractionDigits + ")";
            default -> null;
        };
    }

    private static String toTimestamp(
            final TypeKind from, final String value, final int fractionDigits) {
        return switch (from) {
            case TIMESTAMP -> "Times.cut(" + value + ", " + fractionDigits + ")";
            case DATE -> value + " * 86400000L";
            case TIME -> "(long) " + value;
            default -> null;
        };
    }

    /** The number behind a time or interval, and the other way round. */
    static Term reinterpret(final Expression.Call call, final Emitter out) {
        final Term operand = out.term(call.operands().get(0));
        final Term term =
                FineTimestampCalls.isFine(call.type())
                        ? operand
                        : FineTimestampCalls.coarse(operand, out);
        final String from = JavaTypes.of(term.type());
        final String to = JavaTypes.of(call.type());
        if (from.equals(to)) {
            return term.as(call.type());
        }
        if (from.equals(JavaTypes.INT) && to.equals(JavaTypes.LONG)) {
            return new Term("((long) " + term.value() + ")", term.isNull(), call.type());
        }
        throw ExpressionError.call(call);
    }
}
