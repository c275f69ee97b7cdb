package io.heliosdb.streaming.perf.bench;

import io.heliosdb.streaming.codecs.error.HeliosException;

import picocli.CommandLine;

import java.io.PrintWriter;

/** What a scenario threw: users' errors in parts, everything else with its trace. */
public final class FailurePrinter implements CommandLine.IExecutionExceptionHandler {
    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(
            final Exception failure,
            final CommandLine commandLine,
            final CommandLine.ParseResult parsed) {
        final PrintWriter stream = commandLine.getErr();
        if (failure instanceof HeliosException error) {
            stream.println("error " + error.code().code() + ": " + error.what());
            error.position().ifPresent(position -> stream.println("    at: " + position));
            print(stream, "detail", error.detail());
            print(stream, "  hint", error.hint());
        } else {
            failure.printStackTrace(stream);
        }
        return FAILED;
    }

    private static void print(final PrintWriter stream, final String label, final String text) {
        if (!text.isEmpty()) {
            stream.println(label + ": " + text);
        }
    }
}
