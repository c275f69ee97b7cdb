package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.gateway.client.ClientContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results that go out over HTTP, to readers that come and go while the appliance does. */
@Timeout(300)
class SubscriptionRunTest extends ApiRig {
    private static final int PATIENCE_S = 30;
    private static final String EVENTS = "/api/v1/streams/events/events";
    private static final String RESULTS = "/api/v1/streams/doubled/results";

    @BeforeEach
    void writtenStream() throws Exception {
        Files.delete(folder.resolve("jobs/copy.sql"));
        Files.writeString(
                folder.resolve("jobs/double.sql"),
                """
                CREATE TABLE events (k STRING, v INT) WITH ('connector' = 'stream');
                CREATE TABLE doubled (k STRING, v INT) WITH ('connector' = 'stream');
                INSERT INTO doubled SELECT k, 2 * v FROM events WHERE v > 0;
                """);
    }

    private void feed(final int from, final int below) throws Exception {
        final StringBuilder lines = new StringBuilder();
        IntStream.range(from, below).forEach(v -> lines.append("k,").append(v).append('\n'));
        ask(200, "POST", EVENTS, lines.toString(), "Content-Type", "text/csv");
    }

    private List<JsonNode> page(final String query) throws Exception {
        final HttpResponse<String> answer = send(request(RESULTS + query).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        final List<JsonNode> results = new ArrayList<>();
        for (final String line : answer.body().lines().toList()) {
            results.add(new ObjectMapper().readTree(line));
        }
        return results;
    }

    private static List<Integer> values(final List<JsonNode> results) {
        return results.stream().map(result -> result.path("row").path("v").asInt()).toList();
    }

    private static List<Integer> doubled(final int from, final int below) {
        return IntStream.range(from, below).map(v -> 2 * v).boxed().toList();
    }

    @Test
    void pagesGoOnOverRestarts() throws Exception {
        start("run");
        register();
        feed(1, 11);
        final List<JsonNode> first = page("?wait=20000&limit=4");
        assertThat(first.getFirst().path("op").asText()).isEqualTo("+I");
        assertThat(first.getFirst().path("row").toString()).isEqualTo("{\"k\":\"k\",\"v\":2}");
        String last = first.getLast().path("id").asText();
        end();

        start("run");
        login();
        feed(11, 21);
        final List<Integer> seen = new ArrayList<>(values(first));
        while (seen.size() < 20) {
            final List<JsonNode> more = page("?wait=20000&limit=7&after=" + last);
            assertThat(more).isNotEmpty();
            seen.addAll(values(more));
            last = more.getLast().path("id").asText();
        }
        assertThat(seen).isEqualTo(doubled(1, 21));
        assertThat(values(page("?limit=100"))).isEqualTo(seen);
        assertThat(page("?after=" + last)).isEmpty();
        assertThat(ask(200, "GET", "/api/v1/streams", "").at("/results/0/name").asText())
                .isEqualTo("doubled");
        assertThat(send(request("/metrics").GET()).body())
                .contains("heliosdb_result_rows_total{stream=\"doubled\"} ")
                .contains("heliosdb_result_subscribers{stream=\"doubled\"} 0.0");
    }

    @Test
    void whatIsAskedWronglyIsRefused() throws Exception {
        start("run");
        register();
        ask(404, "GET", "/api/v1/streams/events/results", "");
        ask(400, "GET", RESULTS + "?from=yesterday", "");
        ask(400, "GET", RESULTS + "?from=latest&after=00000000-1-0", "");
        ask(400, "GET", RESULTS + "?after=1-1", "");
        ask(400, "GET", RESULTS + "?limit=-1", "");
        ask(400, "GET", RESULTS + "?wait=99999999999", "");
        assertThat(ask(410, "GET", RESULTS + "?after=00000000-1-0", "").path("code").asText())
                .isEqualTo("HCON-0023");
    }

    @Test
    void anIdThatWasNotGivenYetIsRefused() throws Exception {
        start("run");
        register();
        feed(1, 3);
        final String last = page("?wait=20000&limit=2").getLast().path("id").asText();
        final String far = last.replaceFirst("-.*", "-999999999999-0");
        for (final String type : List.of("application/x-ndjson", "text/event-stream")) {
            final JsonNode refused = ask(400, "GET", RESULTS + "?after=" + far, "", "Accept", type);
            assertThat(refused.path("code").asText()).isEqualTo("HNET-0604");
            assertThat(refused.path("detail").asText()).contains(last);
        }
        assertThat(page("?after=" + last)).isEmpty();
    }

    @Test
    void eventsAreOnlyForThoseWhoWantThem() throws Exception {
        start("run");
        register();
        feed(1, 3);
        for (final String accept :
                List.of(
                        "text/event-stream;q=0",
                        "application/x-ndjson, Text/Event-Stream ; q=0.000",
                        "text/event-streams",
                        "*/*")) {
            final HttpResponse<String> answer =
                    send(request(RESULTS + "?wait=20000&limit=2").header("Accept", accept).GET());
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .as(accept)
                    .contains("application/x-ndjson");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            final var answer =
                    client.send(
                            request(RESULTS)
                                    .header("Accept", "text/html;q=0, TEXT/event-stream; q=0.1")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .contains("text/event-stream");
        }
    }

    @Test
    void eventsComeAsTheyAreMadeUntilTheEnd() throws Exception {
        start("run");
        register();
        try (HttpClient client = HttpClient.newHttpClient()) {
            final var answer =
                    client.send(
                            request(RESULTS).header("Accept", "text/event-stream").build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo(":");
                assertThat(lines.readLine()).isEmpty();
                feed(1, 2);
                assertThat(lines.readLine()).matches("id: [0-9a-f]{8}-\\d+-\\d+");
                assertThat(lines.readLine()).startsWith("data: {\"id\":").endsWith("\"v\":2}}");
                end();
                assertThat(lines.lines().toList()).containsSubsequence("event: end");
            }
        }
    }

    private int subscribe(
            final int port, final ByteArrayOutputStream printed, final String... options) {
        return command(
                printed,
                Map.of(ClientContext.TOKEN_VARIABLE, token()),
                new TypedPasswords(),
                Stream.concat(
                                Stream.of(
                                        "subscribe",
                                        "doubled",
                                        "--url",
                                        "http://127.0.0.1:" + port),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private static String text(final ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void await(final ByteArrayOutputStream printed, final String text) {
        final long begunNs = System.nanoTime();
        while (!text(printed).contains(text)
                && System.nanoTime() - begunNs < TimeUnit.SECONDS.toNanos(PATIENCE_S)) {
            Thread.onSpinWait();
        }
        assertThat(text(printed)).contains(text);
    }

    @Test
    void theCommandSaysWhatItWaitsFor() throws Exception {
        final int port = apiAtOnePort();
        start("run");
        register();
        end();
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final var command =
                CompletableFuture.supplyAsync(
                        () -> subscribe(port, printed, "--count", "3"), Thread.ofVirtual()::start);
        await(printed, "no appliance answers at http://127.0.0.1:" + port);
        await(printed, "; waiting\n");
        start("run");
        login();
        feed(1, 3);
        await(printed, "\"v\":4}");
        assertThat(ask("jobs", "cancel", "double")).isZero();
        await(printed, "no job writes the stream doubled any more: it was cancelled");
        assertThat(command).isNotDone();
        end();
        start("run", "--drop-job", "double");
        feedAgain();
        assertThat(command.get()).as(printed::toString).isNotZero(); // a stream of another job
        assertThat(text(printed)).contains("HCON-0023");
        final ByteArrayOutputStream other = new ByteArrayOutputStream();
        assertThat(
                        command(
                                other,
                                Map.of(ClientContext.TOKEN_VARIABLE, token()),
                                new TypedPasswords(),
                                "subscribe",
                                "trippled",
                                "--url",
                                address("api")))
                .isNotZero();
        assertThat(text(other)).contains("HNET-0601");
    }

    private void feedAgain() throws Exception {
        login();
        feed(3, 5);
    }

    @Test
    void theCommandSaysThatItsJobHasFinished() throws Exception {
        Files.writeString(
                folder.resolve("jobs/double.sql"),
                """
                CREATE TABLE numbers (v INT) WITH ('connector' = 'datagen', 'number-of-rows' = '2',
                  'fields.v.kind' = 'sequence', 'fields.v.start' = '1', 'fields.v.end' = '2');
                CREATE TABLE doubled (k STRING, v INT) WITH ('connector' = 'stream');
                INSERT INTO doubled SELECT 'k', 2 * v FROM numbers;
                """);
        final int port = apiAtOnePort();
        start("run");
        register();
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final var command =
                CompletableFuture.supplyAsync(
                        () -> subscribe(port, printed, "--count", "3"), Thread.ofVirtual()::start);
        await(printed, "the job that writes the stream doubled has finished; waiting\n");
        assertThat(command).isNotDone();
        assertThat(text(printed).lines().filter(line -> line.startsWith("+I"))).hasSize(2);
        end();
        Files.delete(folder.resolve("jobs/double.sql"));
        writtenStreamAnew();
        start("run", "--drop-job", "double");
        login();
        feed(1, 2);
        assertThat(command.get()).isNotZero(); // the ids are of another job
    }

    private void writtenStreamAnew() throws Exception {
        Files.createFile(folder.resolve("jobs/copy.sql"));
        writtenStream();
    }

    @Test
    void theCommandGoesOnWhenTheApplianceComesBack() throws Exception {
        final int port = apiAtOnePort();
        start("run");
        register();
        feed(1, 4);
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final var command =
                CompletableFuture.supplyAsync(
                        () -> subscribe(port, printed, "--count", "5"), Thread.ofVirtual()::start);
        while (printed.toString(StandardCharsets.UTF_8).lines().count() < 3) {
            Thread.onSpinWait();
        }
        end();
        start("run");
        login();
        feed(4, 9);
        assertThat(command.get()).as(printed::toString).isZero();
        assertThat(text(printed).lines().filter(line -> line.startsWith("+I")))
                .containsExactly(
                        "+I {\"k\":\"k\",\"v\":2}",
                        "+I {\"k\":\"k\",\"v\":4}",
                        "+I {\"k\":\"k\",\"v\":6}",
                        "+I {\"k\":\"k\",\"v\":8}",
                        "+I {\"k\":\"k\",\"v\":10}");
        final ByteArrayOutputStream json = new ByteArrayOutputStream();
        assertThat(subscribe(port, json, "--json", "--count", "1")).isZero();
        assertThat(json.toString(StandardCharsets.UTF_8)).startsWith("{\"id\":\"");
    }
}
