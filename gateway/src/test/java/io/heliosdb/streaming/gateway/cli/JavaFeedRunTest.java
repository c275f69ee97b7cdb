package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.heliosdb.streaming.client.FeedContext;
import io.heliosdb.streaming.client.HeliosFeed;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** The client library, against an appliance that ends and comes back while it feeds. */
@Timeout(300)
class JavaFeedRunTest extends ApiRig {
    private FeedContext context() {
        final String address = address("feeds");
        return new FeedContext("events")
                .address("127.0.0.1", Integer.parseInt(address.substring(address.indexOf(':') + 1)))
                .token(token())
                .retainedBytes(1 << 20)
                .longestPause(Duration.ofMillis(100));
    }

    @Test
    void eachRowArrivesOnceOverAnEndInBetween() throws Exception {
        copyStream();
        feedAtOnePort();
        start("run");
        register();
        final List<String> expected = RowFeeder.feed(context().producer("p1"), this::startAgain);
        end();
        assertThat(copies()).isEqualTo(expected);
    }

    @Test
    void aRefusedFeedSaysWhy() throws Exception {
        copyStream();
        start("run");
        register();
        try (Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed = HeliosFeed.open(context().ledger(ledger).token("x.y.z"))) {
            assertThat(feed.claim(8)).isEqualTo(HeliosFeed.NOT_CONNECTED);
            assertThatThrownBy(() -> pollForEver(feed))
                    .isInstanceOf(HeliosException.class)
                    .hasMessageContaining("refuses");
        }
    }

    private static void pollForEver(final HeliosFeed feed) {
        while (true) {
            feed.poll();
        }
    }

    @Test
    void whatIsNoApplianceIsTold() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed =
                        HeliosFeed.open(
                                new FeedContext("events")
                                        .address("127.0.0.1", other.getLocalPort())
                                        .retainedBytes(1 << 20)
                                        .ledger(ledger))) {
            feed.poll();
            try (Socket client = other.accept()) {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n".getBytes(US_ASCII));
                assertThatThrownBy(() -> pollForEver(feed))
                        .isInstanceOf(HeliosException.class)
                        .hasMessageContaining("HCLT-0103");
            }
        }
    }
}
