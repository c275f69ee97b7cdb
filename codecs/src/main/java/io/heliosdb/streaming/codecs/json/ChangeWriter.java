package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.row.KindColumn;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;

/**
 * Appends changes of a table, one object a line, as Flink's formats of changes do: an update is a
 * deletion and an insertion. One thread; allocates what {@link JsonWriter} does.
 */
public final class ChangeWriter {
    private final TextOutput output;
    private final JsonWriter rows;
    private final String beforeAdded;
    private final String behindAdded;
    private final String beforeTaken;
    private final String behindTaken;

    /**
     * @param output receives the lines
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0102} if a column has
     *     a type that is not supported
     */
    public ChangeWriter(
            final ChangeOptions options, final RowLayout layout, final TextOutput output) {
        this.output = output;
        rows = new JsonWriter(options.json(), layout, output);
        final boolean omitsNulls = options.json().omitsNulls();
        final ChangeStyle style = options.style();
        final String open = style.hasLists() ? "[" : "";
        final String close = style.hasLists() ? "]" : "";
        final String operation = ",\"" + style.operation() + "\":\"";
        if (style.isBeforePartial()) {
            beforeAdded = "{\"" + style.after() + "\":" + open;
            beforeTaken = beforeAdded;
            behindAdded = close + operation + style.word(ChangeStyle.Change.INSERT) + "\"}\n";
            behindTaken = close + operation + style.word(ChangeStyle.Change.DELETE) + "\"}\n";
        } else {
            final String before = "\"" + style.before() + "\":";
            final String after = "\"" + style.after() + "\":";
            beforeAdded = "{" + (omitsNulls ? "" : before + "null,") + after;
            beforeTaken = "{" + before;
            behindAdded = operation + style.word(ChangeStyle.Change.INSERT) + "\"}\n";
            behindTaken =
                    (omitsNulls ? "" : "," + after + "null")
                            + operation
                            + style.word(ChangeStyle.Change.DELETE)
                            + "\"}\n";
        }
    }

    /**
     * Appends a change.
     *
     * @param kind one of {@link KindColumn}
     */
    public void row(final RowReader row, final byte kind) {
        final boolean isAdded = kind == KindColumn.INSERT || kind == KindColumn.UPDATE_AFTER;
        output.putAscii(isAdded ? beforeAdded : beforeTaken);
        rows.object(row, "");
        output.putAscii(isAdded ? behindAdded : behindTaken);
    }
}
