package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code jobs list}: a line for each job. */
@CommandLine.Command(
        name = "list",
        description = "List the jobs of the running appliance, a line each.",
        mixinStandardHelpOptions = true)
final class JobsList extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    JobsList(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final JsonNode jobs =
                new ControlClient(options().load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.Status(), TIMEOUT_NS)
                        .path("jobs");
        int width = 0;
        for (final JsonNode job : jobs) {
            width = Math.max(width, job.path("name").asText().length());
        }
        for (final JsonNode job : jobs) {
            print(job, text(job, width));
        }
        return ExitCode.OK;
    }

    private static String text(final JsonNode job, final int width) {
        final String name = job.path("name").asText();
        final String line =
                String.format(
                        Locale.ROOT,
                        "%s%s  %-10s",
                        name,
                        " ".repeat(width - name.length()),
                        job.path("state").asText());
        final String counts =
                job.path("processed_rows").isNull()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "  %,d rows in, %,d results, %,d dead letters",
                                job.path("processed_rows").asLong(),
                                job.path("delivered_rows").asLong(),
                                job.path("dead_letters").asLong());
        return (line + counts).stripTrailing();
    }
}
