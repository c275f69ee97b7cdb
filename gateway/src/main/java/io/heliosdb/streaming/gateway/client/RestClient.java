package io.heliosdb.streaming.gateway.client;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Asks an appliance, and waits for what it answers. */
public final class RestClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Longer than the appliance lets an order wait. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_LINES = 1000;
    private static final int FIRST_ERROR = 300;

    private final ApplianceAddress address;
    private final Optional<String> token;
    private final HttpClient http;

    /**
     * @param tls for addresses that begin with https
     * @param token that goes with each request, if there is one
     */
    RestClient(final ApplianceAddress address, final SSLContext tls, final Optional<String> token) {
        this.address = address;
        this.token = token;
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .sslContext(tls)
                        .build();
    }

    public ApplianceAddress address() {
        return address;
    }

    /** A name as a part of a path. */
    public static String part(final String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Asks without a body. */
    public JsonNode ask(final String verb, final String path) {
        return ask(verb, path, MissingNode.getInstance());
    }

    /**
     * Asks.
     *
     * @param body of the request, unless missing
     * @return of the answer; missing if it has none
     * @throws HeliosException the error that was the answer, or a {@link ClientError}
     */
    public JsonNode ask(final String verb, final String path, final JsonNode body) {
        address.checkPrivate();
        final HttpRequest.Builder request = request(path).method(verb, publisher(body));
        if (!body.isMissingNode()) {
            request.header("Content-Type", "application/json");
        }
        return answer(request.build());
    }

    /**
     * Posts a body that is no JSON object.
     *
     * @param headers names and values in turn, that of its type among them
     * @return as of {@link #ask}
     */
    public JsonNode post(final String path, final byte[] body, final String... headers) {
        address.checkPrivate();
        return answer(
                request(path)
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private JsonNode answer(final HttpRequest request) {
        final HttpResponse<String> answer =
                send(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(), MOST_BYTES));
        return answer.statusCode() < FIRST_ERROR
                ? read(answer.body())
                : refused(answer.statusCode(), answer.body());
    }

    /**
     * Follows server-sent events until they end, or a line is not wanted any more.
     *
     * @param lastId that of the last event that was seen, if any was
     * @param lines given each line that is not empty; false ends
     * @throws HeliosException the error that was the answer, or a {@link ClientError}
     */
    public void follow(
            final String path, final Optional<String> lastId, final Predicate<String> lines) {
        address.checkPrivate();
        final HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        final HttpResponse<Stream<String>> answer =
                send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> body = answer.body()) {
            if (answer.statusCode() >= FIRST_ERROR) {
                refused(answer.statusCode(), body.limit(MOST_LINES).collect(joining("\n")));
            }
            final Iterator<String> all = body.iterator();
            boolean isWanted = true;
            while (isWanted && all.hasNext()) {
                final String line = all.next();
                isWanted = line.isEmpty() || lines.test(line);
            }
        } catch (final UncheckedIOException e) {
            throw unreachable(e.getCause());
        }
    }

    private HttpRequest.Builder request(final String path) {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_TIMEOUT);
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    private JsonNode refused(final int status, final String body) {
        final JsonNode read = read(body);
        throw read.has("code") ? ControlJson.error(read) : foreign("status " + status);
    }

    private static HttpRequest.BodyPublisher publisher(final JsonNode body) {
        return body.isMissingNode()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private <T> HttpResponse<T> send(
            final HttpRequest request, final HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (final SSLException e) {
            throw untrusted(e);
        } catch (final IOException e) {
            throw unreachable(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HeliosException.of(ClientError.UNREACHABLE, "the command was interrupted")
                    .causedBy(e);
        }
    }

    private HeliosException unreachable(final IOException cause) {
        if (!(cause instanceof ConnectException)
                && address.encrypted().filter(this::speaksTls).isPresent()) {
            return HeliosException.of(
                            ClientError.UNTRUSTED, "the port at " + address + " speaks TLS")
                    .detail("it does not answer what is not encrypted")
                    .hint("write https://, and name the authority of its certificate by --ca")
                    .causedBy(cause);
        }
        final String why =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.toString();
        return HeliosException.of(ClientError.UNREACHABLE, "no appliance answers at " + address)
                .detail(cause instanceof ConnectException ? "nobody listens there" : why)
                .hint("start it, or name its address with --url or " + ApplianceAddress.VARIABLE)
                .causedBy(cause);
    }

    /** Nothing but an empty request is sent. */
    private boolean speaksTls(final URI encrypted) {
        try {
            http.send(
                    HttpRequest.newBuilder(encrypted).timeout(CONNECT_TIMEOUT).build(),
                    HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (final SSLException e) {
            return !isPlainText(e);
        } catch (final IOException e) {
            return false; // it does not speak at all
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isPlainText(final SSLException answer) {
        return String.valueOf(answer.getMessage())
                .toLowerCase(Locale.ROOT)
                .contains("unrecognized ssl message");
    }

    private HeliosException untrusted(final SSLException why) {
        if (isPlainText(why)) {
            return HeliosException.of(
                            ClientError.UNTRUSTED, "the port at " + address + " speaks no TLS")
                    .detail("what it answers is not encrypted")
                    .hint("write http://, or look at the port")
                    .causedBy(why);
        }
        return HeliosException.of(
                        ClientError.UNTRUSTED, "no connection with TLS is made to " + address)
                .detail(String.valueOf(why.getMessage()))
                .hint(
                        "name the authority of its certificate by --ca or "
                                + ClientTls.CA_VARIABLE
                                + ", use a host name that is in the certificate, and show one with"
                                + " --certificate and --key where it wants that")
                .causedBy(why);
    }

    private JsonNode read(final String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(text);
        } catch (final JsonProcessingException e) {
            throw foreign("what it answers is no JSON");
        }
    }

    private HeliosException foreign(final String why) {
        return HeliosException.of(
                        ClientError.FOREIGN, "what answers at " + address + " is no appliance")
                .detail(why)
                .hint("look at the port: the API has 8080 unless it is set otherwise");
    }

    @Override
    public void close() {
        http.close();
    }
}
