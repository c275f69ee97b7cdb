package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.SqlCase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A table with rows, and a query.
 *
 * @param name of its file, and what its title ends with
 * @param input how rows are written
 * @param columns behind the first, which is {@code ts}, the event time
 * @param delaySeconds by which the watermark is behind
 * @param rows values with that of {@code ts} first; null where there is none
 * @param query asked
 */
record RandomCase(
        String name,
        InputFormat input,
        List<Column> columns,
        int delaySeconds,
        List<List<String>> rows,
        Query query) {
    private static final String HEADER = "=== changelog unordered-within-firing";

    /** The case as its file has it, with nothing expected yet. */
    String text() {
        final StringBuilder text = new StringBuilder("# Random SQL: ").append(name).append('\n');
        text.append("=== file ").append(input.fileName()).append('\n');
        rows.forEach(row -> text.append(input.line(columns, row)).append('\n'));
        return text.append("=== script\n")
                .append(script())
                .append(HEADER)
                .append('\n')
                .append("op\n")
                .toString();
    }

    private String script() {
        final StringJoiner declared = new StringJoiner(",\n  ", "CREATE TABLE t (\n  ", "\n)");
        declared.add("ts TIMESTAMP(3)");
        columns.forEach(column -> declared.add(column.name() + ' ' + column.type().sql()));
        declared.add("WATERMARK FOR ts AS ts - INTERVAL '" + delaySeconds + "' SECOND");
        return declared
                + " WITH (\n  'connector' = 'filesystem',\n  'path' = '${dir}/"
                + input.fileName()
                + "',\n  "
                + input.options()
                + "\n);\n\n"
                + query.sql()
                + ";\n";
    }

    /** The case as engines run it. */
    SqlCase sqlCase() {
        return CaseParser.parse(Path.of("random", name + ".sqlt"), text());
    }

    RandomCase withRows(final List<List<String>> others) {
        return new RandomCase(name, input, columns, delaySeconds, others, query);
    }

    RandomCase withQuery(final Query other) {
        return new RandomCase(name, input, columns, delaySeconds, rows, other);
    }

    /** Without one of its columns; the first is 0. */
    RandomCase withoutColumn(final int index) {
        final List<Column> fewer = new ArrayList<>(columns);
        fewer.remove(index);
        final List<List<String>> shorter = new ArrayList<>();
        for (final List<String> row : rows) {
            final List<String> values = new ArrayList<>(row);
            values.remove(index + 1);
            shorter.add(values);
        }
        return new RandomCase(name, input, fewer, delaySeconds, shorter, query);
    }
}
