package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/** MIN and MAX of DECIMAL of more than 18 digits: 128 bits in the entry. */
final class WideExtremeCode extends StoredExtremeCode {
    WideExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
        super(layout, type, isMinimum);
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        final String operands = "(" + at(entry) + ", " + argument.value() + ")";
        replace(
                code,
                isFirst,
                "WideDecimals.compare" + operands,
                "WideDecimals.write" + operands + ";");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        final String to = at(target);
        final String from = at(source);
        replace(
                code,
                isFirst,
                "WideDecimals.compareStored(" + to + ", " + from + ")",
                "WideDecimals.copy(" + from + ", " + to + ");");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Stored(at(entry), isEmpty, type(), variables(entry));
    }
}
