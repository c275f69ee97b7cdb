package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/** An appliance with TLS on its listeners, and all kinds of clients. */
@Timeout(300)
class TlsRunTest extends TlsRig {
    private static final int PATIENCE_MS = 60_000;

    /** Of all doors. */
    private static final Duration HANDSHAKE_DEADLINE = Duration.ofSeconds(5);

    private void startEncrypted(final String... settings) throws Exception {
        encrypt(settings);
        start("run");
        register();
    }

    @Test
    void requestsAndLinesAreEncrypted() throws Exception {
        startEncrypted();
        assertThat(address("api")).startsWith("https://");
        assertThat(address("metrics")).startsWith("https://");
        assertThat(address("health")).as("probes have no certificates").startsWith("http://");
        final StringBuilder lines = new StringBuilder();
        final List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 50_000; i++) {
            expected.add("key" + i % 7 + "," + i);
            lines.append(expected.getLast()).append('\n');
        }
        try (StreamClient client = greet(ours.client(), "p1")) {
            assertThat(client.told()).isEqualTo("RESUME 0");
            client.send(lines.toString());
            assertThat(client.toldAtLast("ACK 50000 fsynced")).isEqualTo("ACK 50000 fsynced");
        }
        assertThat(metric("heliosdb_tls_handshakes_total")).isGreaterThanOrEqualTo(2);
        assertThat(metric("heliosdb_tls_certificate_days_left")).isBetween(88.0, 90.0);
        end();
        assertThat(copies()).isEqualTo(expected);
    }

    @Test
    void whatIsSentBeforeTheClientEndsIsTaken() throws Exception {
        startEncrypted();
        final StringBuilder lines = new StringBuilder();
        final List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 50_000; i++) {
            expected.add("k," + i);
            lines.append("k,").append(i).append('\n');
        }
        try (StreamClient client = greet(ours.client(), "p1")) {
            assertThat(client.told()).isEqualTo("RESUME 0");
            client.send(lines.toString()).end();
            String told = client.told();
            while (told != null) {
                told = client.told();
            }
        }
        try (StreamClient client = greet(ours.client(), "p1")) {
            assertThat(client.told()).isEqualTo("RESUME 50000");
        }
        end();
        assertThat(copies()).isEqualTo(expected);
    }

    @Test
    void plainTextAndOlderVersionsAreRefused() throws Exception {
        startEncrypted();
        for (final String door : List.of("api", "feeds", "metrics")) {
            assertThat(answer(port(door), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .as(door)
                    .doesNotContain("HTTP")
                    .hasSizeLessThan(10);
            assertThatThrownBy(() -> shakeHands(ours.client(), port(door), "TLSv1.2"))
                    .as(door)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("protocol_version");
        }
        assertThat(failures("plain_text")).isEqualTo(3);
        assertThat(failures("version")).isEqualTo(3);
        assertThat(log()).contains("handshake failed  reason=plain_text", "reason=version");
        assertThat(ask(200, "GET", "/api/v1/streams/events", "").path("rows").asInt()).isZero();
    }

    @Test
    void clientsShowCertificates() throws Exception {
        encrypt("client_certificates = \"required\"", "client_ca_file = \"clients.pem\"");
        final Certificates clients =
                new Certificates(folder, "clients")
                        .sign("anna")
                        .sign("old", "-startdate", "-10d", "-validity", "5");
        final Certificates strangers = new Certificates(folder, "strangers").sign("eve");
        final SSLContext good = ours.clientWith(clients, "anna");
        start("run");
        believe(good);
        register();
        try (StreamClient client = greet(good, "p1")) {
            assertThat(client.told()).isEqualTo("RESUME 0");
        }
        for (final SSLContext bad :
                List.of(
                        ours.client(),
                        ours.clientWith(clients, "old"),
                        ours.clientWith(strangers, "eve"))) {
            for (final String door : List.of("api", "feeds", "metrics")) {
                assertThatThrownBy(() -> shakeHands(bad, port(door), "TLSv1.3"))
                        .as(door)
                        .isInstanceOf(IOException.class);
            }
        }
        assertThat(failures("no_certificate")).isEqualTo(3);
        assertThat(failures("bad_certificate")).isEqualTo(6);
        assertThat(send(request("/api/v1/streams")).statusCode()).isEqualTo(200);
    }

    @Test
    void certificatesAreReplacedUnderConnections() throws Exception {
        startEncrypted();
        try (StreamClient client = greet(ours.client(), "p1")) {
            assertThat(client.told()).isEqualTo("RESUME 0");
            final Certificate before = presented("api");
            Files.copy(file("server.pem"), file("server.old"));
            Files.writeString(file("server.pem"), "no certificate");
            assertThat(ask("config", "reload")).isNotZero();
            assertThat(answer()).contains("HTLS-0002");
            assertThat(ask(409, "POST", "/api/v1/admin/reload", "").path("code").asText())
                    .isEqualTo("HTLS-0002");
            assertThat(presented("feeds")).isEqualTo(before);

            ours.sign("next");
            Files.copy(file("next.pem"), file("server.pem"), StandardCopyOption.REPLACE_EXISTING);
            assertThat(ask("config", "reload")).as("with the key of another").isNotZero();
            assertThat(answer()).contains("HTLS-0004");
            assertThat(presented("api")).isEqualTo(before);

            Files.copy(
                    file("next.key"),
                    file("server.key"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            assertThat(ask(200, "POST", "/api/v1/admin/reload", "").path("applied").toString())
                    .isEqualTo("[\"tls.certificate_file\"]");
            assertThat(log()).contains("configuration reloaded  applied=tls.certificate_file");
            assertThat(ask("config", "reload")).isZero();
            assertThat(log()).contains("configuration reloaded  applied=nothing");
            for (final String door : List.of("api", "feeds", "metrics")) {
                assertThat(presented(door)).as(door).isEqualTo(ours.certificate("next"));
            }
            assertThat(client.send("a,1\n").toldAtLast("ACK 1 fsynced"))
                    .as("over the old connection")
                    .isEqualTo("ACK 1 fsynced");
        }
    }

    @Test
    void halfOpenHandshakesKeepNobodyOut() throws Exception {
        startEncrypted();
        final List<Socket> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                for (final String door : List.of("api", "feeds")) {
                    final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(door));
                    socket.getOutputStream().write(new byte[] {22, 3, 1, 2}); // and no more
                    halfOpen.add(socket);
                }
            }
            ask(200, "GET", "/api/v1/streams", "");
            try (StreamClient client = greet(ours.client(), "p1")) {
                assertThat(client.told()).isEqualTo("RESUME 0");
            }
            assertThat(failures("crowded_out")).isGreaterThan(1_000);
            while (failures("too_slow") < 256) {
                Thread.onSpinWait();
            }
        } finally {
            for (final Socket socket : halfOpen) {
                socket.close();
            }
        }
    }

    @Test
    void aSlowHandshakeIsBrokenOff() throws Exception {
        startEncrypted();
        for (final String door : List.of("api", "feeds")) {
            final long begunNs = System.nanoTime();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(door))) {
                final var sending =
                        CompletableFuture.supplyAsync(
                                () -> drip(socket), Thread.ofVirtual()::start);
                socket.setSoTimeout(PATIENCE_MS);
                assertClosed(socket);
                final long tookNs = System.nanoTime() - begunNs;
                assertThat(Duration.ofNanos(tookNs))
                        .as(door)
                        .isBetween(HANDSHAKE_DEADLINE, HANDSHAKE_DEADLINE.multipliedBy(4));
                assertThat(sending.get(PATIENCE_MS, TimeUnit.MILLISECONDS))
                        .as("how the sender is told at %s", door)
                        .isInstanceOf(SocketException.class)
                        .hasMessageMatching("Broken pipe|Connection reset.*");
            }
        }
        assertThat(failures("too_slow")).isEqualTo(2);
    }

    private static void assertClosed(final Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isNegative();
        } catch (final SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    /** A byte of a greeting each tenth of a second, until that fails. */
    private static IOException drip(final Socket socket) {
        try {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0});
            while (true) {
                Thread.sleep(100);
                socket.getOutputStream().write(1);
            }
        } catch (final IOException closed) {
            return closed;
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Certificate presented(final String door) throws Exception {
        try (SSLSocket socket =
                (SSLSocket)
                        ours.client().getSocketFactory().createSocket("127.0.0.1", port(door))) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Connects and reads until the appliance has said what it thinks of that. */
    private static void shakeHands(final SSLContext context, final int port, final String protocol)
            throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            socket.getInputStream().read();
        }
    }

    private static String answer(final int port, final String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
