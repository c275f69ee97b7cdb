package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.config.MetricsSettings;
import io.heliosdb.streaming.gateway.config.ServerSettings;
import io.heliosdb.streaming.gateway.control.FakeAppliance;
import io.heliosdb.streaming.gateway.control.OrderEntry;
import io.heliosdb.streaming.gateway.control.Orders;
import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.metrics.MetricsPage;
import io.heliosdb.streaming.gateway.metrics.MetricsSampler;
import io.heliosdb.streaming.gateway.security.LoginResult;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.security.SecurityPorts;
import io.heliosdb.streaming.gateway.security.SecuritySettings;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.limit.LimitSettings;
import io.heliosdb.streaming.gateway.security.user.PasswordRules;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An open door before an appliance that only remembers, with a user of each role. */
final class HttpRig implements AutoCloseable {
    static final String PASSWORD = "vogel taucht im winter";

    final FakeAppliance appliance = new FakeAppliance();
    final List<OrderEntry> noted = new CopyOnWriteArrayList<>();
    final Readiness readiness = new Readiness();
    final Map<String, String> tokens = new TreeMap<>();
    final Security security;
    final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ControlQueue queue = new ControlQueue();
    private final StreamDirectory streams = new StreamDirectory(1 << 26);
    private final ApplianceAccess access =
            new ApplianceAccess(queue, streams, readiness, new MetricsSampler(Clocks.nano()));
    private final HttpDoor door;
    private final MetricsPage page;
    private final ExecutorService server = Executors.newSingleThreadExecutor();
    private volatile boolean isEnding;

    HttpRig(final Path root) {
        final FileStorage storage = new FileStorage();
        DataFolder.prepare(storage, root, Optional.empty());
        final DataFolder folder =
                DataFolder.open(storage, root, () -> 7, Clocks.epoch(), Optional.empty());
        final Entropy entropy = Entropy.ofSystem();
        security =
                Security.open(
                        new SecuritySettings(
                                Optional.empty(),
                                List.of(),
                                3_600_000,
                                PasswordRules.standard(),
                                LimitSettings.standard().off(),
                                List.of(),
                                Optional.empty(),
                                List.of()),
                        new SecurityPorts(
                                storage,
                                Clocks.epoch(),
                                Clocks.nano(),
                                entropy,
                                (what, details) -> {}),
                        folder);
        page =
                new MetricsPage(
                        access.metrics(),
                        security.counts(),
                        streams,
                        new FeedCounts(),
                        Optional.empty());
        door =
                HttpDoor.open(
                        new HttpDoor.Places(
                                new ServerSettings(true, "127.0.0.1", 0, 0, false, 0),
                                new MetricsSettings("127.0.0.1", 0, false),
                                Optional.empty()),
                        access,
                        page,
                        security,
                        ServerLog.open(
                                new LoggingSettings(
                                        LoggingSettings.Level.DEBUG,
                                        LoggingSettings.Format.JSON,
                                        Optional.empty()),
                                Clocks.epoch(),
                                new PrintStream(lines, true, StandardCharsets.UTF_8)),
                        defect -> {
                            throw new AssertionError(defect);
                        });
        server.execute(this::serve);
        final String code = security.firstAdmin().begin(entropy).orElseThrow();
        tokens.put(
                "Admin",
                token(
                        security.logins()
                                .registerFirst(code, "admin", PASSWORD.toCharArray(), local())
                                .join()));
        for (final String role : List.of("Operator", "Viewer")) {
            final String name = role.toLowerCase(Locale.ROOT);
            security.accounts().create(name, PASSWORD.toCharArray(), Set.of(role)).join();
            tokens.put(
                    role,
                    token(security.logins().login(name, PASSWORD.toCharArray(), local()).join()));
        }
    }

    private static ClientAddress local() {
        return ClientAddress.of(InetAddress.getLoopbackAddress());
    }

    private static String token(final LoginResult result) {
        return ((LoginResult.LoggedIn) result).token().text();
    }

    private void serve() {
        final Orders orders = new Orders(appliance, noted::add);
        while (!isEnding) {
            if (queue.carryOut(orders) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Every route of the API's port. */
    List<Route> routes() {
        return HttpDoor.routes(access, page, security);
    }

    /** Asks the API. */
    HttpResponse<String> ask(
            final String verb, final String path, final Optional<String> token, final String body)
            throws IOException, InterruptedException {
        return ask(verb, path, token, body, Map.of());
    }

    HttpResponse<String> ask(
            final String verb,
            final String path,
            final Optional<String> token,
            final String body,
            final Map<String, String> headers)
            throws IOException, InterruptedException {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(door.api() + path))
                        .method(
                                verb,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks where probes are answered. */
    HttpResponse<String> probe(final String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(door.health() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(final HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Override
    public void close() {
        door.close();
        isEnding = true;
        server.close();
        queue.close();
        streams.close();
        security.close();
        client.close();
    }
}
