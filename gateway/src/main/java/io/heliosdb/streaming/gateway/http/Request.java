package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.Caller;

import org.eclipse.jetty.http.MimeTypes;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request that has found its route. */
final class Request {
    static final String CONTENT_TYPE = "Content-Type";
    static final String ACCEPT = "Accept";

    private static final Pattern NOT_WANTED = Pattern.compile("\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*");

    private static final int MOST_DEPTH = 64;
    private static final String UTF_8 = "utf-8";

    /** Strict: a name that comes twice, or more behind the value, is an error. */
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MOST_DEPTH)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Route route;
    private final Map<String, String> names;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Caller caller;

    /**
     * @param route that it is for
     * @param names what stands in the path where the route has names
     * @param query what stands behind the path
     * @param headers those that the route understands, the type of the body and those of answers
     * @param body empty if there is none; kept, not copied
     * @param caller who asks
     */
    Request(
            final Route route,
            final Map<String, String> names,
            final Map<String, String> query,
            final Map<String, String> headers,
            final byte[] body,
            final Caller caller) {
        this.route = route;
        this.names = Map.copyOf(names);
        this.query = Map.copyOf(query);
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.caller = caller;
    }

    /** Who asks. */
    Caller caller() {
        return caller;
    }

    /** What stands in the path at a name of the route. */
    String name(final String name) {
        return names.get(name);
    }

    /** A header that the route understands, {@value #CONTENT_TYPE} or {@value #ACCEPT}. */
    Optional<String> header(final String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the sender has asked for a media type by name, and not said that he wants none. */
    boolean accepts(final String mediaType) {
        return header(ACCEPT).stream()
                .flatMap(all -> Arrays.stream(all.split(",", -1)))
                .map(one -> one.split(";", -1))
                .filter(parts -> parts[0].strip().equalsIgnoreCase(mediaType))
                .anyMatch(parts -> Arrays.stream(parts).noneMatch(Request::isNotWanted));
    }

    private static boolean isNotWanted(final String parameter) {
        return NOT_WANTED.matcher(parameter).matches();
    }

    /** The body as it came; not to be changed. */
    byte[] bytes() {
        return body;
    }

    /** A parameter of the query. */
    Optional<String> parameter(final String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * Makes sure that the body is said to be in UTF-8, if anything is said.
     *
     * @throws HeliosException {@code HNET-0235} if it is not
     */
    void requireUtf8() {
        final String charset =
                header(CONTENT_TYPE).map(MimeTypes::getCharsetFromContentType).orElse(UTF_8);
        if (!UTF_8.equalsIgnoreCase(charset)) {
            throw HeliosException.of(HttpError.CHARSET, "texts are taken in UTF-8 only")
                    .detail("the body is said to be in " + charset)
                    .hint("send it in UTF-8, without a charset or with charset=utf-8");
        }
    }

    /**
     * The body, an object.
     *
     * @throws HeliosException {@code HNET-0203} if it is none, or not what the route wants; {@code
     *     HNET-0235} if it is not in UTF-8
     */
    JsonNode json() {
        requireUtf8();
        final JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (final JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage()).causedBy(e);
        } catch (final IOException e) {
            throw unreadable(e.toString()).causedBy(e);
        }
        route.body().orElseThrow().check(read);
        return read;
    }

    private static HeliosException unreadable(final String why) {
        return HeliosException.of(HttpError.BODY_UNREADABLE, "the body is no JSON").detail(why);
    }
}
