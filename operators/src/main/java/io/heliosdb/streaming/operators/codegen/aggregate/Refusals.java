package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.plan.AggregateCall;

/** What generated aggregates cannot do yet. */
final class Refusals {
    private Refusals() {}

    static void check(final AggregateCall call) {
        final String text =
                call.function() + " of " + call.argumentType() + " (" + call.name() + ")";
        final boolean isExtreme =
                call.function() == AggregateCall.Function.MIN
                        || call.function() == AggregateCall.Function.MAX;
        final boolean isKept = isExtreme || call.function() == AggregateCall.Function.LISTAGG;
        if (!takesAnything(call.function())
                && !(isKept
                        ? isComparable(call.argumentType())
                        : call.argumentType().isNumeric())) {
            throw refuse("an aggregate over this type is not supported yet", text);
        }
    }

    private static boolean takesAnything(final AggregateCall.Function function) {
        return switch (function) {
            case USER,
                    APPROX_COUNT_DISTINCT,
                    BITMAP_BUILD_CARDINALITY_AGG,
                    BITMAP_BUILD_AGG,
                    BITMAP_AND_AGG,
                    BITMAP_AND_CARDINALITY_AGG,
                    BITMAP_OR_AGG,
                    BITMAP_OR_CARDINALITY_AGG,
                    BITMAP_XOR_AGG,
                    BITMAP_XOR_CARDINALITY_AGG,
                    COUNT,
                    COUNT_STAR,
                    FIRST_VALUE,
                    LAST_VALUE,
                    ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    COLLECT,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL,
                    JSON_OBJECTAGG_NULL_ON_NULL,
                    JSON_OBJECTAGG_ABSENT_ON_NULL ->
                    true;
            default -> false;
        };
    }

    private static boolean isComparable(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_LTZ,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    CHAR,
                    VARCHAR ->
                    true;
            default -> type.isNumeric();
        };
    }

    private static HeliosException refuse(final String what, final String detail) {
        return HeliosException.of(PlanRefusal.AGGREGATE, what).detail(detail);
    }
}
