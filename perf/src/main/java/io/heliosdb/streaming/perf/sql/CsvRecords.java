package io.heliosdb.streaming.perf.sql;

import java.util.ArrayList;
import java.util.List;

/** RFC 4180 records as they stand in case files and on the command line. */
public final class CsvRecords {
    private CsvRecords() {}

    /**
     * Cuts text into records at line feeds outside of quotes. The last record needs no line feed; a
     * carriage return before a line feed belongs to the line end.
     */
    public static List<String> split(String text) {
        final List<String> records = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                final boolean carriageReturn = i > start && text.charAt(i - 1) == '\r';
                records.add(text.substring(start, carriageReturn ? i - 1 : i));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            records.add(text.substring(start));
        }
        return records;
    }

    /** The raw fields of one record, quotes kept. */
    public static List<String> fields(String csvRecord) {
        final List<String> fields = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < csvRecord.length(); i++) {
            final char c = csvRecord.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(csvRecord.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(csvRecord.substring(start));
        return fields;
    }

    /**
     * A record of values, where {@code null} becomes an empty field and an empty string two quotes.
     */
    public static String join(List<String> values) {
        final StringBuilder line = new StringBuilder();
        String separator = "";
        for (final String value : values) {
            line.append(separator);
            separator = ",";
            if (value != null) {
                appendField(line, value);
            }
        }
        return line.toString();
    }

    private static void appendField(StringBuilder line, String value) {
        if (!value.isEmpty()
                && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            line.append(value);
        } else {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
    }
}
