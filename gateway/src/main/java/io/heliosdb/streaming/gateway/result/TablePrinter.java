package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows as a table for people. Its column widths suit the rows seen before the first line is
 * printed; later rows may stick out.
 */
public final class TablePrinter implements RowPrinter {
    private static final int SAMPLE_ROWS = 1000;
    private static final int MAX_WIDTH = 80;

    private final PrintStream stream;
    private final List<Column> columns;
    private final boolean hasKinds;
    private final FieldText fields;
    private final int[] widths;
    private final List<String[]> waiting = new ArrayList<>();
    private boolean hasHeader;
    private long count;

    /**
     * @param hasKinds whether a first column shows each change's kind
     */
    public TablePrinter(
            final PrintStream stream,
            final RowLayout layout,
            final boolean hasKinds,
            final Ledger ledger) {
        this.stream = stream;
        columns = layout.columns();
        this.hasKinds = hasKinds;
        fields = new FieldText(ledger);
        widths = new int[columns.size()];
    }

    @Override
    public void start() {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(columns.get(i).name());
        }
    }

    @Override
    public void row(final RowKind kind, final RowReader row) {
        final String[] cells = new String[columns.size() + 1];
        cells[columns.size()] = kind.symbol();
        for (int i = 0; i < columns.size(); i++) {
            cells[i] = row.isNull(i) ? "NULL" : visible(fields.of(row, i));
        }
        count++;
        if (hasHeader) {
            print(cells);
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            widths[i] = Math.max(widths[i], Math.min(MAX_WIDTH, width(cells[i])));
        }
        waiting.add(cells);
        if (waiting.size() == SAMPLE_ROWS) {
            printWaiting();
        }
    }

    /** Line breaks and other control characters would break the table. */
    private static String visible(final String text) {
        return text.codePoints().anyMatch(Character::isISOControl)
                ? text.replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replaceAll("\\p{Cntrl}", "?")
                : text;
    }

    private static int width(final String text) {
        return text.codePointCount(0, text.length());
    }

    private void printWaiting() {
        if (!hasHeader) {
            hasHeader = true;
            printHeader();
        }
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void printHeader() {
        final StringBuilder names = new StringBuilder(hasKinds ? " op |" : "");
        final StringBuilder rule = new StringBuilder(hasKinds ? "----+" : "");
        for (int i = 0; i < columns.size(); i++) {
            names.append(i == 0 ? " " : "| ")
                    .append(padded(columns.get(i).name(), i, false))
                    .append(' ');
            rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
        }
        stream.println(names.toString().stripTrailing());
        stream.println(rule);
    }

    private void print(final String[] cells) {
        final StringBuilder line = new StringBuilder();
        if (hasKinds) {
            line.append(' ').append(cells[columns.size()]).append(" |");
        }
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? " " : "| ")
                    .append(padded(cells[i], i, columns.get(i).type().isNumeric()))
                    .append(' ');
        }
        stream.println(line.toString().stripTrailing());
    }

    private String padded(final String text, final int column, final boolean isRight) {
        final String padding = " ".repeat(Math.max(0, widths[column] - width(text)));
        return isRight ? padding + text : text + padding;
    }

    @Override
    public void flush() {
        if (hasKinds) {
            printWaiting();
        }
        stream.flush();
    }

    @Override
    public void finish() {
        printWaiting();
        stream.println("(" + count + (hasKinds ? " change" : " row") + (count == 1 ? ")" : "s)"));
        stream.println();
        stream.flush();
    }

    @Override
    public void close() {
        fields.close();
    }
}
