package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;

/**
 * MIN and MAX of texts, by their UTF-8 bytes: a text slot of 16 bytes, long texts in the table's
 * blob heap.
 */
final class TextExtremeCode extends StoredExtremeCode {
    TextExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
        super(layout, type, isMinimum);
    }

    @Override
    boolean keepsTexts() {
        return true;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        final String operands = "(" + at(entry) + ", " + argument.value() + ", blobs)";
        replace(
                code,
                isFirst,
                "TextSlots.compare" + operands,
                "TextSlots.replace" + operands + ";");
    }

    /**
     * Merging goes over slices with heaps of their own: {@code blobs} is the source's, and the
     * target only refers to the text.
     */
    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        final String text =
                code.local("long", "text", "TextSlots.address(" + at(source) + ", blobs)").name();
        final String operands = "(" + at(target) + ", " + text + ")";
        replace(
                code,
                isFirst,
                "TextSlots.compareReference" + operands,
                "TextSlots.refer" + operands + ";");
    }

    @Override
    void absorb(final Code code, final String target, final String source, final String isFirst) {
        final String text =
                code.local("long", "text", "TextSlots.address(" + at(source) + ", blobs)").name();
        final String operands = "(" + at(target) + ", " + text + ", mergedBlobs)";
        replace(
                code,
                isFirst,
                "TextSlots.compare" + operands,
                "TextSlots.replace" + operands + ";");
    }

    @Override
    void release(final Code code, final String entry) {
        code.line("TextSlots.release(" + at(entry) + ", blobs);");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "TextSlots.address(" + at(entry) + ", blobs)",
                isEmpty,
                type(),
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }

    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        return new Value.Derived(
                "TextSlots.reference(" + at(entry) + ")", isEmpty, type(), variables(entry));
    }
}
