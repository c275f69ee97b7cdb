package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/**
 * ARRAY_AGG and JSON_ARRAYAGG: all values in the order they arrived ({@code ValueLists}), of which
 * the earliest one of its kind goes when one is taken back.
 */
final class CollectedListCode extends AggregateCode {
    private final CountedValues values;
    private final AggregateCall call;
    private final LiteralPool literals;

    CollectedListCode(
            final EntryLayout layout, final AggregateCall call, final LiteralPool literals) {
        values = new CountedValues(layout, call.argumentType());
        this.call = call;
        this.literals = literals;
    }

    @Override
    boolean keepsTexts() {
        return true;
    }

    @Override
    boolean mergesIntoBlobs() {
        return true;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        change(code, "add", entry, argument, "blobs");
    }

    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        change(code, "add", entry, argument, "mergedBlobs");
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        change(code, "remove", entry, argument, "blobs");
    }

    private void change(
            final Code code,
            final String method,
            final String entry,
            final Value.Local argument,
            final String blobs) {
        final String arguments = values.arguments(code, argument);
        code.line(
                "ValueLists."
                        + method
                        + "("
                        + values.field(entry)
                        + ", "
                        + arguments
                        + ", "
                        + blobs
                        + ");");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        code.line(
                "ValueLists.merge("
                        + values.field(target)
                        + ", "
                        + values.field(source)
                        + ", "
                        + values.type().isVariable()
                        + ", blobs, mergedBlobs);");
    }

    @Override
    void absorb(final Code code, final String target, final String source, final String isFirst) {
        merge(code, target, source, isFirst);
    }

    @Override
    void release(final Code code, final String entry) {
        code.line(
                "ValueLists.release("
                        + values.field(entry)
                        + ", "
                        + values.type().isVariable()
                        + ", blobs);");
    }

    @Override
    void releaseMerged(final Code code, final String entry) {
        release(code, entry);
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String list = values.field(entry);
        final boolean isArray = call.type().kind() == TypeKind.ARRAY;
        return new Value.Derived(
                isArray
                        ? "CollectedValues.array("
                                + list
                                + ", "
                                + literals.shape(call.type())
                                + ", blobs, scratch)"
                        : "CollectedValues.jsonArray(" + list + ", blobs, scratch)",
                isArray ? "ValueLists.isEmpty(" + list + ", blobs)" : Value.NEVER,
                call.type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
