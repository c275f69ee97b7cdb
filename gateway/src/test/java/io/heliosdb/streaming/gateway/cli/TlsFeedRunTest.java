package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.heliosdb.streaming.client.FeedContext;
import io.heliosdb.streaming.client.FeedTls;
import io.heliosdb.streaming.client.HeliosFeed;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The client library over TLS. */
@Timeout(300)
class TlsFeedRunTest extends TlsRig {
    private FeedContext context() {
        return new FeedContext("events")
                .address("127.0.0.1", port("feeds"))
                .token(token())
                .retainedBytes(1 << 20)
                .longestPause(Duration.ofMillis(100));
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
        final List<String> expected =
                RowFeeder.feed(context().producer("p1").tls(tls), this::startAgain);
        end();
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
                        HeliosFeed.open(
                                context().ledger(ledger).address("127.0.0.1", door).tls(tls))) {
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
