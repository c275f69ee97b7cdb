package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.FieldText;
import io.heliosdb.streaming.operators.plan.RowKind;
import java.io.PrintStream;
import java.util.StringJoiner;

/**
 * Prints rows as RFC 4180 records behind a header line. NULL is an empty field, an empty text is
 * {@code ""}; lines end with a line feed.
 */
public final class CsvPrinter implements RowPrinter {
    private final PrintStream stream;
    private final RowLayout layout;
    private final boolean hasKinds;

    /**
     * @param hasKinds whether a first column {@code op} shows each change's kind
     */
    public CsvPrinter(final PrintStream stream, final RowLayout layout, final boolean hasKinds) {
        this.stream = stream;
        this.layout = layout;
        this.hasKinds = hasKinds;
    }

    private StringJoiner record(final String kind) {
        final StringJoiner fields = new StringJoiner(",", "", "\n");
        return hasKinds ? fields.add(kind) : fields;
    }

    @Override
    public void start() {
        final StringJoiner header = record("op");
        for (final Column column : layout.columns()) {
            header.add(quoted(column.name()));
        }
        stream.print(header);
    }

    @Override
    public void row(final RowKind kind, final RowReader row) {
        final StringJoiner fields = record(kind.symbol());
        for (int i = 0; i < layout.columnCount(); i++) {
            fields.add(row.isNull(i) ? "" : quoted(FieldText.of(row, i)));
        }
        stream.print(fields);
    }

    private static String quoted(final String text) {
        final boolean needsQuotes =
                text.isEmpty()
                        || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void flush() {
        stream.flush();
    }

    @Override
    public void finish() {
        stream.flush();
    }
}
