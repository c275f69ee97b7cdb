package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;

/** MIN and MAX of what needs 16 bytes of the entry and a comparison that is a call. */
abstract class StoredExtremeCode extends AggregateCode {
    private final EntryLayout.Field extreme;
    private final SqlType type;
    private final boolean isMinimum;

    StoredExtremeCode(final EntryLayout layout, final SqlType type, final boolean isMinimum) {
        extreme = layout.field(2 * Long.BYTES);
        this.type = type;
        this.isMinimum = isMinimum;
    }

    /** Java expression of the extreme's address in an entry. */
    final String at(final String entry) {
        return extreme.address(entry);
    }

    final SqlType type() {
        return type;
    }

    /**
     * Writes: take another value over if it is the first one or beyond the present one.
     *
     * @param order Java expression, positive if the present extreme is greater than the other value
     * @param replacement statement that takes that over
     */
    final void replace(
            final Code code, final String isFirst, final String order, final String replacement) {
        code.open("if ((" + isFirst + ") || " + order + (isMinimum ? " > 0)" : " < 0)"))
                .line(replacement)
                .close();
    }

    @Override
    final boolean needsFirst() {
        return true;
    }

    @Override
    final void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("refused before");
    }
}
