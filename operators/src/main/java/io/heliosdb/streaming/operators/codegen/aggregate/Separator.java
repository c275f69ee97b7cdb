package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.plan.AggregateCall;

/**
 * What LISTAGG puts between texts: a column that is the same in all rows, for the planner takes
 * only literals, or a comma. An entry keeps it in a text slot.
 */
final class Separator {
    private static final int NONE = -1;

    /** A text slot's head: length 1, then the character. */
    private static final long COMMA = 1L | (long) ',' << Integer.SIZE;

    private final EntryLayout.Field slot;
    private final int column;

    Separator(final EntryLayout layout, final AggregateCall call) {
        slot = layout.field(2 * Long.BYTES);
        column = call.further().isEmpty() ? NONE : call.further().getFirst();
    }

    /** Writes the code that keeps the row's separator, where there has been none. */
    void keep(final Row row, final String entry, final String isFirst) {
        final String address = slot.address(entry);
        row.code().open("if (" + isFirst + ")");
        if (column == NONE) {
            row.code().line("Memory.putLong(" + address + ", " + COMMA + "L);");
        } else {
            final Row inner = row.inner();
            inner.code()
                    .line(
                            "TextSlots.replace("
                                    + address
                                    + ", "
                                    + inner.value(column)
                                    + ", blobs);");
        }
        row.code().close();
    }

    /** Writes the code that takes another entry's separator over, where there has been none. */
    void copy(final Code code, final String entry, final String source, final String isFirst) {
        code.open("if (" + isFirst + ")")
                .line(
                        "TextSlots.replace("
                                + slot.address(entry)
                                + ", "
                                + address(source)
                                + ", mergedBlobs);")
                .close();
    }

    /** Source of its address. */
    String address(final String entry) {
        return "TextSlots.address(" + slot.address(entry) + ", blobs)";
    }

    /** A statement that gives back what the slot refers to. */
    String release(final String entry) {
        return "TextSlots.release(" + slot.address(entry) + ", blobs);";
    }
}
