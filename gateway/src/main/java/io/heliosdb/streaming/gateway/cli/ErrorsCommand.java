package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.ringbuffer.errors.ErrorReport;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code errors}: the distinct errors of a running or ended engine, read from outside. */
@CommandLine.Command(
        name = "errors",
        description = "Print the distinct errors of an engine, running or ended.",
        mixinStandardHelpOptions = true)
final class ErrorsCommand implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Parameters(paramLabel = "FOLDER", description = "The folder given to --counters.")
    private Path folder;

    ErrorsCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        ErrorReport.print(folder, streams.output());
        return ExitCode.OK;
    }
}
