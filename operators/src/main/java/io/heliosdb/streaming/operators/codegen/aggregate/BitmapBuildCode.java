package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/** BITMAP_BUILD_AGG: how often each number is there, of which those that are make a bitmap. */
final class BitmapBuildCode extends MultisetCode {
    private final AggregateCall call;

    BitmapBuildCode(
            final EntryLayout layout, final AggregateCall call, final LiteralPool literals) {
        super(layout, call, literals);
        this.call = call;
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "CollectedValues.bitmap(" + handle(entry) + ", blobs, scratch)",
                "CollectedValues.isWithoutValues(" + handle(entry) + ", blobs)",
                call.type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
