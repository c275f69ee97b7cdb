package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.config.MetricsSettings;
import io.heliosdb.streaming.gateway.config.ServerSettings;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.metrics.MetricsPage;
import io.heliosdb.streaming.gateway.security.Gate;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The door of an appliance for HTTP: the API, probes and metrics, each at a port of its own. */
public final class HttpDoor implements AutoCloseable {
    private final HttpListener api;
    private final HttpListener health;
    private final HttpListener metrics;
    private final Places places;

    private HttpDoor(
            final Places places,
            final HttpListener api,
            final HttpListener health,
            final HttpListener metrics) {
        this.places = places;
        this.api = api;
        this.health = health;
        this.metrics = metrics;
    }

    /**
     * Where to listen. Probes are always answered in plain text: they tell nothing else, and who
     * asks for them often has no certificate.
     *
     * @param tls none for plain text everywhere
     */
    public record Places(ServerSettings server, MetricsSettings metrics, Optional<ServerTls> tls) {
        private Optional<ServerTls> metricsTls() {
            return metrics.isPlainAllowed() ? Optional.empty() : tls;
        }

        private HttpListener.Place api() {
            return new HttpListener.Place(server.apiAddress(), tls);
        }

        private HttpListener.Place probes() {
            return new HttpListener.Place(server.healthAddress(), Optional.empty());
        }

        private HttpListener.Place scrapes() {
            return new HttpListener.Place(metrics.address(), metricsTls());
        }
    }

    /**
     * Opens it.
     *
     * @param places where to listen
     * @param appliance behind it
     * @param page what scrapes are answered
     * @param security who may do what
     * @param log told of requests, at level debug
     * @param defects told what is nobody's fault but ours
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HNET-0206} if a port cannot
     *     be had
     */
    public static HttpDoor open(
            final Places places,
            final ApplianceAccess appliance,
            final MetricsPage page,
            final Security security,
            final ServerLog log,
            final ErrorHandler defects) {
        final Opened opened = new Opened();
        final Gate gate = security.gate();
        final RequestTraces traces = new RequestTraces(log, Clocks.nano(), Entropy.ofSystem());
        try {
            final HttpListener health =
                    opened.add(
                            HttpListener.open(
                                    places.probes(),
                                    HealthRoutes.of(appliance.readiness()),
                                    gate,
                                    traces,
                                    defects));
            final HttpListener metrics =
                    opened.add(
                            HttpListener.open(
                                    places.scrapes(),
                                    MetricsRoutes.open(page),
                                    gate,
                                    traces,
                                    defects));
            return new HttpDoor(
                    places,
                    HttpListener.open(
                            places.api(), routes(appliance, page, security), gate, traces, defects),
                    health,
                    metrics);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Every route of the API's port. */
    static List<Route> routes(
            final ApplianceAccess access, final MetricsPage page, final Security security) {
        final Appliances appliance = new Appliances(access.queue());
        final List<Route> routes = new ArrayList<>(HealthRoutes.of(access.readiness()));
        routes.addAll(MetricsRoutes.guarded(page));
        routes.addAll(StateRoutes.of(appliance));
        routes.addAll(JobRoutes.of(appliance));
        routes.addAll(StreamRoutes.of(access));
        routes.addAll(ResultRoutes.of(access));
        routes.addAll(LoginRoutes.of(security));
        routes.addAll(UserRoutes.of(security));
        routes.addAll(AuditRoutes.of(security.audit()));
        final ObjectNode[] description = new ObjectNode[1];
        routes.add(
                Route.on("openapi", Verb.GET, "/openapi.json")
                        .saying("Describe the API in OpenAPI 3.1")
                        .by(request -> Reply.of(description[0])));
        description[0] = OpenApi.of(routes);
        return List.copyOf(routes);
    }

    private static String scheme(final Optional<ServerTls> tls) {
        return tls.isPresent() ? "https://" : "http://";
    }

    /** Where the API is. */
    public String api() {
        return scheme(places.tls()) + places.server().host() + ':' + api.port();
    }

    /** Where probes are answered. */
    public String health() {
        return scheme(Optional.empty()) + places.server().host() + ':' + health.port();
    }

    /** Where metrics are told. */
    public String metrics() {
        return scheme(places.metricsTls()) + places.metrics().host() + ':' + metrics.port();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(api, health, metrics);
    }
}
