package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.javalin.http.Context;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests say in their headers. */
final class Headers {
    private static final String AUTHORIZATION = "Authorization";
    private static final String ENCODING = "Content-Encoding";
    private static final String BEARER = "Bearer ";

    private Headers() {}

    /** The token that the sender shows. */
    static Optional<String> bearer(final Context context) {
        return Optional.ofNullable(context.header(AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    /** Through whom the request came, if proxies say so. */
    static Optional<String> forwardedFor(final Context context) {
        return Optional.ofNullable(context.req().getHeaders("X-Forwarded-For"))
                .map(values -> String.join(",", Collections.list(values)))
                .filter(values -> !values.isEmpty());
    }

    /**
     * Those that a route understands.
     *
     * @throws HeliosException {@code HNET-0234} if one is there twice that has one meaning; {@code
     *     HNET-0205} if the body is compressed
     */
    static Map<String, String> of(final Route route, final Context context) {
        Stream.concat(
                        Stream.of(AUTHORIZATION, ENCODING, "Content-Length", Request.CONTENT_TYPE),
                        route.headers().stream().map(Route.Header::name))
                .forEach(name -> requireOnce(name, context));
        if (context.header(ENCODING) != null) {
            throw HeliosException.of(HttpError.ENCODED, "compressed bodies are not taken")
                    .hint("send the body as it is, without Content-Encoding");
        }
        return Stream.concat(
                        Stream.of(Request.CONTENT_TYPE, Request.ACCEPT),
                        route.headers().stream().map(Route.Header::name))
                .filter(name -> context.header(name) != null)
                .collect(Collectors.toMap(name -> name, context::header));
    }

    private static void requireOnce(final String name, final Context context) {
        final int count = Collections.list(context.req().getHeaders(name)).size();
        if (count > 1) {
            throw HeliosException.of(HttpError.REPEATED_HEADER, "a header is there twice: " + name)
                    .detail(count + " times")
                    .hint("send it once");
        }
    }
}
