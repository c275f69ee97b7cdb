package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.heliosdb.streaming.client.FeedContext;
import io.heliosdb.streaming.client.FeedTls;
import io.heliosdb.streaming.client.HeliosFeed;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The client library over TLS. */
@Timeout(300)
class TlsFeedRunTest extends TlsRig {
    private static final int ROWS = 200_000;
    private static final int ROW_BYTES = 128;

    private FeedContext context(final Ledger ledger) {
        return new FeedContext("events")
                .address("127.0.0.1", port("feeds"))
                .token(token())
                .retainedBytes(1 << 20)
                .longestPause(Duration.ofMillis(100))
                .ledger(ledger);
    }

    @Test
    void eachRowArrivesOnceOverAnEndInBetween() throws Exception {
        encrypt("client_certificates = \"required\"", "client_ca_file = \"ours.pem\"");
        ours.sign("feeder");
        believe(ours.clientWith(ours, "feeder"));
        feedAtOnePort();
        start("run");
        register();
        final FeedTls tls =
                FeedTls.trusting(ours.authority())
                        .showing(ours.certificateFile("feeder"), ours.keyFile("feeder"));
        try (Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed = HeliosFeed.open(context(ledger).producer("p1").tls(tls));
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
    void whoIsNotBelievedIsToldWhy() throws Exception {
        encrypt("client_certificates = \"required\"", "client_ca_file = \"ours.pem\"");
        ours.sign("feeder").sign("elsewhere", "-ext", "san=dns:elsewhere.example");
        final Certificates strangers = new Certificates(folder, "strangers");
        believe(ours.clientWith(ours, "feeder"));
        start("run");
        register();
        final FeedTls nobody = FeedTls.trusting(ours.authority());
        final FeedTls stranger =
                FeedTls.trusting(strangers.authority())
                        .showing(ours.certificateFile("feeder"), ours.keyFile("feeder"));
        assertRefused(nobody, port("feeds"), "certificate_required");
        assertRefused(stranger, port("feeds"), "PKIX path");
        assertRefused(FeedTls.ofSystem(), port("feeds"), "PKIX path");
        final FeedTls known =
                nobody.showing(ours.certificateFile("feeder"), ours.keyFile("feeder"));
        assertRefused(known, port("health"), "plaintext connection");
        assertThat(failures("client_refused")).isEqualTo(2);
        Files.copy(ours.certificateFile("elsewhere"), file("server.pem"), REPLACE_EXISTING);
        Files.copy(
                ours.keyFile("elsewhere"), file("server.key"), REPLACE_EXISTING, COPY_ATTRIBUTES);
        assertThat(ask("config", "reload")).as(answer()).isZero();
        assertRefused(known, port("feeds"), "matching IP address 127.0.0.1");
    }

    private void assertRefused(final FeedTls tls, final int door, final String why) {
        try (Ledger ledger = new Ledger(1 << 24);
                HeliosFeed feed =
                        HeliosFeed.open(context(ledger).address("127.0.0.1", door).tls(tls))) {
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    feed.poll();
                                }
                            })
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            error -> {
                                assertThat(error.code().code()).isEqualTo("HCLT-0105");
                                assertThat(error.detail()).contains(why);
                            });
        }
    }
}
