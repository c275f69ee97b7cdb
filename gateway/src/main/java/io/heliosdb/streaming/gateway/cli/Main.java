package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.bundle.SupportBundleCommand;
import io.heliosdb.streaming.gateway.capacity.CapacityCommand;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.SystemPasswords;
import io.heliosdb.streaming.gateway.completion.CompletionCommand;
import io.heliosdb.streaming.gateway.doctor.DoctorCommand;
import io.heliosdb.streaming.gateway.durable.DurableAppliances;
import io.heliosdb.streaming.gateway.feeder.FeedCommand;
import io.heliosdb.streaming.gateway.quickstart.QuickstartCommand;
import io.heliosdb.streaming.gateway.remote.RemoteCommands;
import io.heliosdb.streaming.gateway.sql.StopSwitch;
import io.heliosdb.streaming.gateway.top.TopCommand;

import picocli.CommandLine;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Entry point of the product. */
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    /** How long a signal waits for the running job to end. */
    private static final long END_TIMEOUT_MS = 10_000;

    private Main() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(final String[] arguments) {
        final StopSwitch stop = new StopSwitch();
        final PrintStream output = stream(new WatchedOutput(FileDescriptor.out, stop::outputGone));
        final PrintStream notices = stream(new FileOutputStream(FileDescriptor.err));
        final Streams streams = new Streams(output, notices, stop);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("ending").unstarted(() -> end(streams)));
        final int exitCode =
                execute(
                        streams,
                        ports( // of their own: nobody who ends waits for rows that nobody reads
                                stream(new WatchedOutput(FileDescriptor.out, stop::outputGone)),
                                stream(new FileOutputStream(FileDescriptor.err))),
                        arguments);
        output.flush();
        notices.flush();
        System.exit(
                exitCode == ExitCode.OK && stop.reason() == StopSwitch.Reason.OUTPUT_GONE
                        ? ExitCode.OUTPUT_GONE
                        : exitCode);
    }

    /** At a signal: the running job ends as one that failed, and what it made is discarded. */
    private static void end(final Streams streams) {
        streams.stop().stop();
        streams.stop().awaitRest(END_TIMEOUT_MS);
        streams.output().flush();
        streams.notices().flush();
    }

    /** Buffered and in UTF-8 whatever the locale; flushed where somebody waits for a line. */
    private static PrintStream stream(final OutputStream bytes) {
        return new PrintStream(
                new BufferedOutputStream(bytes, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    /** Runs one command with the connectors, files and signals of this machine. */
    static int execute(final Streams streams, final String... arguments) {
        return execute(streams, ports(streams.output(), streams.notices()), arguments);
    }

    /** Connectors, files and signals of this machine, and where {@code print} writes. */
    private static ServerPorts ports(final PrintStream rows, final PrintStream otherRows) {
        return new ServerPorts(
                new DurableAppliances(
                        new FileStorage(),
                        Installation::planner,
                        Installation.planFolder(),
                        rows,
                        otherRows),
                ProcessSignals.OF_SYSTEM);
    }

    /**
     * Runs one command.
     *
     * @return an {@link ExitCode}
     */
    static int execute(final Streams streams, final ServerPorts ports, final String... arguments) {
        return execute(streams, ports, clientContext(), arguments);
    }

    /** Asks other appliances as the user of this process. */
    private static ClientContext clientContext() {
        return new ClientContext(
                new FileStorage(),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                new SystemPasswords(System.in));
    }

    /** As the one before, with other logins and passwords. */
    static int execute(
            final Streams streams,
            final ServerPorts ports,
            final ClientContext client,
            final String... arguments) {
        return commands(streams, ports, client)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsagePrinter())
                .setExecutionExceptionHandler(new FailureHandler(streams))
                .setOut(new PrintWriter(streams.output(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.notices(), true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private static CommandLine commands(
            final Streams streams, final ServerPorts ports, final ClientContext client) {
        final ServerRun run = new ServerRun(streams, ports);
        final CommandLine commands =
                new CommandLine(new RootCommand(run))
                        .addSubcommand(new RunCommand(run))
                        .addSubcommand(new StatusCommand(streams))
                        .addSubcommand(new MetricsCommand(streams))
                        .addSubcommand(new StopCommand(streams))
                        .addSubcommand("jobs", JobsCommand.of(streams))
                        .addSubcommand("savepoint", SavepointCommand.of(streams, run))
                        .addSubcommand("config", ConfigCommand.of(streams))
                        .addSubcommand(new SqlCommand(streams))
                        .addSubcommand(new SchemaCommand(streams))
                        .addSubcommand(new DemoCommand(streams))
                        .addSubcommand(new StatCommand(streams))
                        .addSubcommand(new ErrorsCommand(streams));
        commands.addSubcommand(new DoctorCommand(streams.output()))
                .addSubcommand(new CapacityCommand(streams.output()))
                .addSubcommand(new TopCommand(client, streams.output()))
                .addSubcommand(
                        new FeedCommand(
                                client,
                                streams.output(),
                                streams.notices(),
                                Installation.hasTerminal()))
                .addSubcommand(
                        new QuickstartCommand(
                                client,
                                arguments -> execute(streams, ports, client, arguments),
                                streams.output(),
                                streams.notices(),
                                Installation.hasTerminal()))
                .addSubcommand(new SupportBundleCommand(streams.output()))
                .addSubcommand(new CompletionCommand(streams.output()));
        RemoteCommands.addTo(commands, client, streams.output(), streams.notices());
        return commands;
    }
}
