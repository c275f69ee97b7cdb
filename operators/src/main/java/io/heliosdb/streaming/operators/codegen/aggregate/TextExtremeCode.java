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
final class TextExtremeCode extends AggregateCode {
    private final EntryLayout.Field extreme;
    private final SqlType type;
    private final boolean isMinimum;

    TextExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
        extreme = layout.field(2 * Long.BYTES);
        this.type = type;
        this.isMinimum = isMinimum;
    }

    @Override
    boolean needsFirst() {
        return true;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        take(code, entry, argument.value(), isFirst);
    }

    private void take(
            final Code code, final String entry, final String text, final String isFirst) {
        final String slot = extreme.address(entry);
        final String order = "TextSlots.compare(" + slot + ", " + text + ", blobs)";
        code.open("if ((" + isFirst + ") || " + order + (isMinimum ? " > 0)" : " < 0)"))
                .line("TextSlots.replace(" + slot + ", " + text + ", blobs);")
                .close();
    }

    /**
     * Merging goes over slices with heaps of their own: {@code blobs} is the source's, and the
     * target only refers to the text.
     */
    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        final String to = extreme.address(target);
        final String text =
                code.local(
                                "long",
                                "text",
                                "TextSlots.address(" + extreme.address(source) + ", blobs)")
                        .name();
        code.open(
                        "if (("
                                + isFirst
                                + ") || TextSlots.compareReference("
                                + to
                                + ", "
                                + text
                                + ")"
                                + (isMinimum ? " > 0)" : " < 0)"))
                .line("TextSlots.refer(" + to + ", " + text + ");")
                .close();
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("refused before");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "TextSlots.address(" + extreme.address(entry) + ", blobs)",
                isEmpty,
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }

    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        return new Value.Derived(
                "TextSlots.reference(" + extreme.address(entry) + ")",
                isEmpty,
                type,
                variables(entry));
    }
}
