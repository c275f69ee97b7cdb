package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.TimeUnit;

/** {@code savepoint create}: asks the running appliance for one, and waits until it is durable. */
@CommandLine.Command(
        name = "create",
        description =
                "Take a savepoint of the running appliance; prints its id when it is durable.",
        mixinStandardHelpOptions = true)
final class SavepointCreate extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.HOURS.toNanos(1);

    SavepointCreate(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final JsonNode saved =
                new ControlClient(options().load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.CreateSavepoint(), TIMEOUT_NS);
        print(saved, saved.path("id").asText());
        return ExitCode.OK;
    }
}
