package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.TimeUnit;

/** {@code jobs reload}: the folder of jobs is looked at again. */
@CommandLine.Command(
        name = "reload",
        description =
                "Look at the folder of jobs again: new files begin, as at a start. Of files that"
                        + " have changed or gone it is said what the next start makes of them.",
        mixinStandardHelpOptions = true)
final class JobsReloadCommand extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.MINUTES.toNanos(10);

    JobsReloadCommand(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final JsonNode jobs =
                new ControlClient(options().load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.ReloadJobs(), TIMEOUT_NS)
                        .path("jobs");
        boolean isAnyRefused = false;
        for (final JsonNode job : jobs) {
            isAnyRefused |= job.has("failure");
            print(job, text(job));
        }
        return isAnyRefused ? ExitCode.FAILED : ExitCode.OK;
    }

    private static String text(final JsonNode job) {
        final String fate = job.path("fate").asText();
        return "job "
                + job.path("job").asText()
                + ": "
                + switch (fate) {
                    case "changed" -> "changed; takes effect with the next start";
                    case "missing" -> "its file is gone; the next start needs it, or --drop-job";
                    case "refused" -> "cannot begin: " + failure(job.path("failure"));
                    default -> fate;
                };
    }

    private static String failure(final JsonNode failure) {
        return failure.path("code").asText()
                + ": "
                + failure.path("error").asText()
                + " ("
                + failure.path("detail").asText()
                + ")";
    }
}
