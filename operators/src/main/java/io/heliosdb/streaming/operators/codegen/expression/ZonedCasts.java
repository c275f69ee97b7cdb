package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

/**
 * Casts between TIMESTAMP_LTZ inside of nested values and other types, by the wall clock of the
 * zone that is the second operand of the cast. Those of values that are not inside of others are
 * taken apart by the reader of plans.
 */
final class ZonedCasts {
    private ZonedCasts() {}

    /**
     * Whether the call names a zone, and one of the types is TIMESTAMP_LTZ and the other is not.
     */
    static boolean converts(final Expression.Call call, final SqlType from, final SqlType to) {
        final boolean isCast =
                call.function() == ScalarFunction.CAST
                        || call.function() == ScalarFunction.TRY_CAST;
        return isCast && call.operands().size() > 1 && isInstant(from) != isInstant(to);
    }

    private static boolean isInstant(final SqlType type) {
        return type.kind() == TypeKind.TIMESTAMP_LTZ;
    }

    static Term convert(
            final Expression.Call call,
            final Term term,
            final SqlType type,
            final boolean isTry,
            final Emitter out) {
        final SqlType from = term.type();
        if (isInstant(from)) {
            if (type.kind() == TypeKind.DATE || type.kind() == TypeKind.TIME) {
                return ZoneCalls.toLocal(call, term, type, out);
            }
            final SqlType shown = timestamp(from);
            final Term local = ZoneCalls.toLocal(call, term, shown, out);
            return CastCalls.convert(call, local, type, isTry, out);
        }
        final boolean isCut =
                from.kind() == TypeKind.TIMESTAMP && from.precision() > type.precision();
        final SqlType shown = isCut ? from : timestamp(type);
        final Term time =
                CastCalls.convert(call, term, shown.withNullable(type.nullable()), isTry, out);
        final SqlType instant = new SqlType(TypeKind.TIMESTAMP_LTZ, shown.precision(), 0, true);
        final Term moved =
                ZoneCalls.toInstant(call, time, instant.withNullable(type.nullable()), out);
        return CastCalls.convert(call, moved, type, isTry, out);
    }

    private static SqlType timestamp(final SqlType type) {
        return SqlType.timestamp(type.precision()).withNullable(type.nullable());
    }
}
