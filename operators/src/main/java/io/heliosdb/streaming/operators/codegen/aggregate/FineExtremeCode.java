package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/** MIN and MAX of TIMESTAMP of more than 3 fraction digits: 12 bytes in the entry. */
final class FineExtremeCode extends AggregateCode {
    private final EntryLayout.Field extreme;
    private final SqlType type;
    private final boolean isMinimum;

    FineExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
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

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        take(code, target, extreme.address(source), isFirst);
    }

    private void take(
            final Code code, final String entry, final String value, final String isFirst) {
        final String address = extreme.address(entry);
        final String order = "FineTimestamps.compare(" + value + ", " + address + ")";
        code.open("if ((" + isFirst + ") || " + order + (isMinimum ? " < 0)" : " > 0)"))
                .line("FineTimestamps.copy(" + value + ", " + address + ");")
                .close();
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("refused before");
    }

    /** Copied out of the entry, which the next row may change while the result is still in use. */
    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                "FineTimestamps.keep(scratch, " + extreme.address(entry) + ")",
                isEmpty,
                type,
                variables(entry));
    }
}
