package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives webhooks on this machine, and answers as it is told. */
final class WebhookReceiver implements AutoCloseable {
    static final byte[] SECRET = "a secret of some length".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final BlockingQueue<Got> requests = new LinkedBlockingQueue<>();
    private int count;

    /**
     * A request.
     *
     * @param headers by name in lower case
     * @param status that it was answered with
     */
    record Got(Map<String, String> headers, String body, int status) {
        /** Results in it. */
        List<JsonNode> results() throws IOException {
            final List<JsonNode> results = new ArrayList<>();
            for (final String line : body.lines().toList()) {
                results.add(new ObjectMapper().readTree(line));
            }
            return results;
        }

        /** What its signature must be. */
        String expectedSignature() throws GeneralSecurityException {
            final Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            final String signed =
                    headers.get("webhook-id") + '.' + headers.get("webhook-timestamp") + '.' + body;
            return "v1,"
                    + Base64.getEncoder()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Opens it.
     *
     * @param status of the answer to each request, counted from 1
     */
    WebhookReceiver(final IntUnaryOperator status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> take(exchange, status));
        server.start();
    }

    private synchronized void take(final HttpExchange exchange, final IntUnaryOperator status)
            throws IOException {
        final Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        final String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        final int answer = status.applyAsInt(++count);
        requests.add(new Got(headers, body, answer));
        if (answer >= 300 && answer < 400) {
            exchange.getResponseHeaders().add("Location", url() + "elsewhere");
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The next request. */
    Got next() throws InterruptedException {
        final Got got = requests.poll(60, TimeUnit.SECONDS);
        if (got == null) {
            throw new AssertionError("no request has come");
        }
        return got;
    }

    /** How many have come that were not asked for. */
    int left() {
        return requests.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
