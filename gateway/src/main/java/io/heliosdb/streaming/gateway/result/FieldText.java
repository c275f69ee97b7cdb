package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.text.ValuePrinter;
import io.heliosdb.streaming.codecs.text.ValueStyle;

/** Fields as Strings, spelled as in CSV. One thread. */
final class FieldText implements AutoCloseable {
    private static final int FIRST_BYTES = 256;

    private final TextOutput text;
    private final ValuePrinter values;

    FieldText(final Ledger ledger) {
        text = new TextOutput(ledger, "field text", FIRST_BYTES);
        values = new ValuePrinter(text, new ValueStyle(true, true, ' '));
    }

    /** The text of a field that is not NULL. */
    String of(final RowReader row, final int column) {
        text.clear();
        values.print(row, column);
        return text.toString();
    }

    @Override
    public void close() {
        text.close();
    }
}
