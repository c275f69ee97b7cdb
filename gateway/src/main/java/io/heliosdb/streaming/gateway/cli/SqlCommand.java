package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.shell.Shell;
import io.heliosdb.streaming.gateway.sql.CatalogFolder;
import io.heliosdb.streaming.gateway.sql.OutputFormat;
import io.heliosdb.streaming.gateway.sql.RunOptions;
import io.heliosdb.streaming.gateway.sql.ScriptRunner;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.session.SqlSession;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code sql}: runs a script, or a shell. */
@CommandLine.Command(
        name = "sql",
        description = "Run a SQL script, statements, or an interactive shell without -f and -e.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer>, JsonErrors {
    private final Streams streams;

    @CommandLine.Option(
            names = {"-f", "--file"},
            paramLabel = "SCRIPT",
            description = "Script to run; - reads standard input.")
    private String file;

    @CommandLine.Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "Statements to run; behind the script if there is one.")
    private String text;

    @CommandLine.Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How results are printed: ${COMPLETION-CANDIDATES}. Default: table.")
    private OutputFormat format;

    @CommandLine.Option(
            names = "--changelog",
            description = "Print each change as it happens, instead of the final rows.")
    private boolean isChangelog;

    @CommandLine.Option(
            names = "--ids",
            description =
                    "Print each row's id first: the same each time the same log is processed.")
    private boolean hasIds;

    @CommandLine.Option(names = "--timing", description = "Print what each statement took.")
    private boolean isTimed;

    @CommandLine.Option(
            names = "--json",
            description = "Print everything as JSON, one object a line.")
    private boolean isJson;

    @CommandLine.Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a setting before the script; SET; lists them.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    @CommandLine.Option(
            names = "--late-rows",
            paramLabel = "FOLDER",
            description = "Write rows that came too late for their window there, as CSV.")
    private Path lateRows;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Keep tables, views and functions in the catalog of this data folder, and use"
                            + " what is there.")
    private Path data;

    @CommandLine.Option(
            names = "--counters",
            paramLabel = "FOLDER",
            description = "Keep counters and errors in files there, for stat and errors.")
    private Path counters;

    SqlCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isJson() {
        return isJson;
    }

    @Override
    public Integer call() {
        final boolean isScript = file != null || text != null;
        try (Planner planner = Installation.planner()) {
            final SqlSession session = session(planner, !isScript);
            final RunOptions options = options();
            final ScriptRunner runner = new ScriptRunner(session, options);
            if (!isScript) {
                return new Shell(
                                session,
                                runner,
                                new ErrorPrinter(streams.notices(), isJson)::print,
                                options)
                        .run();
            }
            if (file != null) {
                runner.runScript(file, Scripts.read(file));
            }
            if (text != null) {
                runner.runScript("-e", text);
            }
        }
        return ExitCode.OK;
    }

    private SqlSession session(final Planner planner, final boolean isInteractive) {
        return data == null
                ? Sessions.open(planner, Installation.planFolder(), settings, isInteractive)
                : Sessions.open(
                        planner,
                        Installation.planFolder(),
                        settings,
                        isInteractive,
                        new CatalogFolder(new FileStorage(), data.toAbsolutePath()),
                        true);
    }

    private RunOptions options() {
        final OutputFormat defaultFormat = isJson ? OutputFormat.JSON : OutputFormat.TABLE;
        return new RunOptions(
                format == null ? defaultFormat : format,
                isJson,
                isChangelog,
                hasIds,
                isTimed,
                Installation.hasTerminal(),
                Optional.ofNullable(lateRows),
                Optional.ofNullable(counters),
                settings,
                streams.output(),
                streams.notices(),
                streams.stop());
    }
}
