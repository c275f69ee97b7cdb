package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code savepoint create}: asks the running appliance for one, and waits until it is durable. */
@CommandLine.Command(
        name = "create",
        description =
                "Take a savepoint of the running appliance; prints its id when it is durable.",
        mixinStandardHelpOptions = true)
final class SavepointCreate implements Callable<Integer>, JsonErrors {
    private static final long TIMEOUT_NS = TimeUnit.HOURS.toNanos(1);

    private final Streams streams;

    @CommandLine.Mixin private ServerOptions options;

    SavepointCreate(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() {
        final JsonNode saved =
                new ControlClient(options.load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.CreateSavepoint(), TIMEOUT_NS);
        streams.output().println(isJson() ? saved : saved.path("id").asText());
        return ExitCode.OK;
    }
}
