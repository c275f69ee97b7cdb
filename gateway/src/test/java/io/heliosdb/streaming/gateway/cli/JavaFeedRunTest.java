package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.heliosdb.streaming.client.FeedContext;
import io.heliosdb.streaming.client.HeliosFeed;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The client library, against an appliance that ends and comes back while it feeds. */
@Timeout(300)
class JavaFeedRunTest extends ApiRig {
    private static final int ROWS = 200_000;
    private static final int ROW_BYTES = 128;

    private FeedContext context(final Ledger ledger) {
        final String address = address("feeds");
        return new FeedContext("events")
                .address("127.0.0.1", Integer.parseInt(address.substring(address.indexOf(':') + 1)))
                .token(token())
                .retainedBytes(1 << 20)
                .longestPause(Duration.ofMillis(100))
                .ledger(ledger);
    }

    @Test
    void eachRowArrivesOnceOverAnEndInBetween() throws Exception {
        copyStream();
        feedAtOnePort();
        start("run");
        register();
        try (Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed = HeliosFeed.open(context(ledger).producer("p1"));
                Arena text = Arena.open(ledger, "test", "text", 64)) {
            Memory.putByte(text.address(), (byte) 'k');
            final RowWriter row = new RowWriter(EventRows.LAYOUT);
            int next = 1;
            boolean isRestarted = false;
            while (feed.acknowledged() < ROWS) {
                final long address = next <= ROWS ? feed.claim(ROW_BYTES) : 0;
                if (address > 0) {
                    row.wrap(address, ROW_BYTES);
                    row.putInt(1, next);
                    row.putBytes(0, text.address(), 1);
                    assertThat(feed.commit(row.finish())).isEqualTo(next);
                    next++;
                } else {
                    feed.poll();
                }
                if (!isRestarted && feed.acknowledged() > ROWS / 4) {
                    isRestarted = true;
                    end();
                    start("run");
                }
            }
            assertThat(feed.badRows()).isZero();
        }
        end();
        final List<String> expected =
                IntStream.rangeClosed(1, ROWS).mapToObj(n -> "k," + n).toList();
        assertThat(copies()).isEqualTo(expected);
    }

    @Test
    void aRefusedFeedSaysWhy() throws Exception {
        copyStream();
        start("run");
        register();
        try (Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed = HeliosFeed.open(context(ledger).token("x.y.z"))) {
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
