package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
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
        throw HeliosException.of(
                PlanRefusal.AGGREGATE,
                "MIN and MAX over rows that are updated are not supported in HOP windows");
    }

    @Override
    void release(final Code code, final String entry) {
        values.release(code, entry);
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String address =
                "ValueCounts.extreme(" + values.field(entry) + ", blobs, " + order() + ")";
        return new Value.Derived(
                values.read(address),
                isEmpty,
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
