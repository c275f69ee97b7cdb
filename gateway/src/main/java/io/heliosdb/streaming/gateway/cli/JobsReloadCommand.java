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
        final JsonNode answer =
                new ControlClient(options().load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.ReloadJobs(), TIMEOUT_NS);
        answer.path("jobs").forEach(job -> print(job, OutlookText.of(job)));
        return OutlookText.isAnyRefused(answer) ? ExitCode.FAILED : ExitCode.OK;
    }
}
