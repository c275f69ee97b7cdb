package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.options.ServerOptions;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code status}: how a running appliance is. */
@CommandLine.Command(
        name = "status",
        description = "Tell how the running appliance is.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer>, JsonErrors {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private final Streams streams;

    @CommandLine.Mixin private ServerOptions options;

    StatusCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() {
        final JsonNode status =
                new ControlClient(options.load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.Status(), TIMEOUT_NS);
        streams.output().println(isJson() ? status : StatusText.of(status));
        return ExitCode.OK;
    }
}
