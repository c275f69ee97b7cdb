package io.heliosdb.streaming.gateway.quickstart;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.client.ClientContext;

import picocli.CommandLine;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code quickstart}: an appliance, flights that come in, and what is made of them. */
@CommandLine.Command(
        name = "quickstart",
        description = {
            "Run an appliance over a month of real flights, fed faster than they flew,",
            "and watch it. Everything lies in one folder, which can be deleted afterwards."
        },
        mixinStandardHelpOptions = true)
public final class QuickstartCommand implements Callable<Integer> {
    /** Of the API, unless a port is named. */
    static final String URL = "http://127.0.0.1:8080";

    /** Flights a second, in January 2001. */
    private static final double FLIGHTS_PER_S = 508_239.0 / (31 * 24 * 3600);

    private final ClientContext context;
    private final Commands commands;
    private final PrintStream output;
    private final PrintStream notices;
    private final boolean hasTerminal;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--folder",
            defaultValue = "heliosdb-quickstart",
            paramLabel = "FOLDER",
            description = "Where everything lies. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @CommandLine.Option(
            names = "--speed",
            defaultValue = "3600",
            paramLabel = "N",
            description =
                    "How many times faster than they flew: 3600 is an hour each second. Default:"
                            + " ${DEFAULT-VALUE}.")
    private double speed;

    @CommandLine.Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "PORT",
            description = "Of the API, where 8080 is taken; other ports are any free ones then.")
    private int port;

    /**
     * @param commands of the product
     * @param hasTerminal whether somebody looks at the output
     */
    public QuickstartCommand(
            final ClientContext context,
            final Commands commands,
            final PrintStream output,
            final PrintStream notices,
            final boolean hasTerminal) {
        this.context = context;
        this.commands = commands;
        this.output = output;
        this.notices = notices;
        this.hasTerminal = hasTerminal;
    }

    @Override
    public Integer call() {
        if (!(speed > 0 && speed <= 1e9) || port < 0 || port > 0xffff) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--speed is above 0, --port below 65536");
        }
        final QuickstartFolder prepared = new QuickstartFolder(folder.toAbsolutePath());
        prepared.prepare(port);
        final String url = port == 0 ? URL : "http://127.0.0.1:" + port;
        final long rowsPerS = Math.max(1, Math.round(FLIGHTS_PER_S * speed));
        final Guide guide = new Guide(prepared, context, commands, output, hasTerminal);
        Thread.ofPlatform()
                .daemon()
                .name("quickstart-guide")
                .start(() -> guide(guide, url, rowsPerS));
        return commands.execute("run", "--config", prepared.configuration().toString());
    }

    private void guide(final Guide guide, final String url, final long rowsPerS) {
        try {
            guide.show(url, rowsPerS);
        } catch (final HeliosException e) {
            notices.println(
                    e.getMessage() + Optional.ofNullable(e.hint()).map(h -> "; " + h).orElse(""));
            notices.flush();
        }
    }
}
