package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.SqlCase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * A table with rows, and a query.
 *
 * @param name of its file, and what its title ends with
 * @param settings options of the session
 * @param input how rows are written
 * @param time type of {@code ts}
 * @param columns behind the first, which is {@code ts}, the event time
 * @param computed columns behind those
 * @param delaySeconds by which the watermark is behind
 * @param rows values with that of {@code ts} first; null where there is none
 * @param query asked
 * @param beside if there is one, both are written into files
 */
record RandomCase(
        String name,
        Map<String, String> settings,
        InputFormat input,
        SqlType time,
        List<Column> columns,
        List<Computed> computed,
        int delaySeconds,
        List<List<String>> rows,
        Query query,
        Optional<Query> beside) {
    private static final String CHANGES = "=== changelog unordered-within-firing";
    private static final String ROWS = "=== rows";
    private static final String OUTPUT = "=== output ";

    /** A column that follows from others. */
    record Computed(String name, Expression value) {}

    /** The case as its file has it, with nothing expected yet. */
    String text() {
        final StringBuilder text = new StringBuilder("# Random SQL: ").append(name).append('\n');
        settings.forEach(
                (key, value) ->
                        text.append("=== set ").append(key).append('=').append(value).append('\n'));
        final List<Column> all = new ArrayList<>(columns);
        all.addFirst(new Column(Windows.TIME_OF_VIEW, time));
        text.append("=== file ").append(input.fileName()).append('\n');
        rows.forEach(row -> text.append(input.line(all, row)).append('\n'));
        return text.append("=== script\n")
                .append(script())
                .append(expectation())
                .append('\n')
                .toString();
    }

    private String expectation() {
        if (beside.isPresent()) {
            return OUTPUT + sink(0) + '\n' + OUTPUT + sink(1);
        }
        return query.source().isSteady() ? CHANGES : ROWS;
    }

    private static String sink(final int index) {
        return "s" + index;
    }

    private String script() {
        final StringJoiner declared = new StringJoiner(",\n  ", "CREATE TABLE t (\n  ", "\n)");
        declared.add("ts " + time.sql());
        columns.forEach(column -> declared.add(column.name() + ' ' + column.type().sql()));
        computed.forEach(column -> declared.add(column.name() + " AS " + column.value().sql()));
        declared.add("WATERMARK FOR ts AS ts - INTERVAL '" + delaySeconds + "' SECOND");
        final StringBuilder views = new StringBuilder();
        final List<Query> queries = Stream.concat(Stream.of(query), beside.stream()).toList();
        queries.stream()
                .flatMap(each -> each.source().views())
                .distinct()
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
                + (beside.isEmpty() ? query.sql() + ";\n" : set(queries));
    }

    private String set(final List<Query> queries) {
        final StringBuilder script = new StringBuilder();
        final StringBuilder inserts = new StringBuilder();
        for (int i = 0; i < queries.size(); i++) {
            final StringJoiner sink =
                    new StringJoiner(", ", "CREATE TABLE " + sink(i) + " (", ") WITH (\n");
            queries.get(i)
                    .columns()
                    .forEach(column -> sink.add(column.name() + ' ' + column.type().sql()));
            script.append(sink)
                    .append("  'connector' = 'filesystem',\n  'path' = '${dir}/")
                    .append(sink(i))
                    .append("',\n  ")
                    .append(input.options())
                    .append("\n);\n\n");
            inserts.append("INSERT INTO ")
                    .append(sink(i))
                    .append(' ')
                    .append(queries.get(i).sql())
                    .append(";\n");
        }
        return script + "EXECUTE STATEMENT SET BEGIN\n" + inserts + "END;\n";
    }

    /** The case as engines run it. */
    SqlCase sqlCase() {
        return CaseParser.parse(Path.of("random", name + ".sqlt"), text());
    }

    RandomCase withRows(final List<List<String>> others) {
        return new RandomCase(
                name,
                settings,
                input,
                time,
                columns,
                computed,
                delaySeconds,
                others,
                query,
                beside);
    }

    RandomCase withQuery(final Query other) {
        return new RandomCase(
                name, settings, input, time, columns, computed, delaySeconds, rows, other, beside);
    }

    /** With only one of its queries, or with the second one made smaller. */
    List<RandomCase> withLessBeside() {
        final List<RandomCase> smaller = new ArrayList<>();
        beside.ifPresent(
                second -> {
                    smaller.add(withBeside(query, Optional.empty()));
                    smaller.add(withBeside(second, Optional.empty()));
                    smaller.add(withBeside(second, Optional.of(second)));
                    smaller.add(withBeside(query, Optional.of(query)));
                    second.smaller()
                            .forEach(less -> smaller.add(withBeside(query, Optional.of(less))));
                });
        smaller.removeIf(this::equals);
        return smaller;
    }

    private RandomCase withBeside(final Query first, final Optional<Query> second) {
        return new RandomCase(
                name, settings, input, time, columns, computed, delaySeconds, rows, first, second);
    }

    /** Without options of the session. */
    RandomCase withoutSettings() {
        return new RandomCase(
                name, Map.of(), input, time, columns, computed, delaySeconds, rows, query, beside);
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
        return new RandomCase(
                name, settings, input, time, fewer, computed, delaySeconds, shorter, query, beside);
    }

    /** Without one of its computed columns. */
    RandomCase withoutComputed(final int index) {
        final List<Computed> fewer = new ArrayList<>(computed);
        fewer.remove(index);
        return new RandomCase(
                name, settings, input, time, columns, fewer, delaySeconds, rows, query, beside);
    }
}
