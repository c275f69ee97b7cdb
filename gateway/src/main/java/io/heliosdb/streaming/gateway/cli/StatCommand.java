package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.ringbuffer.counters.CountersReport;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code stat}: the counters of a running or ended engine, read from outside. */
@CommandLine.Command(
        name = "stat",
        description = "Print the counters of an engine, running or ended.",
        mixinStandardHelpOptions = true)
final class StatCommand implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Parameters(paramLabel = "FOLDER", description = "The folder given to --counters.")
    private Path folder;

    StatCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        CountersReport.print(folder, streams.output());
        return ExitCode.OK;
    }
}
