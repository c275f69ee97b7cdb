package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

import java.util.concurrent.Callable;

/** {@code demo}. */
@CommandLine.Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private final Streams streams;

    DemoCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.output().println();
        return ExitCode.OK;
    }
}
