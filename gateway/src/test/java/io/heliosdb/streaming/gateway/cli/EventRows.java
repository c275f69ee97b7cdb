package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Encoded rows of the table that {@link ApiRig#copyStream} feeds. */
final class EventRows {
    static final RowLayout LAYOUT =
            RowLayout.of(
                    List.of(new Column("k", SqlType.STRING), new Column("v", SqlType.INTEGER)));

    private static final int TEXT_OFFSET = 2048;

    private EventRows() {}

    /** Rows of texts and numbers in turn. */
    static List<byte[]> of(final Object... values) {
        final List<byte[]> rows = new ArrayList<>();
        try (Ledger ledger = new Ledger(1 << 20);
                Arena arena = Arena.open(ledger, "test", "rows", 2 * TEXT_OFFSET)) {
            final RowWriter row = new RowWriter(LAYOUT);
            for (int i = 0; i < values.length; i += 2) {
                final byte[] text = ((String) values[i]).getBytes(StandardCharsets.UTF_8);
                Memory.copyFromArray(text, 0, arena.address() + TEXT_OFFSET, text.length);
                row.wrap(arena.address(), TEXT_OFFSET);
                row.putInt(1, (Integer) values[i + 1]);
                row.putBytes(0, arena.address() + TEXT_OFFSET, text.length);
                final byte[] copy = new byte[row.finish()];
                Memory.copyToArray(arena.address(), copy, 0, copy.length);
                rows.add(copy);
            }
        }
        return rows;
    }
}
