package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/** MIN and MAX of DECIMAL of more than 18 digits: 128 bits in the entry. */
final class WideExtremeCode extends AggregateCode {
    private final EntryLayout.Field extreme;
    private final SqlType type;
    private final boolean isMinimum;

    WideExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
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
        final String address = extreme.address(entry);
        final String order = "WideDecimals.compare(" + address + ", " + argument.value() + ")";
        code.open("if ((" + isFirst + ") || " + order + (isMinimum ? " > 0)" : " < 0)"))
                .line("WideDecimals.write(" + address + ", " + argument.value() + ");")
                .close();
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        final String to = extreme.address(target);
        final String from = extreme.address(source);
        code.open(
                        "if (("
                                + isFirst
                                + ") || WideDecimals.compareStored("
                                + to
                                + ", "
                                + from
                                + ")"
                                + (isMinimum ? " > 0)" : " < 0)"))
                .line("WideDecimals.copy(" + from + ", " + to + ");")
                .close();
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("refused before");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Stored(extreme.address(entry), isEmpty, type, variables(entry));
    }
}
