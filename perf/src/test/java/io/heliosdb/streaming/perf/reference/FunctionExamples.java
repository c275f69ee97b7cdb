package io.heliosdb.streaming.perf.reference;

import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.CsvRecords;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.SqlCase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions with an example each, read from an SQL case of the group {@code functions}.
 *
 * <p>The last statement of such a case is a {@code SELECT} with one item per function. A comment in
 * front of each item, {@code -- NAME: meaning}, says what it shows; its value is the one that Flink
 * has written into the case. So every example is a test.
 *
 * @param title what the functions are about
 * @param all in the order of the case
 */
record FunctionExamples(String title, List<Example> all) {
    private static final String COMMENT = "  -- ";

    /**
     * A function and how it is used.
     *
     * @param sql expression over the row of the case
     * @param value what the expression gives, as it stands in a CSV record; empty for NULL
     */
    record Example(String name, String meaning, String sql, String value) {}

    FunctionExamples {
        all = List.copyOf(all);
    }

    /** Reads a case. */
    static FunctionExamples of(final Path file) {
        final SqlCase sqlCase = CaseParser.parse(file);
        if (!(sqlCase.expectation() instanceof Expectation.Rows(List<String> records))) {
            throw new IllegalArgumentException("expects no rows: " + file);
        }
        final List<String> values = CsvRecords.fields(records.get(1));
        final List<Example> examples = new ArrayList<>();
        final List<String> items = items(sqlCase.script());
        for (int i = 0; i < items.size(); i++) {
            examples.add(example(items.get(i), values.get(i)));
        }
        if (examples.size() != values.size()) {
            throw new IllegalArgumentException(
                    examples.size() + " comments and " + values.size() + " values in " + file);
        }
        return new FunctionExamples(sqlCase.title(), examples);
    }

    /** From each comment to the next one, or to the FROM clause. */
    private static List<String> items(final String script) {
        final String select = script.substring(script.lastIndexOf("SELECT"));
        final List<String> items =
                new ArrayList<>(
                        List.of(select.substring(0, select.lastIndexOf("\nFROM")).split(COMMENT)));
        items.removeFirst();
        return items;
    }

    private static Example example(final String item, final String value) {
        final int colon = item.indexOf(": ");
        final int lineEnd = item.indexOf('\n');
        final int alias = item.lastIndexOf(" AS ");
        return new Example(
                item.substring(0, colon),
                item.substring(colon + 2, lineEnd),
                item.substring(lineEnd, alias).strip(),
                unquoted(value));
    }

    private static String unquoted(final String field) {
        return field.startsWith("\"")
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                : field;
    }
}
