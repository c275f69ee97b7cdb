package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/**
 * BITMAP_AND_AGG, BITMAP_OR_AGG and BITMAP_XOR_AGG, and how many numbers they have: a bitmap that
 * each one is combined with ({@code BitmapStates}). Only XOR takes bitmaps back.
 */
final class BitmapCombineCode extends OutsideCode {
    private static final int SLOT_BYTES = 16;

    private final EntryLayout.Field slot;
    private final AggregateCall call;
    private final String method;

    BitmapCombineCode(final EntryLayout layout, final AggregateCall call, final String method) {
        super("BitmapStates");
        slot = layout.field(SLOT_BYTES);
        this.call = call;
        this.method = method;
    }

    @Override
    String handle(final String entry) {
        return slot.address(entry);
    }

    private void combine(
            final Code code, final String entry, final String bitmap, final String blobs) {
        code.line(
                "BitmapStates."
                        + method
                        + "("
                        + slot.address(entry)
                        + ", "
                        + bitmap
                        + ", "
                        + blobs
                        + ", scratch);");
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        combine(code, entry, argument.value(), "blobs");
    }

    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        combine(code, entry, argument.value(), "mergedBlobs");
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        combine(code, entry, argument.value(), "blobs");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        code.open("if (BitmapStates.isThere(" + slot.address(source) + "))");
        combine(
                code,
                target,
                "BitmapStates.bitmap(" + slot.address(source) + ", blobs)",
                "mergedBlobs");
        code.close();
    }

    @Override
    void release(final Code code, final String entry) {
        code.line("TextSlots.clear(" + slot.address(entry) + ", blobs);");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return result(entry, isEmpty, bitmap(entry));
    }

    /** A copy: what has been merged is given back before the row goes out. */
    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        return result(entry, isEmpty, "Texts.keep(" + bitmap(entry) + ", scratch)");
    }

    private String bitmap(final String entry) {
        return "BitmapStates.bitmap(" + slot.address(entry) + ", blobs)";
    }

    private Value result(final String entry, final String isEmpty, final String bitmap) {
        return new Value.Derived(
                call.type().kind() == TypeKind.BITMAP
                        ? bitmap
                        : "BitmapStates.cardinality(" + slot.address(entry) + ", blobs, scratch)",
                isEmpty,
                call.type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
