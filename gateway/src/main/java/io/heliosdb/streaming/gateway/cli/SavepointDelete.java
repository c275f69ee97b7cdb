package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlError;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.TimeUnit;

/** {@code savepoint delete}: by the running appliance, or by this process if none runs. */
@CommandLine.Command(
        name = "delete",
        description = "Delete a savepoint.",
        mixinStandardHelpOptions = true)
final class SavepointDelete extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.MINUTES.toNanos(10);

    @CommandLine.Parameters(paramLabel = "ID", description = "As savepoint list prints it.")
    private String id;

    SavepointDelete(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final Configuration configuration = options().load();
        try {
            new ControlClient(configuration.data().directory(), Clocks.nano())
                    .ask(new ControlRequest.DeleteSavepoint(id), TIMEOUT_NS);
        } catch (final HeliosException e) {
            if (e.code() != ControlError.NOT_RUNNING) {
                throw e;
            }
            new SavepointFolder(configuration).delete(id);
        }
        print(new ObjectMapper().createObjectNode().put("deleted", id), id + " deleted");
        return ExitCode.OK;
    }
}
