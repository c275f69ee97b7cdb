package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;

/**
 * MIN and MAX where rows are taken back: all values are counted, and the extreme is looked for
 * again when its last one goes.
 */
final class RetractingExtremeCode extends AggregateCode {
    private final CountedValues values;
    private final SqlType type;
    private final boolean isMinimum;

    RetractingExtremeCode(
            final EntryLayout layout,
            final SqlType argument,
            final SqlType type,
            final boolean isMinimum) {
        values = new CountedValues(layout, argument);
        this.type = type;
        this.isMinimum = isMinimum;
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        final String arguments = values.arguments(code, argument);
        code.line(
                "ValueCounts.addOrdered("
                        + values.field(entry)
                        + ", "
                        + arguments
                        + ", blobs, "
                        + order()
                        + ");");
    }

    private String order() {
        return values.order() + ", " + isMinimum;
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        code.line(values.remove(entry, values.arguments(code, argument)) + ";");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        code.line(
                "ValueCounts.mergeOrdered("
                        + values.field(target)
                        + ", "
                        + values.field(source)
                        + ", "
                        + values.type().isVariable()
                        + ", blobs, mergedBlobs, "
                        + order()
                        + ");");
    }

    @Override
    boolean mergesIntoBlobs() {
        return true;
    }

    @Override
    void absorb(final Code code, final String target, final String source, final String isFirst) {
        merge(code, target, source, isFirst);
    }

    @Override
    void releaseMerged(final Code code, final String entry) {
        release(code, entry);
    }

    @Override
    void release(final Code code, final String entry) {
        values.release(code, entry);
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return result(entry, isEmpty, values.read(extreme(entry)));
    }

    /** A copy of a text: what has been merged is given back before the row goes out. */
    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        final String value = values.read(extreme(entry));
        return result(
                entry, isEmpty, type.isVariable() ? "Texts.keep(" + value + ", scratch)" : value);
    }

    private String extreme(final String entry) {
        return "ValueCounts.extreme(" + values.field(entry) + ", blobs, " + order() + ")";
    }

    private Value result(final String entry, final String isEmpty, final String source) {
        return new Value.Derived(
                source,
                isEmpty,
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
