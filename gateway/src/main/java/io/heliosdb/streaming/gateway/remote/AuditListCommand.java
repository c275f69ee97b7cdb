package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.RestClient;

import picocli.CommandLine;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code audit list}: who did what, page by page. */
@CommandLine.Command(
        name = "list",
        description = "Print entries of the audit log, oldest first.",
        mixinStandardHelpOptions = true)
final class AuditListCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    private final ClientContext context;
    private final PrintStream output;

    @CommandLine.Mixin private RemoteOptions remote;

    @CommandLine.Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Not before this, as 2026-01-31T12:00:00Z.")
    private Instant since;

    @CommandLine.Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Of this caller only; local:NAME for those at the machine.")
    private String user;

    AuditListCommand(final ClientContext context, final PrintStream output) {
        this.context = context;
        this.output = output;
    }

    @Override
    public Integer call() {
        context.ask(remote.url(), remote.tls(), this::printAll);
        return CommandLine.ExitCode.OK;
    }

    private JsonNode printAll(final RestClient client) {
        JsonNode page = client.ask("GET", path(1));
        print(page);
        while (page.path("next").isIntegralNumber() && !output.checkError()) {
            page = client.ask("GET", path(page.path("next").asLong()));
            print(page);
        }
        return page;
    }

    private String path(final long from) {
        return "/api/v1/audit?limit="
                + PAGE
                + "&from="
                + from
                + (since == null ? "" : "&since=" + RestClient.part(since.toString()))
                + (user == null ? "" : "&user=" + RestClient.part(user));
    }

    private void print(final JsonNode page) {
        for (final JsonNode entry : page.path("entries")) {
            output.println(remote.isJson() ? entry : text(entry));
        }
    }

    private static String text(final JsonNode entry) {
        return String.format(
                        Locale.ROOT,
                        "%d  %s  %-8s  %s %s %s %s %s",
                        entry.path("seq").asLong(),
                        entry.path("time").asText(),
                        entry.path("outcome").asText(),
                        entry.path("who").asText(),
                        entry.path("address").asText(),
                        entry.path("action").asText(),
                        entry.path("object").asText(),
                        entry.path("detail").asText())
                .replaceAll("\\p{Cntrl}", "?")
                .stripTrailing();
    }
}
