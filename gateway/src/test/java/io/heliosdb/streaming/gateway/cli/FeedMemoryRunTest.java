package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Feeds take all the memory that there is for what is on its way in. */
@Timeout(300)
class FeedMemoryRunTest extends ApiRig {
    private final List<StreamClient> clients = new ArrayList<>();

    @AfterEach
    void leave() {
        CloseHelper.closeAll(clients);
    }

    private String greet() throws Exception {
        final StreamClient client = new StreamClient(address("feeds"));
        clients.add(client);
        return client.send(
                        "HELLO {\"stream\": \"events\", \"format\": \"csv\", \"token\": \""
                                + token()
                                + "\"}\n")
                .told();
    }

    private HttpResponse<String> post(final String lines) throws Exception {
        return send(
                request("/api/v1/streams/events/events")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    @Test
    void whoFindsNoneIsToldToComeAgain() throws Exception {
        copyStream(", 'max-line-length' = '16 mb'"); // each connection has room for one
        start("run");
        register();
        String told = greet();
        while (told.startsWith("RESUME")) {
            told = greet();
        }
        assertThat(told).startsWith("ERR 0 HNET-0308 ");
        assertThat(clients).hasSize(16);
        final HttpResponse<String> answer = post("a,1\n".repeat(4_000_000));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body())
                .contains("HNET-0308")
                .contains("in a moment")
                .doesNotContain("windows");

        CloseHelper.closeAll(clients);
        HttpResponse<String> again = post("a,1\n");
        while (again.statusCode() == 503) {
            again = post("a,1\n");
        }
        assertThat(again.body()).contains("\"rows\":1");
        end();
        assertThat(copies()).containsExactly("a,1");
    }
}
