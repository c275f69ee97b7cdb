package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.MetricsSettings;
import io.heliosdb.streaming.gateway.options.ServerOptions;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code metrics}: what a running appliance says in numbers, as it is now. */
@CommandLine.Command(
        name = "metrics",
        description = "Print all metrics of the running appliance, or write them into a file.",
        mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer>, JsonErrors {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("'metrics-'uuuu-MM-dd'T'HH-mm-ss'Z.txt'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Streams streams;

    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write them into this file. In a folder, its name is metrics- and the time.")
    private Path out;

    MetricsCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() throws InterruptedException {
        final String page = read(options.load().metrics());
        if (out == null) {
            streams.output().print(page);
        } else {
            streams.output().println(write(page));
        }
        return ExitCode.OK;
    }

    private static String read(final MetricsSettings settings) throws InterruptedException {
        final URI place =
                URI.create("http://" + settings.host() + ':' + settings.port() + "/metrics");
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            final HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(place).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw unreadable(place, answer.body());
            }
            return answer.body();
        } catch (final IOException e) {
            throw unreadable(place, e.toString()).causedBy(e);
        }
    }

    private static HeliosException unreadable(final URI place, final String why) {
        return HeliosException.of(
                        CommandError.METRICS_UNREADABLE, "metrics cannot be read at " + place)
                .detail(why)
                .hint(
                        "is the appliance running with this configuration? A port 0 is told only in"
                                + " its log");
    }

    private Path write(final String page) {
        final Path file =
                Files.isDirectory(out)
                        ? out.resolve(DATED.format(Instant.ofEpochMilli(Clocks.epoch().time())))
                        : out;
        try {
            return Files.writeString(file, page);
        } catch (final IOException e) {
            throw HeliosException.of(
                            CommandError.METRICS_UNWRITABLE, "metrics cannot be written to " + file)
                    .detail(e.toString())
                    .hint("is the folder there, and may you write to it?")
                    .causedBy(e);
        }
    }
}
