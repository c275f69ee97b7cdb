package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

import java.util.concurrent.Callable;

/** {@code schema}. */
@CommandLine.Command(name = "schema")
final class SchemaCommand implements Callable<Integer> {
    private final Streams streams;

    SchemaCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.output().println();
        return ExitCode.OK;
    }
}
