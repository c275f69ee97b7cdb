package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.plan.AggregateCall;

/** What generated aggregates cannot do yet. */
final class Refusals {
    private Refusals() {}

    static void check(final AggregateCall call, final boolean takesRowsBack) {
        final String text =
                call.function() + " of " + call.argumentType() + " (" + call.name() + ")";
        if (call.isDistinct()) {
            throw refuse("DISTINCT in an aggregate is not supported yet", text)
                    .hint("aggregate over a subquery with SELECT DISTINCT instead");
        }
        final boolean isExtreme =
                call.function() == AggregateCall.Function.MIN
                        || call.function() == AggregateCall.Function.MAX;
        if (isExtreme && takesRowsBack) {
            throw refuse("MIN and MAX over rows that are updated are not supported yet", text)
                    .hint("aggregate the table itself rather than the result of another aggregate");
        }
        final boolean isCount =
                call.function() == AggregateCall.Function.COUNT
                        || call.function() == AggregateCall.Function.COUNT_STAR;
        if (!isCount
                && !(isExtreme
                        ? isComparable(call.argumentType())
                        : call.argumentType().isNumeric())) {
            throw refuse("an aggregate over this type is not supported yet", text);
        }
    }

    private static boolean isComparable(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN, DATE, TIME, TIMESTAMP, CHAR, VARCHAR -> true;
            case TIMESTAMP_LTZ -> type.precision() <= 3;
            default -> type.isNumeric();
        };
    }

    private static HeliosException refuse(final String what, final String detail) {
        return HeliosException.of(PlanRefusal.AGGREGATE, what).detail(detail);
    }
}
