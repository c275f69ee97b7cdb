package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/** APPROX_COUNT_DISTINCT: a sketch of the values ({@code DistinctSketch}). */
final class ApproximateCountCode extends OutsideCode {
    private final CountedValues values;
    private final AggregateCall call;

    ApproximateCountCode(final EntryLayout layout, final AggregateCall call) {
        super("DistinctSketch");
        values = new CountedValues(layout, call.argumentType());
        this.call = call;
    }

    @Override
    String handle(final String entry) {
        return values.field(entry);
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        add(code, entry, argument, false);
    }

    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        add(code, entry, argument, true);
    }

    private void add(
            final Code code,
            final String entry,
            final Value.Local argument,
            final boolean isMerging) {
        final SqlType type = call.argumentType();
        final String value;
        if (type.isVariable()) {
            value = argument.value();
        } else {
            final String[] numbers = values.arguments(code, argument).split(", ", 3);
            value = oneZero(type, numbers[0]) + ", " + numbers[1];
        }
        code.line(
                "DistinctSketch.add("
                        + values.field(entry)
                        + ", "
                        + value
                        + (isMerging ? ", mergedBlobs);" : ", blobs);"));
    }

    /** -0.0 is 0.0. */
    private static String oneZero(final SqlType type, final String bits) {
        if (!type.isApproximate()) {
            return bits;
        }
        final String negative =
                type.kind() == TypeKind.FLOAT ? "(long) Integer.MIN_VALUE" : "Long.MIN_VALUE";
        return "(" + bits + " == " + negative + " ? 0L : " + bits + ")";
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("takes no rows back");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "DistinctSketch.estimate("
                        + values.field(entry)
                        + ", blobs, scratch.distinctEstimator())",
                Value.NEVER,
                call.type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
