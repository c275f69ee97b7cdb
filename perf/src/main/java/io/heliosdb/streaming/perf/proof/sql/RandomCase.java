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
 * @param computed columns behind those
 * @param delaySeconds by which the watermark is behind
 * @param rows values with that of {@code ts} first; null where there is none
 * @param query asked
 */
record RandomCase(
        String name,
        InputFormat input,
        List<Column> columns,
        List<Computed> computed,
        int delaySeconds,
        List<List<String>> rows,
        Query query) {
    private static final String CHANGES = "=== changelog unordered-within-firing";
    private static final String ROWS = "=== rows";

    /** A column that follows from others. */
    record Computed(String name, Expression value) {}

    /** The case as its file has it, with nothing expected yet. */
    String text() {
        final StringBuilder text = new StringBuilder("# Random SQL: ").append(name).append('\n');
        text.append("=== file ").append(input.fileName()).append('\n');
        rows.forEach(row -> text.append(input.line(columns, row)).append('\n'));
        return text.append("=== script\n")
                .append(script())
                .append(query.source().isSteady() ? CHANGES : ROWS)
                .append('\n')
                .toString();
    }

    private String script() {
        final StringJoiner declared = new StringJoiner(",\n  ", "CREATE TABLE t (\n  ", "\n)");
        declared.add("ts TIMESTAMP(3)");
        columns.forEach(column -> declared.add(column.name() + ' ' + column.type().sql()));
        computed.forEach(column -> declared.add(column.name() + " AS " + column.value().sql()));
        declared.add("WATERMARK FOR ts AS ts - INTERVAL '" + delaySeconds + "' SECOND");
        final StringBuilder views = new StringBuilder();
        Source.views(query)
                .forEach(
                        view ->
                                views.append("CREATE VIEW ")
                                        .append(Source.viewName(view))
                                        .append(" AS ")
                                        .append(view.sql())
                                        .append(";\n\n"));
        return declared
                + " WITH (\n  'connector' = 'filesystem',\n  'path' = '${dir}/"
                + input.fileName()
                + "',\n  "
                + input.options()
                + "\n);\n\n"
                + views
                + query.sql()
                + ";\n";
    }

    /** The case as engines run it. */
    SqlCase sqlCase() {
        return CaseParser.parse(Path.of("random", name + ".sqlt"), text());
    }

    RandomCase withRows(final List<List<String>> others) {
        return new RandomCase(name, input, columns, computed, delaySeconds, others, query);
    }

    RandomCase withQuery(final Query other) {
        return new RandomCase(name, input, columns, computed, delaySeconds, rows, other);
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
        return new RandomCase(name, input, fewer, computed, delaySeconds, shorter, query);
    }

    /** Without one of its computed columns. */
    RandomCase withoutComputed(final int index) {
        final List<Computed> fewer = new ArrayList<>(computed);
        fewer.remove(index);
        return new RandomCase(name, input, columns, fewer, delaySeconds, rows, query);
    }
}
