package io.heliosdb.streaming.perf.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the entries of printed maps in the order of their keys' texts: a map has no order, and cases
 * have this one, unless they show maps cast to texts. A map is a field that begins with a brace and
 * has a sign = in it.
 */
public final class MapTexts {
    private MapTexts() {}

    /** Records to compare with others, in the order of those if these have one. */
    static List<String> like(List<String> expected, List<String> records) {
        return inOrder(expected).equals(expected) ? inOrder(records) : records;
    }

    /**
     * Records with the entries of each printed map in order, whatever texts with commas are in it.
     */
    public static List<String> inOrder(List<String> records) {
        final List<String> ordered = new ArrayList<>();
        for (final String each : records) {
            ordered.add(each != null && each.contains("{") ? record(each) : each);
        }
        return ordered;
    }

    private static String record(String csvRecord) {
        final List<String> fields = new ArrayList<>(CsvRecords.fields(csvRecord));
        fields.replaceAll(MapTexts::field);
        return String.join(",", fields);
    }

    private static String field(String field) {
        final boolean isQuoted = field.startsWith("\"{") && field.endsWith("}\"");
        if (!isQuoted || !field.contains("=")) {
            return field; // of one entry at most, or no map
        }
        final String text = field.substring(2, field.length() - 2).replace("\"\"", "\"");
        final List<String> entries = entries(text);
        entries.sort(Comparator.comparing(MapTexts::key).thenComparing(Comparator.naturalOrder()));
        return CsvRecords.join(List.of("{" + String.join(", ", entries) + "}"));
    }

    /** What stands before the first sign =, which is the key unless that has one. */
    private static String key(String entry) {
        final int sign = entry.indexOf('=');
        return sign < 0 ? entry : entry.substring(0, sign);
    }

    /** The parts between commas that are in no brackets; all, if brackets stand in texts alone. */
    private static List<String> entries(String inner) {
        final List<String> entries = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            final char letter = inner.charAt(i);
            depth += "{[(".indexOf(letter) >= 0 ? 1 : 0;
            depth -= "}])".indexOf(letter) >= 0 ? 1 : 0;
            if (depth < 0) {
                break;
            }
            if (depth == 0 && inner.startsWith(", ", i)) {
                entries.add(inner.substring(start, i));
                start = i + 2;
            }
        }
        entries.add(inner.substring(start));
        return depth == 0 ? entries : new ArrayList<>(List.of(inner.split(", ", -1)));
    }
}
