package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.result.WebhookTarget;

import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests, follows no redirect, and reads little of what is answered. Any thread. */
final class Sender implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int CONNECT_MS = 5_000;
    private static final int MOST_ANSWER_BYTES = 4096;
    private static final String AGENT = "HeliosDB-Streaming";

    /** What would go elsewhere, or answer for us. */
    private static final List<String> NOT_WANTED =
            List.of(
                    RedirectProtocolHandler.NAME,
                    WWWAuthenticationProtocolHandler.NAME,
                    ProxyAuthenticationProtocolHandler.NAME);

    private final HttpClient client = new HttpClient();

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param retryAfter the header, or null
     */
    record Answer(int status, String retryAfter) {
        boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    private final Destinations destinations;

    Sender(final Destinations destinations) {
        this.destinations = destinations;
        final QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("webhooks");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setFollowRedirects(false);
        client.setConnectTimeout(CONNECT_MS);
        client.setMaxResponseHeadersSize(MOST_ANSWER_BYTES * 4);
        client.setUserAgentField(null);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setSocketAddressResolver(this::resolve);
        try {
            client.start();
            NOT_WANTED.forEach(client.getProtocolHandlers()::remove);
        } catch (final Exception e) {
            throw new IllegalStateException("the client for HTTP does not start", e);
        }
    }

    /**
     * As often as there is a connection to be made, and nowhere else: a name cannot lead elsewhere
     * between the look at it and the connection.
     */
    private void resolve(
            final String host,
            final int port,
            final Map<String, Object> context,
            final Promise<List<InetSocketAddress>> promise) {
        final List<InetSocketAddress> addresses;
        try {
            final Destination to = (Destination) context.get(Destination.CONTEXT_KEY);
            addresses = destinations.of(host, port, !to.isSecure());
        } catch (final RuntimeException e) {
            promise.failed(e);
            return;
        }
        promise.succeeded(addresses);
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param body lines of JSON
     * @throws HeliosException if there is none, or the request may not go there
     */
    Answer send(final WebhookTarget target, final Map<String, String> headers, final byte[] body)
            throws InterruptedException {
        final URI url = target.url();
        final Request sent =
                client.newRequest(url)
                        .method(HttpMethod.POST)
                        .agent(AGENT)
                        .timeout(target.timeoutMs(), TimeUnit.MILLISECONDS)
                        .body(new BytesRequestContent("application/x-ndjson", body));
        headers.forEach((name, value) -> sent.headers(all -> all.put(name, value)));
        final InputStreamResponseListener listener = new InputStreamResponseListener();
        sent.send(listener);
        try {
            final Response answer = listener.get(target.timeoutMs(), TimeUnit.MILLISECONDS);
            passOver(listener, sent);
            return new Answer(answer.getStatus(), answer.getHeaders().get(HttpHeader.RETRY_AFTER));
        } catch (final TimeoutException e) {
            final var _ = sent.abort(e); // it may have ended by itself just now
            throw unanswered(url, e);
        } catch (final ExecutionException e) {
            throw unanswered(url, e);
        } catch (final InterruptedException e) {
            final var _ = sent.abort(e);
            throw e;
        }
    }

    /** What is said beside the status is of no use, whether it arrives or not. */
    private static void passOver(final InputStreamResponseListener listener, final Request sent)
            throws InterruptedException {
        try (InputStream answered = listener.getInputStream()) {
            answered.readNBytes(MOST_ANSWER_BYTES);
        } catch (final InterruptedIOException e) {
            final InterruptedException stopped = new InterruptedException("stopped");
            stopped.initCause(e);
            throw stopped;
        } catch (final IOException e) {
            final var _ = sent.abort(e);
        }
    }

    private static HeliosException unanswered(final URI url, final Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HeliosException refusal) {
                return refusal;
            }
        }
        final Throwable cause = e.getCause() == null ? e : e.getCause();
        return HeliosException.of(WebhookError.UNREACHABLE, url.getHost() + " does not answer")
                .detail(cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .causedBy(e);
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (final Exception e) {
            throw new IllegalStateException("the client for HTTP does not stop", e);
        }
    }
}
