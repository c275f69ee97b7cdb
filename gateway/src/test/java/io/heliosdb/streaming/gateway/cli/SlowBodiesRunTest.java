package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** Bodies that come a byte at a time into a running appliance. */
@Timeout(300)
class SlowBodiesRunTest extends ApiRig {
    private static final String EVENTS = "/api/v1/streams/events/events";
    private final List<StreamClient> slow = new ArrayList<>();

    @BeforeEach
    void fed() throws Exception {
        copyStream();
        start("run");
        register();
    }

    @AfterEach
    void leave() {
        CloseHelper.closeAll(slow);
    }

    private StreamClient announce(final String path, final int bytes) throws IOException {
        final StreamClient client = new StreamClient(URI.create(address("api")).getAuthority());
        slow.add(client);
        return client.send(
                """
                POST %s HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Content-Type: text/csv\r
                Content-Length: %d\r
                \r
                """
                        .formatted(path, token(), bytes));
    }

    @Test
    void whatIsOnlyAnnouncedHoldsNoRoom() throws Exception {
        for (int i = 0; i < 100; i++) {
            announce(EVENTS, 16 << 20).send("a");
            announce("/api/v1/auth/login", 1 << 20).send("{");
        }
        final String large = ("a".repeat(1_000) + ",1\n").repeat(16_000);
        assertThat(ask(200, "POST", EVENTS, large, "Content-Type", "text/csv").path("rows").asInt())
                .isEqualTo(16_000);
    }

    @Test
    void whatComesTooSlowlyIsRefusedAndCounted() throws Exception {
        final StreamClient client = announce(EVENTS, 1 << 20);
        final Thread sender = Thread.ofVirtual().start(() -> drip(client));
        final String answer = client.all();
        sender.interrupt();
        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .contains("HNET-0236");
        final HttpRequest.Builder scrape =
                HttpRequest.newBuilder(URI.create(address("metrics") + "/metrics"));
        assertThat(send(scrape).body())
                .contains("rate_limit_hits_total{limit=\"body_rate\"} 1.0\n");
        end();
        assertThat(copies()).isEmpty();
    }

    /** A byte each second, until nobody takes it. */
    private static void drip(final StreamClient client) {
        try {
            while (true) {
                client.send("a");
                Thread.sleep(1_000);
            }
        } catch (final SocketException | InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
