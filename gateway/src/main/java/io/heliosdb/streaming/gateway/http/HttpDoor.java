package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.config.ServerSettings;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

import java.util.ArrayList;
import java.util.List;

/** The door of an appliance for HTTP: the API at one port, probes at another one. */
public final class HttpDoor implements AutoCloseable {
    private final HttpListener api;
    private final HttpListener health;

    private final String host;

    private HttpDoor(final String host, final HttpListener api, final HttpListener health) {
        this.host = host;
        this.api = api;
        this.health = health;
    }

    /**
     * Opens it.
     *
     * @param appliance behind it
     * @param security who may do what
     * @param log told of requests, at level debug
     * @param defects told what is nobody's fault but ours
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HNET-0206} if a port cannot
     *     be had
     */
    public static HttpDoor open(
            final ServerSettings settings,
            final ApplianceAccess appliance,
            final Security security,
            final ServerLog log,
            final ErrorHandler defects) {
        final List<Route> probes = HealthRoutes.of(appliance.readiness());
        final RequestTraces traces = new RequestTraces(log, Clocks.nano(), Entropy.ofSystem());
        final HttpListener health =
                HttpListener.open(
                        settings.healthAddress(), probes, security.gate(), traces, defects);
        try {
            return new HttpDoor(
                    settings.host(),
                    HttpListener.open(
                            settings.apiAddress(),
                            routes(appliance, security),
                            security.gate(),
                            traces,
                            defects),
                    health);
        } catch (final RuntimeException e) {
            health.close();
            throw e;
        }
    }

    /** Every route of the API's port. */
    static List<Route> routes(final ApplianceAccess access, final Security security) {
        final Appliances appliance = new Appliances(access.queue());
        final List<Route> routes = new ArrayList<>(HealthRoutes.of(access.readiness()));
        routes.addAll(StateRoutes.of(appliance));
        routes.addAll(JobRoutes.of(appliance));
        routes.addAll(StreamRoutes.of(access));
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

    /** Where the API is. */
    public String api() {
        return "http://" + host + ':' + api.port();
    }

    /** Where probes are answered. */
    public String health() {
        return "http://" + host + ':' + health.port();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(api, health);
    }
}
