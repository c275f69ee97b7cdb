package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.options.InstallationRoot;
import io.heliosdb.streaming.gateway.sql.OutputFormat;
import io.heliosdb.streaming.gateway.sql.RunOptions;
import io.heliosdb.streaming.gateway.sql.ScriptRunner;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.sql.loader.Planner;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code demo}: the scripts over real flights, one after another, with their rate. */
@CommandLine.Command(
        name = "demo",
        description = "Run the examples over half a million real flights.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String FOLDER = "examples/flights";

    private final Streams streams;

    /** A script and what to say about it. */
    private record Part(String script, String title, boolean isChangelog) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part(
                            "late-departures.sql",
                            "Flights half a day late, as they are found",
                            true),
                    new Part(
                            "delays-by-airport-and-hour.sql",
                            "The worst hours of the biggest airports",
                            false),
                    new Part(
                            "worst-routes.sql",
                            "The worst routes: final rows of a result that changed all the time",
                            false));

    DemoCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (Planner planner = Installation.planner()) {
            for (final Part part : PARTS) {
                streams.output()
                        .println("== " + part.title() + " (" + FOLDER + "/" + part.script() + ")");
                streams.output().println();
                streams.output().flush();
                run(planner, part);
            }
        }
        streams.output()
                .println("Yours: bin/heliosdb-streaming sql -f SCRIPT, or sql alone for a shell.");
        return ExitCode.OK;
    }

    private void run(final Planner planner, final Part part) {
        final RunOptions options =
                new RunOptions(
                        OutputFormat.TABLE,
                        false,
                        part.isChangelog(),
                        false,
                        true,
                        Installation.hasTerminal(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        streams.output(),
                        streams.notices(),
                        streams.stop());
        new ScriptRunner(
                        Sessions.open(planner, Installation.planFolder(), Map.of(), false), options)
                .runScript(part.script(), script(part));
        streams.notices().println();
        streams.notices().flush();
    }

    /** The script with its data's path made absolute, so that the demo runs from any folder. */
    private static String script(final Part part) {
        final Path folder = InstallationRoot.folder().resolve(FOLDER).toAbsolutePath();
        try {
            return Files.readString(folder.resolve(part.script()))
                    .replace(FOLDER + "/", folder + "/");
        } catch (final IOException e) {
            throw HeliosException.of(
                            CommandError.SCRIPT_UNREADABLE, "the demo's files are not there")
                    .detail(folder.toString())
                    .hint("run the demo from a complete source tree or distribution")
                    .causedBy(e);
        }
    }
}
