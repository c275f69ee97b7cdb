package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Results that are sent to a receiver, which fails, answers nonsense and goes, over restarts. */
@Timeout(300)
class WebhookRunTest extends ApiRig {
    private static final String EVENTS = "/api/v1/streams/events/events";

    private void write(final String url, final String networks) throws Exception {
        Files.deleteIfExists(folder.resolve("jobs/copy.sql"));
        final Path secret = folder.resolve("secret");
        Files.write(secret, WebhookReceiver.SECRET);
        Files.writeString(
                folder.resolve("jobs/double.sql"),
                """
                CREATE TABLE events (k STRING, v INT) WITH ('connector' = 'stream');
                CREATE TABLE doubled (k STRING, v INT)
                WITH ('connector' = 'stream', 'webhook.url' = '%s', 'webhook.secret-file' = '%s',
                  'webhook.batch-rows' = '4', 'webhook.timeout' = '5 s');
                INSERT INTO doubled SELECT k, 2 * v FROM events WHERE v > 0;
                """
                        .formatted(url, secret));
        if (!networks.isEmpty()) {
            final Path file = folder.resolve("streaming.toml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            + "\n[security]\nwebhook_networks = \""
                            + networks
                            + "\"\n");
        }
    }

    private void feed(final int from, final int below) throws Exception {
        final StringBuilder lines = new StringBuilder();
        IntStream.range(from, below).forEach(v -> lines.append("k,").append(v).append('\n'));
        ask(200, "POST", EVENTS, lines.toString(), "Content-Type", "text/csv");
    }

    private static List<Integer> values(final List<JsonNode> results) {
        return results.stream().map(result -> result.path("row").path("v").asInt()).toList();
    }

    /**
     * Looks at the stream until it is so; not all the time, as an address may not ask that often.
     */
    private void await(final Predicate<JsonNode> isReached) throws Exception {
        while (!isReached.test(stream())) {
            Thread.sleep(50);
        }
    }

    private JsonNode stream() throws Exception {
        return ask(200, "GET", "/api/v1/streams", "").at("/results/0");
    }

    @Test
    void eachResultIsTakenOnceInOrderWhateverTheReceiverSays() throws Exception {
        final List<Integer> seen = new ArrayList<>();
        // the first request fails twice, as does one after the restart
        try (WebhookReceiver receiver =
                new WebhookReceiver(
                        count ->
                                switch (count) {
                                    case 1 -> 500;
                                    case 2 -> 302;
                                    case 6 -> 429;
                                    default -> 204;
                                })) {
            write(receiver.url(), "127.0.0.0/8");
            start("run");
            register();
            feed(1, 11);
            final WebhookReceiver.Got failed = receiver.next();
            assertThat(failed.headers())
                    .containsEntry("helios-stream", "doubled")
                    .containsEntry("content-type", "application/x-ndjson")
                    .containsEntry("idempotency-key", failed.headers().get("webhook-id"))
                    .containsEntry("webhook-signature", failed.expectedSignature());
            final WebhookReceiver.Got redirected = receiver.next();
            assertThat(redirected.status()).isEqualTo(302);
            assertThat(redirected.body()).isEqualTo(failed.body());
            assertThat(redirected.headers().get("webhook-id"))
                    .isEqualTo(failed.headers().get("webhook-id"))
                    .isEqualTo(failed.results().getLast().path("id").asText());
            while (seen.size() < 10) {
                seen.addAll(values(receiver.next().results()));
            }
            await(stream -> stream.path("webhook_rows").asInt() >= 10);
            assertThat(stream().path("webhook_failures").asInt()).isEqualTo(2);
            assertThat(stream().path("webhook_trouble").asText()).isEmpty();
            assertThat(send(request("/metrics").GET()).body())
                    .contains("heliosdb_webhook_rows_total{stream=\"doubled\"} 10.0");
            end();

            start("run");
            login();
            feed(11, 21);
            while (seen.size() < 20) {
                final WebhookReceiver.Got got = receiver.next();
                if (got.status() < 300) {
                    seen.addAll(values(got.results()));
                }
            }
            end();
            assertThat(receiver.left()).isZero();
        }
        assertThat(seen).isEqualTo(IntStream.range(1, 21).map(v -> 2 * v).boxed().toList());
        assertThat(notices.toString(StandardCharsets.UTF_8))
                .contains("a webhook is not taken, and sent again")
                .contains("HNET-0706")
                .contains("a webhook is taken again");
    }

    @Test
    void aRequestThatMayHaveArrivedGoesOutAgainAsItWas() throws Exception {
        final AtomicInteger status = new AtomicInteger(503);
        try (WebhookReceiver receiver = new WebhookReceiver(count -> status.get())) {
            write(receiver.url(), "127.0.0.1");
            start("run");
            register();
            feed(1, 4);
            final WebhookReceiver.Got first = receiver.next();
            feed(4, 11); // these are not put to those that have been sent
            end();

            status.set(200);
            start("run");
            WebhookReceiver.Got got = receiver.next();
            while (got.status() == 503) {
                got = receiver.next();
            }
            assertThat(got.body()).isEqualTo(first.body());
            assertThat(got.headers().get("webhook-id"))
                    .isEqualTo(first.headers().get("webhook-id"));
            final List<Integer> seen = new ArrayList<>(values(got.results()));
            while (seen.size() < 10) {
                seen.addAll(values(receiver.next().results()));
            }
            assertThat(seen).isEqualTo(IntStream.range(1, 11).map(v -> 2 * v).boxed().toList());
            end();
        }
    }

    @Test
    void privateAddressesAreNotReachedUnlessTheyAreAllowed() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver(count -> 200)) {
            write(receiver.url(), "");
            start("run");
            register();
            feed(1, 4);
            await(stream -> stream.path("webhook_failures").asInt() > 0);
            assertThat(stream().path("webhook_trouble").asText()).startsWith("HNET-0702");
            assertThat(receiver.left()).isZero();
            end();
        }
    }

    @Test
    void aReceiverThatIsGoneForGoodIsLeftAlone() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver(count -> 410)) {
            write(receiver.url(), "127.0.0.0/8");
            start("run");
            register();
            feed(1, 4);
            receiver.next();
            await(stream -> stream.path("webhook_trouble").asText().startsWith("HNET-0707"));
            assertThat(stream().path("webhook_failures").asInt()).isEqualTo(1);
            assertThat(stream().path("webhook_trouble").asText())
                    .isEqualTo("HNET-0707: the receiver is gone for good (status 410)");
            feed(4, 8);
            end();
            assertThat(receiver.left()).isZero();
        }
    }

    @Test
    void resultsGoOutWithoutAnyDoorOfOurs() throws Exception {
        final AtomicInteger status = new AtomicInteger(401);
        try (WebhookReceiver receiver = new WebhookReceiver(count -> status.get())) {
            write(receiver.url(), "127.0.0.1");
            start("run");
            register();
            feed(1, 4);
            receiver.next();
            await(stream -> stream.path("webhook_failures").asInt() > 0);
            assertThat(stream().path("webhook_trouble").asText())
                    .startsWith("HNET-0706: ")
                    .endsWith("(status 401)");
            end();

            status.set(200);
            final Path file = folder.resolve("streaming.toml");
            Files.writeString(
                    file, Files.readString(file).replace("[server]\n", "[server]\nhttp = false\n"));
            start("run");
            final List<Integer> seen = new ArrayList<>();
            while (seen.size() < 3) {
                final WebhookReceiver.Got got = receiver.next();
                if (got.status() == 200) {
                    seen.addAll(values(got.results()));
                }
            }
            end();
            assertThat(seen).containsExactly(2, 4, 6);
        }
    }

    @Test
    void whatWasUnderWayOfAnotherJobIsForgottenAndFilesAreWaitedFor() throws Exception {
        final AtomicInteger status = new AtomicInteger(503);
        try (WebhookReceiver receiver = new WebhookReceiver(count -> status.get())) {
            write(receiver.url(), "127.0.0.1");
            start("run");
            register();
            feed(1, 4);
            receiver.next();
            end();

            status.set(200);
            final Path positions = folder.resolve("heliosdb-data/webhooks");
            final Path position = positions.resolve("doubled.json");
            assertThat(Files.readString(position)).contains("\"lineage\"", "\"under_way\"");
            Files.writeString(position, "{\"lineage\": \"00000000\", \"under_way\": 500}");
            final Path inTheWay = positions.resolve("doubled.json.tmp");
            Files.createDirectories(inTheWay.resolve("more"));
            start("run");
            login();
            await(stream -> stream.path("webhook_trouble").asText().startsWith("HSTO-"));
            Files.delete(inTheWay.resolve("more"));
            Files.deleteIfExists(inTheWay);
            final List<Integer> seen = new ArrayList<>();
            while (seen.size() < 3) {
                final WebhookReceiver.Got got = receiver.next();
                if (got.status() == 200) {
                    seen.addAll(values(got.results()));
                }
            }
            assertThat(seen).containsExactly(2, 4, 6);
            await(stream -> stream.path("webhook_trouble").asText().isEmpty());
            end();
        }
    }
}
