package io.heliosdb.streaming.gateway.result;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints small tables of text: SHOW, DESCRIBE, SET. */
public final class TextTable {
    private TextTable() {}

    private static final int MAX_WIDTH = 80;

    /**
     * Prints a header, a rule and the rows, columns as wide as their longest text; null shows as
     * NULL.
     */
    public static void print(
            final PrintStream stream, final List<String> columns, final List<List<String>> rows) {
        if (columns.isEmpty()) {
            return;
        }
        final int[] widths = new int[columns.size()];
        final List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(
                row -> lines.add(row.stream().map(cell -> cell == null ? "NULL" : cell).toList()));
        for (final List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        for (int row = 0; row < lines.size(); row++) {
            final StringBuilder text = new StringBuilder();
            final StringBuilder rule = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                final String cell = lines.get(row).get(i);
                text.append(i == 0 ? " " : " | ")
                        .append(cell)
                        .append(" ".repeat(Math.max(0, widths[i] - cell.length())));
                rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
            }
            stream.println(text.toString().stripTrailing());
            if (row == 0) {
                stream.println(rule);
            }
        }
        stream.println();
    }

    /** Of the longest line, up to a limit: a statement has many. */
    private static int width(final String cell) {
        return Math.min(MAX_WIDTH, cell.lines().mapToInt(String::length).max().orElse(0));
    }
}
