package io.heliosdb.streaming.gateway.subscription;

import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.json.JsonWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.connectors.result.ResultId;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.Map;

/**
 * Writes results as JSON, {@code {"id": …, "op": "+I", "row": {…}}}, a line each. One thread.
 *
 * @see io.heliosdb.streaming.connectors.result.ResultCursor.Handler
 */
public final class ResultLines implements AutoCloseable {
    private static final int FIRST_BYTES = 64 << 10;

    private static final JsonOptions OPTIONS =
            JsonOptions.of(
                    Map.of(
                            "encode.decimal-as-plain-number",
                            "true",
                            "map-null-key.mode",
                            "LITERAL"));

    private final TextOutput text;
    private final RowReader reader;
    private final JsonWriter rows;
    private final boolean isEvents;

    /**
     * Writes lines.
     *
     * @param isEvents whether each line is to be an event of server-sent events
     */
    public ResultLines(final RowLayout layout, final boolean isEvents, final Ledger ledger) {
        text = new TextOutput(ledger, "subscription", FIRST_BYTES);
        reader = new RowReader(layout);
        rows = new JsonWriter(OPTIONS, layout, text);
        this.isEvents = isEvents;
    }

    /** Writes a result behind what is there. */
    public void append(final ResultId id, final byte kind, final long row, final int length) {
        final String name = id.toString();
        if (isEvents) {
            text.putAscii("id: ");
            text.putAscii(name);
            text.putAscii("\ndata: ");
        }
        text.putAscii("{\"id\":\"");
        text.putAscii(name);
        text.putAscii("\",\"op\":\"");
        text.putAscii(RowKind.of(kind).symbol());
        text.putAscii("\",\"row\":");
        rows.object(reader.wrap(row));
        text.putAscii(isEvents ? "}\n\n" : "}\n");
    }

    /** What was written since the last {@link #clear}. */
    public TextOutput text() {
        return text;
    }

    /** Forgets what was written. */
    public void clear() {
        text.clear();
    }

    @Override
    public void close() {
        text.close();
    }
}
