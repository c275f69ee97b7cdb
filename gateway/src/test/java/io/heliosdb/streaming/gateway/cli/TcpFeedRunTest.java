package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines over TCP into a job of a running appliance, which ends in between. */
@Timeout(300)
class TcpFeedRunTest extends ApiRig {
    @BeforeEach
    void fed() throws Exception {
        copyStream();
        start("run");
        register();
    }

    private StreamClient connect() throws IOException {
        return new StreamClient(address("feeds"));
    }

    private StreamClient greet(final String more) throws IOException {
        return connect()
                .send(
                        "HELLO {\"stream\": \"events\", \"token\": \""
                                + token()
                                + "\""
                                + more
                                + "}\n");
    }

    @Test
    void aProducerGoesOnBehindWhatWasTaken() throws Exception {
        final String producer = ", \"format\": \"csv\", \"producer\": \"p1\"";
        try (StreamClient client = greet(producer)) {
            client.send("a,1\nb,x\n");
            assertThat(client.told()).isEqualTo("RESUME 0");
            assertThat(client.toldAtLast("")).startsWith("ERR 2 HCOD-0105 ");
            assertThat(client.send("c,3\n").toldAtLast("ACK 3 fsynced")).isEqualTo("ACK 3 fsynced");
        }
        try (StreamClient client = greet(producer)) {
            assertThat(client.told()).isEqualTo("RESUME 3");
            try (StreamClient again = greet(producer)) {
                assertThat(again.told()).isEqualTo("RESUME 3");
                assertThat(client.toldAtLast("")).startsWith("ERR 0 HCON-0013 ");
            }
        }
        end();

        start("run");
        login();
        try (StreamClient client = greet(producer)) {
            assertThat(client.told()).isEqualTo("RESUME 3");
            client.send("d,4\n").end();
            assertThat(client.toldAtLast("ACK 4 fsynced")).isEqualTo("ACK 4 fsynced");
            assertThat(client.told()).as("closed behind the last").isNull();
        }
        end();
        assertThat(copies()).containsExactly("a,1", "c,3", "d,4");
    }

    @Test
    void whatComesInIsCounted() throws Exception {
        final String metrics = address("metrics") + "/metrics";
        final String producer = ", \"format\": \"csv\", \"producer\": \"p1\"";
        try (StreamClient client = greet(producer)) {
            assertThat(client.told()).isEqualTo("RESUME 0");
            client.send("a,1\nb,x\n");
            assertThat(client.toldAtLast("")).startsWith("ERR 2 HCOD-0105 ");
            client.send("c,3\n").toldAtLast("ACK 3 fsynced");
            awaitMetrics(
                    metrics,
                    "events_ingested_total{stream=\"events\"} 2.0\n",
                    "heliosdb_stream_clients{stream=\"events\"} 1.0\n",
                    "heliosdb_feed_connections 1.0\n",
                    "heliosdb_feed_bad_rows_total 1.0\n",
                    "heliosdb_feed_refused_total 0.0\n");
        }
        try (StreamClient client = connect()) {
            client.send("HELLO {\"stream\": \"events\"}\n");
            assertThat(client.told()).startsWith("ERR ");
        }
        final String[] again = {"Producer-Id", "p2", "Producer-Sequence", "1"};
        final String event = "{\"k\": \"d\", \"v\": 4}\n";
        for (int i = 0; i < 2; i++) {
            ask(200, "POST", "/api/v1/streams/events/events", event, withType(again));
        }
        awaitMetrics(
                metrics,
                "heliosdb_stream_repeated_rows_total{stream=\"events\"} 1.0\n",
                "heliosdb_stream_clients{stream=\"events\"} 0.0\n",
                "heliosdb_feed_connections 0.0\n",
                "heliosdb_feed_refused_total 1.0\n");
        end();
    }

    private static String[] withType(final String... headers) {
        final List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/x-ndjson"));
        return all.toArray(String[]::new);
    }

    private void awaitMetrics(final String place, final String... lines) throws Exception {
        final HttpRequest.Builder scrape = HttpRequest.newBuilder(URI.create(place));
        String page = send(scrape).body();
        final long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < endNs && !Stream.of(lines).allMatch(page::contains)) {
            Thread.sleep(200);
            page = send(scrape).body();
        }
        assertThat(page).contains(lines);
    }

    @Test
    void muchComesFromSeveralAtOnce() throws Exception {
        final int lines = 20_000;
        final List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            final String key = "k" + i;
            clients.add(Thread.ofPlatform().start(() -> feed(key, lines)));
        }
        for (final Thread client : clients) {
            client.join();
        }
        assertThat(ask(200, "GET", "/api/v1/streams/events", "").path("rows").asInt())
                .isEqualTo(3 * lines);
        end();
        for (int i = 0; i < 3; i++) {
            final String key = "k" + i;
            assertThat(copies().stream().filter(row -> row.startsWith(key)).toList())
                    .isEqualTo(
                            IntStream.rangeClosed(1, lines).mapToObj(n -> key + "," + n).toList());
        }
    }

    private void feed(final String key, final int lines) {
        try (StreamClient client = greet("")) {
            for (int i = 1; i <= lines; i++) {
                client.send("{\"k\": \"" + key + "\", \"v\": " + i + "}\n");
            }
            final String last = "ACK " + lines + " fsynced";
            assertThat(client.end().told()).isEqualTo("RESUME 0");
            assertThat(client.toldAtLast(last)).isEqualTo(last);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsNotLetInIsToldWhy() throws Exception {
        assertThat(refusal("a,1\n")).startsWith("ERR 0 HNET-0401 ");
        assertThat(refusal("HELLO {}\n")).startsWith("ERR 0 HNET-0401 ");
        assertThat(refusal("HELLO {\"stream\": \"events\"}\n")).startsWith("ERR 0 HSEC-");
        assertThat(refusal("HELLO {\"stream\": \"events\", \"token\": \"x.y.z\"}\n"))
                .startsWith("ERR 0 HSEC-");
        assertThat(refusal("HELLO {\"stream\": \"none\", \"token\": \"" + token() + "\"}\n"))
                .startsWith("ERR 0 HNET-0301 ");
        assertThat(refusal("x".repeat(20_000) + "\n")).startsWith("ERR 0 HNET-0401 ");
        assertThat(refusal("HELLO [1]\n")).startsWith("ERR 0 HNET-0401 ");
        try (StreamClient client = greet("")) {
            assertThat(client.told()).isEqualTo("RESUME 0");
            client.send("{\"k\": \"a\"").end();
            assertThat(client.told()).startsWith("ERR 0 HNET-0403 ");
        }
        end();
        assertThat(copies()).isEmpty();
    }

    private String refusal(final String text) throws IOException {
        try (StreamClient client = connect()) {
            return client.send(text).told();
        }
    }
}
