package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.sbe.SbeSchema;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.SqlSession;
import io.heliosdb.streaming.sql.session.TableDescription;

import picocli.CommandLine;

import java.util.Map;
import java.util.concurrent.Callable;

/** {@code schema}: what feeders in other languages need to write a table's rows. */
@CommandLine.Command(
        name = "schema",
        description = "Print a table's schema for feeders in other languages.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private final Streams streams;

    /** The schema languages there are. */
    enum Language {
        /** Simple Binary Encoding: the XML from which its tool generates codecs. */
        SBE
    }

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "LANGUAGE",
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Language language;

    @CommandLine.Parameters(index = "1", paramLabel = "TABLE", description = "Name of the table.")
    private String table;

    @CommandLine.Option(
            names = {"-f", "--file"},
            paramLabel = "SCRIPT",
            required = true,
            description = "Script that declares the table; its queries are not run.")
    private String file;

    SchemaCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (Planner planner = Installation.planner()) {
            final SqlSession session =
                    Sessions.open(planner, Installation.planFolder(), Map.of(), false);
            StatementSplitter.split(file, Scripts.read(file)).stream()
                    .filter(SchemaCommand::declares)
                    .forEach(session::run);
            final TableDescription description = session.table(table);
            if (description.isView()) {
                throw HeliosException.of(CommandError.NOT_A_TABLE, table + " is a view")
                        .hint("rows are fed to tables; name one");
            }
            final String xml =
                    switch (language) {
                        case SBE -> SbeSchema.of(table, RowLayout.of(description.columns())).xml();
                    };
            streams.output().print(xml);
        }
        return ExitCode.OK;
    }

    private static boolean declares(final Statement statement) {
        return switch (statement.kind()) {
            case CATALOG, SET, RESET -> true;
            default -> false;
        };
    }
}
