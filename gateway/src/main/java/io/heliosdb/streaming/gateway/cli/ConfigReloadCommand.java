package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.TimeUnit;

/** {@code config reload}: the running appliance reads its configuration again. */
@CommandLine.Command(
        name = "reload",
        description =
                "Have the running appliance read its configuration again and take what can change;"
                        + " then look at the folder of jobs, as jobs reload does. A file with"
                        + " errors changes nothing.",
        mixinStandardHelpOptions = true)
final class ConfigReloadCommand extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.MINUTES.toNanos(10);

    ConfigReloadCommand(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final JsonNode report =
                new ControlClient(options().load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.Reload(), TIMEOUT_NS);
        if (isJson()) {
            streams().output().println(report);
        } else {
            report.path("applied").forEach(key -> say(key, "applied"));
            report.path("needs_restart").forEach(key -> say(key, "needs a restart"));
            report.path("jobs").forEach(job -> streams().output().println(OutlookText.of(job)));
        }
        return OutlookText.isAnyRefused(report) ? ExitCode.FAILED : ExitCode.OK;
    }

    private void say(final JsonNode key, final String fate) {
        streams().output().println(key.asText() + ": " + fate);
    }
}
