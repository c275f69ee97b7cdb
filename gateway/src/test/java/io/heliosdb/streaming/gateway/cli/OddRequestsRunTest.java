package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Requests as no client of HTTP would send them, byte by byte, to a running appliance. */
@Timeout(300)
class OddRequestsRunTest extends ApiRig {
    private static final String EVENTS = "/api/v1/streams/events/events";

    @BeforeEach
    void fed() throws Exception {
        copyStream();
        start("run");
        register();
    }

    /** The answer to bytes, to its end. */
    private String answer(final String request) throws Exception {
        try (StreamClient client = new StreamClient(URI.create(address("api")).getAuthority())) {
            return client.send(request).all();
        }
    }

    private void refused(final int status, final String code, final String request)
            throws Exception {
        final String answer = answer(request);
        final String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[0]).as(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(parts[0].toLowerCase(Locale.ROOT))
                .contains("content-type: application/json")
                .contains("cache-control: no-store")
                .doesNotContain("\r\nserver:");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("jetty", "<html", "\tat ");
        final JsonNode body = new ObjectMapper().readTree(parts[1]);
        assertThat(body.path("code").asText()).as(answer).isEqualTo(code);
        assertThat(body.path("hint").asText()).isNotEmpty();
    }

    @Test
    void whatIsNoRequestIsAnsweredInOneForm() throws Exception {
        final Map<String, String> malformed =
                Map.of(
                        "no method", "\1\2\3 / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "no host", "GET / HTTP/1.1\r\n\r\n",
                        "no colon", "GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n",
                        "no number", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                        "no path", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                        "a way out", "GET /../../x HTTP/1.1\r\nHost: x\r\n\r\n",
                        "two lengths",
                                "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                                        + "Content-Length: 1\r\n\r\nx");
        for (final String request : malformed.values()) {
            refused(400, "HNET-0232", request);
        }
        refused(505, "HNET-0232", "GET /\r\n\r\n");
        refused(505, "HNET-0232", "GET / HTTP/3.7\r\nHost: x\r\n\r\n");
        refused(431, "HNET-0233", "GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(9_000));
        refused(414, "HNET-0233", "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        end();
    }

    private String feed(final String headers) {
        return """
        POST %s HTTP/1.1\r
        Host: x\r
        Connection: close\r
        Authorization: Bearer %s\r
        Content-Length: 4\r
        %s\r
        a,1
        """
                .formatted(EVENTS, token(), headers.replace("\n", "\r\n"));
    }

    @Test
    void aParameterThatCannotBeDecodedIsRefused() throws Exception {
        refused(
                400,
                "HNET-0231",
                "GET /api/v1/streams?x=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Authorization: Bearer "
                        + token()
                        + "\r\n\r\n");
    }

    @Test
    void aHeaderThatSaysOneThingIsThereOnce() throws Exception {
        final String csv = "Content-Type: text/csv\n";
        for (final String twice :
                new String[] {
                    csv + csv,
                    csv + "Authorization: Bearer x\n",
                    csv + "Idempotency-Key: a\nIdempotency-Key: b\n",
                    csv + "Producer-Id: a\nProducer-Sequence: 1\nProducer-Id: a\n",
                    csv + "Producer-Id: a\nProducer-Sequence: 1\nproducer-sequence: 5\n"
                }) {
            refused(400, "HNET-0234", feed(twice));
        }
        for (final String number : new String[] {"+1", "01", "0", "-1", "1 2", "\u0661", ""}) {
            refused(
                    400,
                    "HNET-0307",
                    feed(csv + "Producer-Id: a\nProducer-Sequence: " + number + "\n"));
        }
        assertThat(answer(feed(csv + "Producer-Id: a\nProducer-Sequence: 1\n")))
                .startsWith("HTTP/1.1 200 ");
        end();
        assertThat(copies()).containsExactly("a,1");
    }

    @Test
    void textsAreInUtf8() throws Exception {
        for (final String charset :
                new String[] {"iso-8859-1", "\"UTF-16\"", "utf-8x", "us-ascii", "none of all"}) {
            refused(415, "HNET-0235", feed("Content-Type: text/csv; charset=" + charset + "\n"));
        }
        for (final String type : new String[] {"", "; charset=utf-8", ";a=b; Charset=\"UTF-8\""}) {
            assertThat(answer(feed("Content-Type: text/csv" + type + "\n")))
                    .startsWith("HTTP/1.1 200 ");
        }
        ask(
                415,
                "POST",
                "/api/v1/auth/login",
                "{}",
                "Content-Type",
                "application/json; charset=latin1");
        end();
        assertThat(copies()).hasSize(3);
    }
}
