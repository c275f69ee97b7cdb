package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.text.ValuePrinter;
import io.heliosdb.streaming.codecs.text.ValueStyle;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.time.ZoneId;
import java.util.Optional;

/** Fields as Strings, spelled as in CSV. One thread. */
final class FieldText implements AutoCloseable {
    private static final int FIRST_BYTES = 256;

    private final TextOutput text;
    private final ValuePrinter values;

    /**
     * @param wallClock the zone whose clock shows instants; empty: they are of UTC, with a Z
     */
    FieldText(final Ledger ledger, final Optional<ZoneId> wallClock) {
        text = new TextOutput(ledger, "field text", FIRST_BYTES);
        values = new ValuePrinter(text, new ValueStyle(true, true, ' ', wallClock));
    }

    /** The text of a field that is not NULL. */
    String of(final RowReader row, final int column) {
        return of(row.layout().type(column), row.valueAddressAt(column));
    }

    /**
     * The text of a value.
     *
     * @param address of the bytes of a fixed type, or of the length of a variable one
     */
    String of(final SqlType type, final long address) {
        text.clear();
        values.print(type, address);
        return text.toString();
    }

    @Override
    public void close() {
        text.close();
    }
}
