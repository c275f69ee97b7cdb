package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of the product. */
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    private Main() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(final String[] arguments) {
        final PrintStream output = stream(FileDescriptor.out);
        final PrintStream notices = stream(FileDescriptor.err);
        final int exitCode = execute(output, notices, arguments);
        output.flush();
        notices.flush();
        System.exit(exitCode);
    }

    /** Buffered and in UTF-8 whatever the locale; flushed where somebody waits for a line. */
    private static PrintStream stream(final FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }

    /**
     * Runs one command.
     *
     * @param output for results
     * @param notices for everything else
     * @return an {@link ExitCode}
     */
    static int execute(
            final PrintStream output, final PrintStream notices, final String... arguments) {
        final Streams streams = new Streams(output, notices);
        return new CommandLine(new RootCommand())
                .addSubcommand(new SqlCommand(streams))
                .addSubcommand(new SchemaCommand(streams))
                .addSubcommand(new DemoCommand(streams))
                .addSubcommand(new StatCommand(streams))
                .addSubcommand(new ErrorsCommand(streams))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureHandler(streams))
                .setOut(new PrintWriter(output, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(notices, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }
}
