package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many connections to the feeds of a running appliance, of which some say nothing. */
@Timeout(300)
class NewcomersRunTest extends ApiRig {
    private final List<StreamClient> clients = new ArrayList<>();

    @AfterEach
    void leave() {
        CloseHelper.closeAll(clients);
    }

    private void run(final String options) throws Exception {
        copyStream(options);
        start("run");
        register();
    }

    private StreamClient connect(final String from) throws IOException {
        final StreamClient client = new StreamClient(address("feeds"), from);
        clients.add(client);
        return client;
    }

    private StreamClient greet(final String from) throws IOException {
        return connect(from)
                .send(
                        "HELLO {\"stream\": \"events\", \"format\": \"csv\", \"token\": \""
                                + token()
                                + "\"}\n");
    }

    private static void expectSentAway(final StreamClient client) throws IOException {
        assertThat(client.told()).startsWith("ERR 0 HNET-0407 ");
        assertThat(client.told()).isNull();
    }

    @Test
    void silentOnesOfAnAddressGiveWayToOthers() throws Exception {
        run("");
        final StreamClient oldest = connect("127.0.0.1");
        final StreamClient second = connect("127.0.0.1");
        for (int i = 2; i < 64; i++) {
            connect("127.0.0.1");
        }
        final StreamClient feeder = greet("127.0.0.1");
        expectSentAway(oldest);
        assertThat(feeder.told()).isEqualTo("RESUME 0");
        assertThat(feeder.send("a,1\n").end().told()).isEqualTo("ACK 1 fsynced");
        connect("127.0.0.1"); // in the place of the one that has greeted
        second.send("HELLO {}\n");
        assertThat(second.told()).startsWith("ERR 0 HNET-0401 ");
        end();
        assertThat(copies()).containsExactly("a,1");
    }

    @Test
    void silentOnesOfManyAddressesGiveWayToOthers() throws Exception {
        run("");
        final StreamClient oldest = connect("127.0.1.1");
        for (int i = 1; i < 256; i++) {
            connect("127.0.1." + (1 + i / 64));
        }
        assertThat(greet("127.0.2.1").told()).isEqualTo("RESUME 0");
        expectSentAway(oldest);
        end();
    }

    @Test
    void whoIsOneTooManyIsTold() throws Exception {
        run(", 'max-connections' = '2000', 'max-line-length' = '1 kb'");
        for (int i = 0; i < 1023; i++) {
            assertThat(greet("127.0.0.1").told()).isEqualTo("RESUME 0");
        }
        final StreamClient silent = connect("127.0.0.1");
        final StreamClient last = greet("127.0.0.1");
        expectSentAway(silent);
        assertThat(last.told()).isEqualTo("RESUME 0");
        expectSentAway(connect("127.0.0.1"));
        assertThat(last.send("a,1\n").end().told()).isEqualTo("ACK 1 fsynced");
        assertThat(last.told()).isNull();
        assertThat(greet("127.0.0.1").told()).isEqualTo("RESUME 0");
        end();
    }
}
