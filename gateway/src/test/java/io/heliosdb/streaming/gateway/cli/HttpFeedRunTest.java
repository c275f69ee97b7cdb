package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Events over HTTP into a job of a running appliance, which ends in between. */
@Timeout(300)
class HttpFeedRunTest extends ApiRig {
    private static final String EVENTS = "/api/v1/streams/events/events";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String SBE = "application/x-sbe";

    @BeforeEach
    void fed() throws Exception {
        copyStream();
    }

    @Test
    void eachEventIsTakenOnceWhateverIsRepeated() throws Exception {
        start("run");
        register();
        assertThat(ask(200, "GET", "/api/v1/streams", "").path("streams").findValuesAsText("name"))
                .contains("events");
        assertThat(
                        ask(
                                        200,
                                        "POST",
                                        EVENTS,
                                        "{\"k\": \"a\", \"v\": 1}\n{\"k\": \"b\", \"v\": 2}\n",
                                        "Content-Type",
                                        "application/x-ndjson")
                                .toString())
                .isEqualTo(
                        "{\"rows\":2,\"repeated_rows\":0,\"next_sequence\":3,"
                                + "\"durability\":\"fsynced\"}");
        feedKeyed("c,3\nd,4\n", 0);
        feedKeyed("c,3\nd,4\n", 2);
        feedNumbered(200, 1, "[{\"k\": \"e\", \"v\": 5}, {\"k\": \"f\", \"v\": 6}]");
        feedNumbered(409, 4, "[{\"k\": \"h\", \"v\": 8}]");
        end();

        start("run");
        login();
        feedKeyed("c,3\nd,4\n", 2);
        feedNumbered(200, 1, "[{\"k\": \"e\", \"v\": 5}, {\"k\": \"f\", \"v\": 6}, {\"v\": 7}]");
        assertThat(ask(200, "GET", "/api/v1/streams/events", "").path("repeated_rows").asInt())
                .isEqualTo(4);
        end();
        assertThat(copies()).containsExactly("a,1", "b,2", "c,3", "d,4", "e,5", "f,6", ",7");
    }

    private void feedKeyed(final String lines, final int repeated) throws Exception {
        assertThat(
                        ask(
                                        200,
                                        "POST",
                                        EVENTS,
                                        lines,
                                        "Content-Type",
                                        CSV,
                                        "Idempotency-Key",
                                        "order 7")
                                .path("repeated_rows")
                                .asInt())
                .isEqualTo(repeated);
    }

    private void feedNumbered(final int status, final int first, final String rows)
            throws Exception {
        ask(
                status,
                "POST",
                EVENTS,
                rows,
                "Content-Type",
                JSON,
                "Producer-Id",
                "p1",
                "Producer-Sequence",
                Integer.toString(first));
    }

    @Test
    void whatIsWrongIsRefusedAsAWhole() throws Exception {
        start("run");
        register();
        assertThat(
                        ask(400, "POST", EVENTS, "a,1\nb,x\n", "Content-Type", CSV)
                                .path("error")
                                .asText())
                .contains("x");
        ask(400, "POST", EVENTS, "a,1", "Content-Type", "text/plain");
        ask(400, "POST", EVENTS, "a,1", "Content-Type", CSV, "Producer-Id", "p1");
        ask(
                400,
                "POST",
                EVENTS,
                "a,1",
                "Content-Type",
                CSV,
                "Producer-Id",
                "p/1",
                "Producer-Sequence",
                "1");
        ask(404, "POST", "/api/v1/streams/nothing/events", "a,1", "Content-Type", CSV);
        ask(400, "POST", EVENTS, "\1\0\0\0x", "Content-Type", "application/x-sbe");
        for (final String body :
                List.of(
                        "[[{\"v\": 1}]]",
                        "[1]",
                        "{\"v\": 1",
                        "[{\"v\": 1}",
                        "[{\"v\": 1}] xx",
                        "{\"v\": 1} garbage ]]}{")) {
            ask(400, "POST", EVENTS, body, "Content-Type", JSON);
        }
        ask(413, "POST", EVENTS, "a,1\n".repeat(4_300_000), "Content-Type", CSV);
        assertThat(ask(200, "POST", EVENTS, "a,1", "Content-Type", CSV).path("rows").asInt())
                .isEqualTo(1);
        end();
        assertThat(copies()).containsExactly("a,1");
    }

    @Test
    void aLineHasItsLengthAndNoByteMore() throws Exception {
        copyStream(", 'max-line-length' = '100 b'");
        start("run");
        register();
        final String longest = "a".repeat(98) + ",1";
        final String object = "{\"k\": \"" + "b".repeat(83) + "\", \"v\": 1}";
        ask(200, "POST", EVENTS, longest + "\nc,1\n" + longest, "Content-Type", CSV);
        ask(200, "POST", EVENTS, "[" + "{},".repeat(32) + "{}]", "Content-Type", JSON);
        ask(200, "POST", EVENTS, object + "\n" + object, "Content-Type", JSON);
        refuseAsTooLong("c,1\na" + longest, CSV, 2);
        refuseAsTooLong(longest + "1\n", CSV, 1);
        ask(200, "POST", EVENTS, "[" + "{},".repeat(1000) + "{}]", "Content-Type", JSON);
        refuseAsTooLong("[" + object + ",\n" + object.replace("b\"", "bb\"") + "]", JSON, 2);
        refuseAsTooLong(object + "\n" + object.replace("b\"", "bb\"") + "\n", JSON, 2);
        end();
        assertThat(copies()).hasSize(5);
    }

    @Test
    void objectsOfJsonStandWhereTheyLike() throws Exception {
        copyStream();
        start("run");
        register();
        ask(200, "POST", EVENTS, "{\"v\": 1}{\"v\": 2} {\"v\": 3}\n", "Content-Type", JSON);
        ask(200, "POST", EVENTS, "[{\"v\": 4}][{\"v\": 5}]", "Content-Type", JSON);
        final String array =
                """

                [
                  {
                    "k": "ü]}\\"",
                    "v": 6
                  },
                  {"k": "c\\n", "v": %s}, {
                    "v": 8}
                ]
                """;
        ask(200, "POST", EVENTS, array.formatted("7"), "Content-Type", JSON);
        final JsonNode bad =
                ask(400, "POST", EVENTS, array.formatted("\"x\""), "Content-Type", JSON);
        assertThat(bad.path("position").path("line").asInt()).as(bad.toString()).isEqualTo(7);
        end();
        assertThat(copies())
                .hasSize(9)
                .startsWith(",1", ",2", ",3", ",4", ",5")
                .contains("\"ü]}\"\"\",6", ",8");
    }

    private void refuseAsTooLong(final String body, final String type, final int line)
            throws Exception {
        final JsonNode answer = ask(400, "POST", EVENTS, body, "Content-Type", type);
        assertThat(answer.path("code").asText()).as(body).isEqualTo("HCOD-0107");
        assertThat(answer.path("position").path("line").asInt()).isEqualTo(line);
    }

    @Test
    void rowsOfTheSchemaAreTakenAsTheyAre() throws Exception {
        start("run");
        register();
        assertThat(
                        ask(200, "POST", EVENTS, rows("a", 1, "bcd", 2), "Content-Type", SBE)
                                .path("rows")
                                .asInt())
                .isEqualTo(2);
        final byte[] cut = rows("a", 3, "b", 4);
        for (int length = 1; length < cut.length; length++) {
            final int status = length == cut.length / 2 ? 200 : 400;
            ask(status, "POST", EVENTS, Arrays.copyOf(cut, length), "Content-Type", SBE);
        }
        final byte[] notUtf8 = rows("a", 5, "b", 6);
        notUtf8[indexOf(notUtf8, (byte) 'b')] = (byte) 0xFF;
        assertThat(ask(400, "POST", EVENTS, notUtf8, "Content-Type", SBE).path("detail").asText())
                .contains("row 2")
                .contains("UTF-8");
        end();
        assertThat(copies()).containsExactly("a,1", "bcd,2", "a,3");
    }

    private static int indexOf(final byte[] bytes, final byte wanted) {
        int index = 0;
        while (bytes[index] != wanted) {
            index++;
        }
        return index;
    }

    /** Rows, each behind its length. */
    private static byte[] rows(final Object... values) {
        final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        EventRows.of(values).forEach(row -> bytes.putInt(row.length).put(row));
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
