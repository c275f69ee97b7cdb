package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/** COLLECT: how often each value is there ({@code ValueCounts}), in the order they first came. */
class MultisetCode extends OutsideCode {
    private final CountedValues values;
    private final AggregateCall call;
    private final LiteralPool literals;

    MultisetCode(final EntryLayout layout, final AggregateCall call, final LiteralPool literals) {
        super("ValueCounts");
        values = new CountedValues(layout, call.argumentType());
        this.call = call;
        this.literals = literals;
    }

    @Override
    final String handle(final String entry) {
        return values.field(entry);
    }

    @Override
    final void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        take(code, entry, argument, "blobs");
    }

    @Override
    final void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        take(code, entry, argument, "mergedBlobs");
    }

    private void take(
            final Code code, final String entry, final Value.Local argument, final String blobs) {
        final String arguments = values.arguments(code, argument);
        code.line(
                "ValueCounts.addLatest("
                        + values.field(entry)
                        + ", "
                        + arguments
                        + ", "
                        + blobs
                        + ");");
    }

    @Override
    final void retract(final Code code, final String entry, final Value.Local argument) {
        final String arguments = values.arguments(code, argument);
        code.line(values.remove(entry, arguments) + ";");
    }

    @Override
    final void merge(
            final Code code, final String target, final String source, final String isFirst) {
        code.line(
                "ValueCounts.merge("
                        + values.field(target)
                        + ", "
                        + values.field(source)
                        + ", "
                        + values.type().isVariable()
                        + ", blobs, mergedBlobs);");
    }

    @Override
    final void release(final Code code, final String entry) {
        values.release(code, entry);
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "CollectedValues.multiset("
                        + values.field(entry)
                        + ", "
                        + literals.shape(call.type())
                        + ", blobs, scratch)",
                Value.NEVER,
                call.type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
