package io.heliosdb.streaming.perf.sql.durable;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.perf.sql.CaseInput;
import io.heliosdb.streaming.perf.sql.CaseWorkspace;
import io.heliosdb.streaming.perf.sql.CsvRecords;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.SqlCase;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.compiled.TableUse;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A case as a job of an appliance: its files come as lines over TCP, and the rows of its SELECT go
 * into files that are read again at the end.
 */
final class FedCase {
    static final String LAST_LINE = "no more lines";

    private static final String FOLDER = "${dir}";
    private static final Pattern FILESYSTEM = Pattern.compile("'connector'\\s*=\\s*'filesystem'");
    private static final Pattern INPUT_PATH =
            Pattern.compile("'path'\\s*=\\s*'\\$\\{dir}/([^'/]+)'");

    private final SqlCase sqlCase;
    private final CaseWorkspace workspace;
    private final Path folder;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<Column> columns;

    /** Lines for a port. */
    record Feed(int port, List<String> lines) {}

    /** Gives a port that nobody listens at. */
    interface Ports {
        int next() throws IOException;
    }

    private FedCase(
            final SqlCase sqlCase,
            final CaseWorkspace workspace,
            final Path folder,
            final List<Column> columns) {
        this.sqlCase = sqlCase;
        this.workspace = workspace;
        this.folder = folder;
        this.columns = columns;
    }

    /**
     * Prepares a case that {@link #isFit}.
     *
     * @param planner tells the columns of a SELECT
     * @return nothing if its result changes or is not of JSON, if it reads no row to know it, or
     *     what is no line a row
     */
    static Optional<FedCase> of(
            final SqlCase sqlCase, final Path folder, final Planner planner, final Path planFolder)
            throws IOException {
        final CaseWorkspace workspace =
                CaseWorkspace.create(Files.createDirectories(folder), sqlCase);
        final CompiledQuery query = query(workspace, planner, planFolder);
        final boolean isFed =
                query.sinks().getFirst().isAppendOnly()
                        && query.plan().scans().size() == sqlCase.inputs().size()
                        && query.reads().stream().allMatch(FedCase::isOfLines)
                        && query.resultColumns().stream()
                                .allMatch(column -> isOfJson(column.type()));
        return isFed
                ? Optional.of(new FedCase(sqlCase, workspace, folder, query.resultColumns()))
                : Optional.empty();
    }

    private static boolean isOfLines(final TableUse table) {
        return TableFormats.OF_LINES.contains(table.options().get(TableFormats.FORMAT.key()));
    }

    /** Whether JSON has such values: the keys of its objects are texts. */
    private static boolean isOfJson(final SqlType type) {
        final boolean hasKeys = type.kind() == TypeKind.MAP || type.kind() == TypeKind.MULTISET;
        return (!hasKeys || type.parts().getFirst().isCharacter())
                && type.parts().stream().allMatch(FedCase::isOfJson);
    }

    private static CompiledQuery query(
            final CaseWorkspace workspace, final Planner planner, final Path planFolder)
            throws IOException {
        final SqlSession session = Sessions.open(planner, planFolder, Map.of(), false);
        for (final Statement statement :
                StatementSplitter.split("script.sql", Files.readString(workspace.script()))) {
            if (session.run(statement) instanceof Answer.Run(CompiledQuery query)) {
                return query;
            }
        }
        throw new IllegalStateException("no query");
    }

    /**
     * Whether a case can be fed: one job, results that only grow, a row a line. Bitmaps are shown
     * as texts, but no table has them.
     */
    static boolean isFit(final SqlCase sqlCase) {
        final boolean isGrowing =
                switch (sqlCase.expectation()) {
                    case Expectation.Changelog changelog ->
                            changelog.records().stream()
                                    .skip(1)
                                    .allMatch(record -> record.startsWith("+I,"));
                    case Expectation.Files _ -> true;
                    case Expectation.Rows _ -> false;
                    case Expectation.Failure _ -> false;
                };
        final List<Statement> statements = statements(sqlCase);
        final boolean isOneJob =
                statements.stream().noneMatch(each -> each.kind() == Statement.Kind.STATEMENT_SET)
                        && statements.stream().filter(FedCase::isJob).count() == 1;
        return isGrowing
                && isOneJob
                && !sqlCase.script().contains("BITMAP_")
                && sqlCase.settings().isEmpty()
                && !sqlCase.inputs().isEmpty()
                && sqlCase.inputs().stream().allMatch(input -> isOfLines(sqlCase, input));
    }

    private static boolean isOfLines(final SqlCase sqlCase, final CaseInput input) {
        final String text = input.text();
        final boolean isRead =
                INPUT_PATH
                                .matcher(sqlCase.script())
                                .results()
                                .filter(path -> path.group(1).equals(input.name()))
                                .count()
                        == 1;
        return isRead
                && input.packing() == CaseInput.Packing.PLAIN
                && !sqlCase.script().contains("csv.header")
                && text.endsWith("\n")
                && text.indexOf('\uFEFF') < 0
                && CsvRecords.split(text).size() == text.lines().count();
    }

    private static List<Statement> statements(final SqlCase sqlCase) {
        return StatementSplitter.split("script.sql", sqlCase.script());
    }

    private static boolean isJob(final Statement statement) {
        return statement.kind() == Statement.Kind.QUERY
                || statement.kind() == Statement.Kind.INSERT;
    }

    /** The job's file, with a database of its own, and without the settings of files before it. */
    String job(final Ports ports, final String name) throws IOException {
        final StringBuilder script = new StringBuilder();
        script.append("RESET;\nCREATE DATABASE ")
                .append(name)
                .append(";\nUSE ")
                .append(name)
                .append(";\n");
        for (final Statement statement : statements(sqlCase)) {
            if (statement.kind() == Statement.Kind.QUERY) {
                script.append(resultTable()).append(";\nINSERT INTO shown_rows ");
            }
            script.append(fed(statement.text(), ports)).append(";\n");
        }
        return script.toString();
    }

    /** A table of an input's file becomes one of a port. */
    private String fed(final String statement, final Ports ports) throws IOException {
        final Matcher path = INPUT_PATH.matcher(statement);
        if (path.find()) {
            for (final CaseInput input : sqlCase.inputs()) {
                if (input.name().equals(path.group(1))) {
                    final int port = ports.next();
                    feeds.add(new Feed(port, input.text().lines().toList()));
                    final String socket =
                            path.replaceFirst(
                                    "'port' = '" + port + "', 'last-line' = '" + LAST_LINE + "'");
                    return FILESYSTEM.matcher(socket).replaceFirst("'connector' = 'socket'");
                }
            }
        }
        return statement.replace(FOLDER, folder.toString());
    }

    private String resultTable() {
        return "CREATE TABLE shown_rows ("
                + columns.stream()
                        .map(
                                column ->
                                        "`"
                                                + column.name().replace("`", "``")
                                                + "` "
                                                + column.type().withNullable(true))
                        .collect(Collectors.joining(", "))
                + ") WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '"
                + results()
                + "')";
    }

    private Path results() {
        return folder.resolve("shown-rows");
    }

    /** A script that reads the rows of the SELECT from the files that the job has shown. */
    Path resultScript() throws IOException {
        Files.createDirectories(results());
        final String settings =
                statements(sqlCase).stream()
                        .filter(statement -> statement.kind() == Statement.Kind.SET)
                        .map(statement -> statement.text() + ";\n")
                        .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve("read.sql"),
                settings + resultTable() + ";\nSELECT * FROM shown_rows;\n");
    }

    SqlCase sqlCase() {
        return sqlCase;
    }

    CaseWorkspace workspace() {
        return workspace;
    }

    /** What is to be sent where; known once the job was made. */
    List<Feed> feeds() {
        return feeds;
    }
}
