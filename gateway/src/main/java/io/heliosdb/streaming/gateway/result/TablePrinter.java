package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Prints rows as a table for people. Its column widths suit the rows seen before the first line is
 * printed; later rows may stick out. Where the input does not end, rows are printed as they come,
 * columns begin with a width for their type, and grow.
 */
public final class TablePrinter implements RowPrinter {
    private static final int SAMPLE_ROWS = 1000;
    private static final int MAX_WIDTH = 80;

    private final PrintStream stream;
    private final List<Column> columns;
    private final ResultLabels labels;
    private final int labelCount;
    private final FieldText fields;
    private final int[] widths;
    private final List<String[]> waiting = new ArrayList<>();
    private final boolean isEndless;
    private boolean hasHeader;
    private long count;

    /**
     * @param labels columns in front of the result's own
     * @param zone whose wall clock shows instants
     * @param isEndless whether rows cannot be held back for the table's looks
     */
    public TablePrinter(
            final PrintStream stream,
            final RowLayout layout,
            final ResultLabels labels,
            final Ledger ledger,
            final ZoneId zone,
            final boolean isEndless) {
        this.stream = stream;
        columns = layout.columns();
        this.labels = labels;
        labelCount = labels.names().size();
        this.isEndless = isEndless;
        fields = new FieldText(ledger, Optional.of(zone));
        widths = new int[labelCount + columns.size()];
    }

    @Override
    public void start() {
        for (int i = 0; i < widths.length; i++) {
            final int usual = isEndless && i >= labelCount ? usual(columns.get(i - labelCount)) : 0;
            widths[i] = Math.max(width(name(i)), usual);
        }
    }

    /** A width that most values of a column keep to. */
    private static int usual(final Column column) {
        return switch (column.type().kind()) {
            case TINYINT, SMALLINT, BOOLEAN -> 5;
            case INTEGER, TIME -> 8;
            case DATE -> 10;
            case TIMESTAMP, TIMESTAMP_LTZ -> 23;
            default -> 12;
        };
    }

    private String name(final int cell) {
        return cell < labelCount ? labels.names().get(cell) : columns.get(cell - labelCount).name();
    }

    @Override
    public void row(
            final RowKind kind, final long rowSequence, final int ordinal, final RowReader row) {
        final String[] cells = Arrays.copyOf(labels.of(kind, rowSequence, ordinal), widths.length);
        for (int i = 0; i < columns.size(); i++) {
            cells[labelCount + i] = row.isNull(i) ? "NULL" : visible(fields.of(row, i));
        }
        count++;
        if (!hasHeader || isEndless) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(MAX_WIDTH, width(cells[i])));
            }
        }
        if (hasHeader) {
            print(cells);
            return;
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
        final StringBuilder names = new StringBuilder();
        final StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            names.append(i == 0 ? " " : "| ").append(padded(name(i), i, false)).append(' ');
            rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
        }
        stream.println(names.toString().stripTrailing());
        stream.println(rule);
    }

    private void print(final String[] cells) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            final boolean isRight =
                    i >= labelCount && columns.get(i - labelCount).type().isNumeric();
            line.append(i == 0 ? " " : "| ").append(padded(cells[i], i, isRight)).append(' ');
        }
        stream.println(line.toString().stripTrailing());
    }

    private String padded(final String text, final int cell, final boolean isRight) {
        final String padding = " ".repeat(Math.max(0, widths[cell] - width(text)));
        return isRight ? padding + text : text + padding;
    }

    @Override
    public void flush() {
        if ((isEndless || labels.hasKinds()) && !waiting.isEmpty()) {
            printWaiting();
        }
        stream.flush();
    }

    @Override
    public void finish() {
        printWaiting();
        stream.println(
                "(" + count + (labels.hasKinds() ? " change" : " row") + (count == 1 ? ")" : "s)"));
        stream.println();
        stream.flush();
    }

    @Override
    public void close() {
        fields.close();
    }
}
