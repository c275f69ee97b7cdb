package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests with idempotency keys that come twice, or twice at a time. */
@Timeout(300)
class KeyedFeedRunTest extends ApiRig {
    private static final String EVENTS = "/api/v1/streams/events/events";
    private static final String KEY = "Idempotency-Key";
    private static final String TYPE = "Content-Type";
    private static final String CSV = "text/csv";

    @BeforeEach
    void fed() throws Exception {
        copyStream();
        start("run");
        register();
    }

    private JsonNode feed(final int status, final String lines) throws Exception {
        return ask(status, "POST", EVENTS, lines, TYPE, CSV, KEY, "order 7");
    }

    @Test
    void anotherBodyIsRefusedAlsoAfterARestart() throws Exception {
        feed(200, "a,1\nb,2\n");
        assertThat(feed(422, "a,1\nb,2\nc,3\n").path("code").asText()).isEqualTo("HCON-0019");
        end();

        start("run");
        login();
        assertThat(feed(422, "x,9\ny,8\n").path("code").asText()).isEqualTo("HCON-0019");
        assertThat(feed(200, "a,1\nb,2\n").path("repeated_rows").asInt()).isEqualTo(2);
        end();
        assertThat(copies()).containsExactly("a,1", "b,2");
    }

    @Test
    void whatIsUnderWayIsSaid() throws Exception {
        int rounds = 0;
        boolean isSeen = false;
        while (!isSeen) {
            isSeen = feedAtOnce("round " + ++rounds);
        }
        end();
        assertThat(copies()).hasSize(2 * rounds);
    }

    /** Whether a request met another one. */
    private boolean feedAtOnce(final String key) throws Exception {
        final List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> send(keyed(key)));
        }
        boolean isSeen = false;
        int taken = 0;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (final Future<HttpResponse<String>> each : senders.invokeAll(requests)) {
                final HttpResponse<String> answer = each.get();
                if (answer.statusCode() == 409) {
                    isSeen = true;
                    assertThat(answer.body()).contains("HCON-0020").contains("is under way");
                    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    taken++;
                }
            }
        }
        assertThat(taken).isPositive();
        return isSeen;
    }

    private HttpRequest.Builder keyed(final String key) {
        return request(EVENTS)
                .header(TYPE, CSV)
                .header(KEY, key)
                .POST(HttpRequest.BodyPublishers.ofString("a,1\nb,2\n"));
    }

    @Test
    void aClientThatLeftRepeatsItsRequest() throws Exception {
        final String lines = "a,1\n".repeat(50_000);
        final String head =
                """
                POST %s HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Content-Type: text/csv\r
                Idempotency-Key: order 7\r
                Content-Length: %d\r
                \r
                """
                        .formatted(EVENTS, token(), lines.length());
        try (StreamClient client = new StreamClient(URI.create(address("api")).getAuthority())) {
            client.send(head).send(lines);
        }
        HttpResponse<String> answer;
        do {
            answer =
                    send(
                            request(EVENTS)
                                    .header(TYPE, CSV)
                                    .header(KEY, "order 7")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    lines.getBytes(StandardCharsets.UTF_8))));
        } while (answer.statusCode() == 409);
        assertThat(answer.body()).contains("\"rows\":50000");
        end();
        assertThat(copies()).hasSize(50_000);
    }
}
