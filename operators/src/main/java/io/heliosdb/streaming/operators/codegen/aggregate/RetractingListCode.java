package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/**
 * LISTAGG, FIRST_VALUE and LAST_VALUE where rows are taken back: all values in the order they
 * arrived ({@code ValueLists}), of which the earliest one of its kind goes.
 */
final class RetractingListCode extends AggregateCode {
    private final CountedValues values;
    private final AggregateCall.Function function;
    private final SqlType type;
    private final Separator separator;

    RetractingListCode(final EntryLayout layout, final AggregateCall call) {
        values = new CountedValues(layout, call.argumentType());
        function = call.function();
        type = call.type();
        separator = function == AggregateCall.Function.LISTAGG ? new Separator(layout, call) : null;
    }

    @Override
    boolean needsFirst() {
        return separator != null;
    }

    @Override
    boolean keepsTexts() {
        return true;
    }

    @Override
    void addOf(
            final Row row, final String entry, final Value.Local argument, final String isFirst) {
        if (separator != null) {
            separator.keep(row, entry, isFirst);
        }
        add(row.code(), entry, argument, isFirst);
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        change(code, "add", entry, argument, "blobs");
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
    boolean mergesIntoBlobs() {
        return true;
    }

    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        if (separator != null) {
            separator.copy(code, entry, source, isFirst);
        }
        change(code, "add", entry, argument, "mergedBlobs");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        if (separator != null) {
            separator.copy(code, target, source, isFirst);
        }
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
    void releaseMerged(final Code code, final String entry) {
        release(code, entry);
    }

    @Override
    void release(final Code code, final String entry) {
        code.line(
                "ValueLists.release("
                        + values.field(entry)
                        + ", "
                        + values.type().isVariable()
                        + ", blobs);");
        if (separator != null) {
            code.line(separator.release(entry));
        }
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String list = values.field(entry);
        return new Value.Derived(
                switch (function) {
                    case FIRST_VALUE -> values.read("ValueLists.first(" + list + ", blobs)");
                    case LAST_VALUE -> values.read("ValueLists.last(" + list + ", blobs)");
                    default ->
                            "ValueLists.join("
                                    + list
                                    + ", "
                                    + separator.address(entry)
                                    + ", blobs, scratch)";
                },
                "ValueLists.isEmpty(" + list + ", blobs)",
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
