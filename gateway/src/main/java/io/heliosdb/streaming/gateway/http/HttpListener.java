package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.Caller;
import io.heliosdb.streaming.gateway.security.Gate;
import io.heliosdb.streaming.gateway.security.GateRequest;
import io.heliosdb.streaming.gateway.security.Refusal;
import io.heliosdb.streaming.gateway.security.Verdict;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;

import org.agrona.ErrorHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Listens at one address and leads each request to its route: {@link Gate} first, then the body,
 * then the handler, on a virtual thread. Everything that goes wrong is answered in one form.
 */
final class HttpListener implements AutoCloseable {
    static final int MAX_HEADER_BYTES = 8 << 10;
    private static final long IDLE_MS = TimeUnit.SECONDS.toMillis(30);
    private static final int MOST_CONNECTIONS = 1024;

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final List<Route> routes;
    private final Gate gate;
    private final RequestTraces traces;
    private final ErrorHandler defects;
    private final Bodies bodies = new Bodies(Clocks.nano());
    private final Javalin server;

    private HttpListener(
            final List<Route> routes,
            final Gate gate,
            final RequestTraces traces,
            final ErrorHandler defects,
            final Place place) {
        this.routes = routes;
        this.gate = gate;
        this.traces = traces;
        this.defects = defects;
        server = Javalin.create(config -> configure(config, place));
    }

    /**
     * Where one listens.
     *
     * @param address port 0 for any that is free
     * @param tls none for plain text
     */
    record Place(InetSocketAddress address, Optional<ServerTls> tls) {
        private void listen(final JavalinConfig config) {
            tls.ifPresent(
                    engines ->
                            config.jetty.addConnector(
                                    (jetty, http) ->
                                            TlsConnector.of(jetty, http, address, engines)));
        }
    }

    /**
     * Opens one.
     *
     * @param place where to listen
     * @param traces of the requests
     * @param defects told what is nobody's fault but ours
     * @throws HeliosException {@code HNET-0206} if that is not possible
     */
    static HttpListener open(
            final Place place,
            final List<Route> routes,
            final Gate gate,
            final RequestTraces traces,
            final ErrorHandler defects) {
        final HttpListener listener = new HttpListener(routes, gate, traces, defects, place);
        final InetSocketAddress address = place.address();
        try {
            listener.server.start(address.getHostString(), address.getPort());
            return listener;
        } catch (final JavalinException e) {
            listener.close();
            throw HeliosException.of(HttpError.NOT_OPENED, "cannot listen at " + address)
                    .detail(String.valueOf(e.getCause() == null ? e : e.getCause()))
                    .hint("set another port, or 0 for any that is free")
                    .causedBy(e);
        }
    }

    /** Where it listens. */
    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(final JavalinConfig config, final Place place) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(HttpListener::limit);
        final UnreadRequests unread = new UnreadRequests();
        place.listen(config);
        config.jetty.modifyServer(
                jetty -> {
                    jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, jetty));
                    jetty.setErrorHandler(unread);
                });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(unread));
        for (final Route route : routes) {
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.verb().name()),
                    route.path(),
                    context -> traces.run(context, route.name(), () -> complete(route, context)));
        }
        config.routes.exception(HeliosException.class, HttpListener::refuse);
        config.routes.exception(HttpResponseException.class, this::refuse);
        config.routes.exception(Exception.class, this::fail);
    }

    private static void limit(final HttpConfiguration http) {
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setIdleTimeout(IDLE_MS);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
    }

    /** Answers, whatever comes of it: with what was asked for, or with an error. */
    private void complete(final Route route, final Context context) {
        try {
            answer(route, context);
        } catch (final HeliosException e) {
            if (e.code() == HttpError.BODY_TOO_SLOW) {
                gate.noteSlowBody();
            }
            refuse(e, context);
        } catch (final HttpResponseException e) {
            refuse(e, context);
        } catch (final RuntimeException e) {
            fail(e, context);
        }
    }

    private void answer(final Route route, final Context context) {
        final Map<String, String> names = context.pathParamMap();
        switch (gate.decide(request(route, route.object(names), context))) {
            case Verdict.Refused(Refusal refusal) -> refuse(refusal, context);
            case Verdict.Admitted(Caller caller) -> {
                final Map<String, String> headers = Headers.of(route, context);
                try (Bodies.Body body = bodies.read(route, context.req())) {
                    write(
                            context,
                            route.handler()
                                    .handle(
                                            new Request(
                                                    route,
                                                    names,
                                                    query(context),
                                                    headers,
                                                    body.bytes(),
                                                    caller)));
                }
            }
        }
    }

    /** Of a parameter that is there twice, the last. */
    private static Map<String, String> query(final Context context) {
        final Map<String, String> query = new HashMap<>();
        context.queryParamMap()
                .forEach(
                        (name, values) -> {
                            if (values.isEmpty()) {
                                throw HeliosException.of(
                                                HttpError.BAD_PARAMETER,
                                                "a parameter cannot be decoded")
                                        .detail(name)
                                        .hint("encode it as URLs are");
                            }
                            query.put(name, values.getLast());
                        });
        return query;
    }

    private static GateRequest request(
            final Route route, final String object, final Context context) {
        if (route.isOpen()) {
            final GateRequest open =
                    GateRequest.open(peer(context), Headers.forwardedFor(context), route.name());
            return route.isProbe() ? open.asProbe() : open;
        }
        final GateRequest request =
                GateRequest.of(
                        peer(context),
                        Headers.forwardedFor(context),
                        Headers.bearer(context),
                        route.needed(),
                        route.name(),
                        object);
        return route.media().isEmpty() ? request : request.asFeed();
    }

    private static InetAddress peer(final Context context) {
        return InetAddress.ofLiteral(context.req().getRemoteAddr());
    }

    private static void write(final Context context, final Reply reply) {
        context.status(reply.status());
        reply.headers().forEach(context::header);
        if (reply.body() != null) {
            write(context, "application/json", reply.body().toString());
        } else if (reply.text() != null) {
            write(context, reply.text().contentType(), reply.text().text());
        } else if (reply.streamed() != null) {
            stream(context, reply.streamed());
        }
    }

    private static void stream(final Context context, final Reply.Streamed streamed) {
        plain(context, streamed.contentType());
        try (Reply.Streamed.Body body = streamed.body();
                OutputStream output = context.res().getOutputStream()) {
            body.writeTo(output);
        } catch (final IOException e) {
            context.attribute(RequestTraces.READER_GONE, e); // as readers may
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is being closed
        }
    }

    private static void write(final Context context, final String contentType, final String body) {
        plain(context, contentType).result(body);
    }

    private static Context plain(final Context context, final String contentType) {
        return context.header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(contentType);
    }

    private static void refuse(final HeliosException error, final Context context) {
        write(context, Replies.of(error));
    }

    private static void refuse(final Refusal refusal, final Context context) {
        write(context, Replies.of(refusal));
    }

    /** What the server refuses by itself. */
    private void refuse(final HttpResponseException thrown, final Context context) {
        if (gate.decide(GateRequest.open(peer(context), Headers.forwardedFor(context), "unknown"))
                instanceof Verdict.Refused(Refusal refusal)) {
            refuse(refusal, context);
            return;
        }
        final HeliosException error =
                switch (thrown.getStatus()) {
                    case NOT_FOUND ->
                            HeliosException.of(HttpError.NO_SUCH_PATH, "there is no such path")
                                    .hint("GET /openapi.json describes all");
                    case NOT_ALLOWED ->
                            HeliosException.of(
                                            HttpError.NO_SUCH_VERB,
                                            "the path does not have this method")
                                    .hint("GET /openapi.json describes all");
                    default ->
                            HeliosException.of(HttpError.BODY_UNREADABLE, "the request is refused")
                                    .detail(String.valueOf(thrown.getMessage()));
                };
        refuse(error, context);
        context.status(thrown.getStatus());
    }

    private void fail(final Exception defect, final Context context) {
        defects.onError(defect);
        refuse(HttpError.defect(), context);
    }
}
