package io.heliosdb.streaming.perf.proof.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.perf.proof.engine.EngineFolder;
import io.heliosdb.streaming.perf.proof.engine.EngineProcess;
import io.heliosdb.streaming.perf.proof.feed.client.ClientMain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The real process with a job that is fed, and what is asked of it over HTTP. One thread. */
final class FedAppliance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Path folder;
    private final EngineProcess process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort;
    private final int feedPort;
    private String token = "";

    /**
     * Writes configuration and job.
     *
     * @param folder empty
     * @param command that starts the process
     * @param patienceNs most time for a drain
     */
    FedAppliance(
            final Path folder,
            final List<String> command,
            final FeedPlan plan,
            final long patienceNs)
            throws IOException {
        this.folder = folder;
        process = new EngineProcess(folder, command, patienceNs);
        final List<Integer> ports = EngineProcess.freePorts(2);
        httpPort = ports.getFirst();
        feedPort = ports.getLast();
        final EngineFolder files = new EngineFolder(folder);
        files.configure(
                plan.level(),
                plan.medium(),
                String.format(
                        Locale.ROOT,
                        """
                        port = %d
                        feed_port = %d
                        health_check_port = 0
                        metrics_port = 0
                        """,
                        httpPort,
                        feedPort),
                "");
        files.copyAndSum(ClientMain.STREAM, "'connector' = 'stream'", copies(), sums());
    }

    Path copies() {
        return folder.resolve("copies");
    }

    Path sums() {
        return folder.resolve("sums");
    }

    /** The port of the door that a plan feeds. */
    int port(final FeedPlan plan) {
        return switch (plan.door()) {
            case SBE, LINES -> feedPort;
            case HTTP -> httpPort;
        };
    }

    String token() {
        return token;
    }

    void start() throws IOException {
        process.start("");
    }

    /**
     * Registers the first administrator, as soon as that is possible.
     *
     * @return false as long as it is not
     */
    boolean register() {
        final Path code = folder.resolve("data/users/first-administrator");
        if (!Files.exists(code)) {
            return false;
        }
        try {
            final HttpResponse<String> answer =
                    ask(
                            request("/api/v1/auth/register")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    String.format(
                                                            Locale.ROOT,
                                                            """
                                                            {"code": "%s", "username": "feeder",\
                                                             "password": "vier kraniche ziehen"}\
                                                            """,
                                                            Files.readString(code).strip()))));
            if (answer.statusCode() == OK) {
                token = new ObjectMapper().readTree(answer.body()).path("token").asText();
            }
        } catch (final IOException notYet) {
            return false;
        }
        return !token.isEmpty();
    }

    private HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> ask(final HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Rows that this life has dropped because it had them; 0 if it does not answer. */
    long repeatedRows() {
        try {
            final HttpResponse<String> answer =
                    ask(
                            request("/api/v1/streams/" + ClientMain.STREAM)
                                    .header("Authorization", "Bearer " + token)
                                    .GET());
            final JsonNode stream = new ObjectMapper().readTree(answer.body());
            return stream.path("repeated_rows").asLong();
        } catch (final IOException e) {
            return 0; // it is still starting, or over
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.kill();
    }

    int drain() {
        return process.drain();
    }

    String lastWords() {
        return process.lastWords();
    }

    @Override
    public void close() {
        process.kill();
        http.close();
    }
}
