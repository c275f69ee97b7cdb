package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.gateway.security.access.Permission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An endpoint: everything about it in one place, so that router, permission table and description
 * cannot differ.
 *
 * @param name of the operation in the description and of the action in the audit log, like {@code
 *     job.pause}
 * @param verb what is done
 * @param path from the root, with names in braces, as in {@code /api/v1/jobs/{job}}
 * @param needed permissions that the caller must have, all of them; none for everybody
 * @param isOpen whether it takes no token
 * @param isProbe whether it tells watchers how the process is
 * @param summary a sentence without a full stop
 * @param parameters that may stand behind the path, with what they mean
 * @param body what a request brings, if it is one JSON object
 * @param media types of what it brings instead
 * @param headers that it understands
 * @param answer what is answered, if there is something
 * @param streamed types of what is answered instead, bit by bit
 * @param handler what it does
 */
record Route(
        String name,
        Verb verb,
        String path,
        Set<Permission> needed,
        boolean isOpen,
        boolean isProbe,
        String summary,
        Map<String, String> parameters,
        Optional<Shape> body,
        List<String> media,
        List<Header> headers,
        Optional<Shape> answer,
        List<String> streamed,
        RouteHandler handler) {
    private static final int MAX_JSON_BYTES = 1 << 20;
    private static final int MAX_MEDIA_BYTES = 16 << 20;
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /**
     * A header that a request may have.
     *
     * @param meaning a phrase
     */
    record Header(String name, String meaning) {}

    Route {
        needed = Set.copyOf(needed);
        media = List.copyOf(media);
        streamed = List.copyOf(streamed);
        headers = List.copyOf(headers);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        if (isOpen != needed.isEmpty()) {
            throw new IllegalArgumentException(path + " is neither open nor guarded");
        }
    }

    /** Bytes that a request may bring. */
    int maxBodyBytes() {
        return media.isEmpty() ? MAX_JSON_BYTES : MAX_MEDIA_BYTES;
    }

    /** Names in the path. */
    List<String> names() {
        return NAME.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** What stands first in the path where the route has names, for the audit log. */
    String object(final Map<String, String> found) {
        return names().isEmpty() ? "" : found.getOrDefault(names().getFirst(), "");
    }

    /** What an endpoint is put together from. */
    static Plan on(final String name, final Verb verb, final String path) {
        return new Plan(name, verb, path);
    }

    /** A route that is not finished. */
    static final class Plan {
        private final String name;
        private final Verb verb;
        private final String path;
        private Set<Permission> needed = Set.of();
        private final Map<String, String> parameters = new TreeMap<>();
        private Optional<Shape> body = Optional.empty();
        private final List<Header> headers = new ArrayList<>();
        private List<String> media = List.of();
        private Optional<Shape> answer = Optional.empty();
        private List<String> streamed = List.of();
        private String summary = "";
        private boolean isProbe;

        private Plan(final String name, final Verb verb, final String path) {
            this.name = name;
            this.verb = verb;
            this.path = path;
        }

        /** Says in a sentence what it is for. */
        Plan saying(final String sentence) {
            summary = sentence;
            return this;
        }

        /** Lets watchers ask it as often as they like: see the gate. */
        Plan forProbes() {
            isProbe = true;
            return this;
        }

        /** Guards it. */
        Plan needing(final Permission... permissions) {
            needed = Set.of(permissions);
            return this;
        }

        /** May have a parameter behind its path. */
        Plan asking(final String parameter, final String meaning) {
            parameters.put(parameter, meaning);
            return this;
        }

        /** Takes a body. */
        Plan taking(final Shape shape) {
            body = Optional.of(shape);
            return this;
        }

        /** Takes a body of one of these types. */
        Plan takingMedia(final List<String> types) {
            media = types;
            return this;
        }

        /** Understands a header. */
        Plan header(final String header, final String meaning) {
            headers.add(new Header(header, meaning));
            return this;
        }

        /** Answers with a body. */
        Plan giving(final Shape shape) {
            answer = Optional.of(shape);
            return this;
        }

        /** Answers with a body of one of these types, bit by bit. */
        Plan streaming(final List<String> types) {
            streamed = types;
            return this;
        }

        /** The route, done by this. */
        Route by(final RouteHandler handler) {
            return new Route(
                    name,
                    verb,
                    path,
                    needed,
                    needed.isEmpty(),
                    isProbe,
                    summary,
                    parameters,
                    body,
                    media,
                    headers,
                    answer,
                    streamed,
                    handler);
        }
    }
}
