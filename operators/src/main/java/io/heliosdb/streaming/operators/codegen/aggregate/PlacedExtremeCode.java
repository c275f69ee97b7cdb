package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/** MIN and MAX of types whose values are addresses: 12 or 16 bytes in the entry. */
final class PlacedExtremeCode extends StoredExtremeCode {
    PlacedExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
        super(layout, type, isMinimum);
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        take(code, at(entry), argument.value(), isFirst);
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        take(code, at(target), at(source), isFirst);
    }

    private void take(final Code code, final String to, final String from, final String isFirst) {
        replace(
                code,
                isFirst,
                MemoryAccess.byAddress(type(), "compare", to + ", " + from),
                MemoryAccess.write(type(), to, from));
    }

    /** Copied out of the entry, which the next row may change while the result is still in use. */
    @Override
    Value result(final String entry, final String isEmpty) {
        return new Value.Derived(
                MemoryAccess.byAddress(type(), "keep", "scratch, " + at(entry)),
                isEmpty,
                type(),
                variables(entry));
    }
}
