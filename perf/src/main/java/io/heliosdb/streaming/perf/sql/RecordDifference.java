package io.heliosdb.streaming.perf.sql;

import java.util.List;

/** Text that shows where two lists of records part. */
final class RecordDifference {
    private static final int CONTEXT = 3;

    private RecordDifference() {}

    /** Empty when the lists are equal; record numbers count from 0, which is the header. */
    static String describe(String name, List<String> expected, List<String> actual) {
        final int common = Math.min(expected.size(), actual.size());
        int at = 0;
        while (at < common && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        if (at == expected.size() && at == actual.size()) {
            return "";
        }
        final StringBuilder text =
                new StringBuilder(name)
                        .append(at == 0 ? ": headers differ" : ": record " + at + " differs")
                        .append(" (expected ")
                        .append(Math.max(0, expected.size() - 1))
                        .append(" rows, got ")
                        .append(Math.max(0, actual.size() - 1))
                        .append(")\n");
        for (int i = Math.max(0, at - CONTEXT); i < at; i++) {
            text.append("      ").append(i).append("  ").append(expected.get(i)).append('\n');
        }
        append(text, "expect", expected, at);
        append(text, "actual", actual, at);
        if (at < common) {
            appendColumn(text, expected, at, actual.get(at));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String label, List<String> records, int at) {
        final int end = Math.min(records.size(), at + CONTEXT);
        for (int i = at; i < end; i++) {
            text.append(label).append(i).append("  ").append(records.get(i)).append('\n');
        }
        if (at >= records.size()) {
            text.append(label).append("  (no more rows)\n");
        }
    }

    private static void appendColumn(
            StringBuilder text, List<String> expected, int at, String actualRecord) {
        final List<String> header = CsvRecords.fields(expected.getFirst());
        final List<String> wanted = CsvRecords.fields(expected.get(at));
        final List<String> found = CsvRecords.fields(actualRecord);
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            if (!wanted.get(i).equals(found.get(i))) {
                text.append("first in column ")
                        .append(i < header.size() ? header.get(i) : Integer.toString(i));
                text.append(": expected <")
                        .append(wanted.get(i))
                        .append("> but was <")
                        .append(found.get(i))
                        .append(">\n");
                return;
            }
        }
    }
}
