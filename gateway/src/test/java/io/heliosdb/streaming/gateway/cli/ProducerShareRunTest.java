package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Producers of several users, who have a share each. */
@Timeout(300)
class ProducerShareRunTest extends ApiRig {
    private JsonNode feed(final int status, final String producer) throws Exception {
        return ask(
                status,
                "POST",
                "/api/v1/streams/events/events",
                producer + ",1",
                "Content-Type",
                "text/csv",
                "Producer-Id",
                producer,
                "Producer-Sequence",
                "1");
    }

    @Test
    void noUserTakesThePlacesOfAll() throws Exception {
        copyStream(", 'max-producers' = '5', 'max-producers-per-user' = '2'");
        start("run");
        register();
        feed(200, "a");
        feed(200, "b");
        assertThat(feed(409, "c").path("hint").asText()).contains("max-producers-per-user");
        becomeOperator("bert");
        feed(200, "a");
        end();

        start("run");
        login();
        assertThat(feed(409, "c").path("error").asText()).contains("the user has too many");
        assertThat(feed(200, "b").path("repeated_rows").asInt()).isEqualTo(1);
        end();
        assertThat(copies()).containsExactly("a,1", "b,1", "a,1");
    }

    @Test
    void aShareIsHalfUnlessItIsSet() throws Exception {
        copyStream(", 'max-producers' = '3'");
        start("run");
        register();
        feed(200, "a");
        feed(200, "b");
        feed(409, "c");
        becomeOperator("bert");
        feed(200, "a");
        assertThat(feed(409, "b").path("error").asText()).contains("too many producers");
        end();
    }
}
