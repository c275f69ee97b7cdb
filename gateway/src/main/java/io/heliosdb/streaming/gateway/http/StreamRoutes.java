package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.result.WebhookProgress;
import io.heliosdb.streaming.connectors.result.WebhookTarget;
import io.heliosdb.streaming.connectors.stream.Inlet;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;
import io.heliosdb.streaming.gateway.feed.EventFormat;
import io.heliosdb.streaming.gateway.feed.EventIntake;
import io.heliosdb.streaming.gateway.feed.Origins;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The streams, and what comes into them. */
final class StreamRoutes {
    private static final String PRODUCER = "Producer-Id";
    private static final String SEQUENCE = "Producer-Sequence";
    private static final String KEY = "Idempotency-Key";

    private final ApplianceAccess appliance;
    private final EventIntake intake = new EventIntake(Clocks.nano());

    private StreamRoutes(final ApplianceAccess appliance) {
        this.appliance = appliance;
    }

    /** All of them. */
    static List<Route> of(final ApplianceAccess appliance) {
        final StreamRoutes routes = new StreamRoutes(appliance);
        return List.of(
                Route.on("streams.list", Verb.GET, "/api/v1/streams")
                        .saying("List the streams that can be fed, and those that jobs write")
                        .needing(Permission.READ)
                        .giving(Shapes.STREAMS)
                        .by(request -> Reply.of(routes.list())),
                Route.on("stream.show", Verb.GET, "/api/v1/streams/{stream}")
                        .saying("Show a stream: its columns, and what came in")
                        .needing(Permission.READ)
                        .giving(Shapes.STREAM)
                        .by(request -> Reply.of(json(routes.stream(request)))),
                Route.on("stream.feed", Verb.POST, "/api/v1/streams/{stream}/events")
                        .saying("Feed a stream: all events of the body, or none if one is bad")
                        .needing(Permission.EXECUTE)
                        .takingMedia(media())
                        .header(KEY, "names the request: repeated, it is taken once")
                        .header(PRODUCER, "whose events these are: none of them is taken twice")
                        .header(SEQUENCE, "number of the first event, from 1, with Producer-Id")
                        .giving(Shapes.EVENTS_TAKEN)
                        .by(routes::feed));
    }

    private static List<String> media() {
        return Arrays.stream(EventFormat.values())
                .flatMap(format -> format.mediaTypes().stream())
                .toList();
    }

    private StreamEndpoint stream(final Request request) {
        return appliance.stream(request.name("stream"));
    }

    private ObjectNode list() {
        final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        final ArrayNode list = answer.putArray("streams");
        appliance.streams().all().forEach(stream -> list.add(json(stream)));
        final ArrayNode results = answer.putArray("results");
        appliance.streams().results().all().forEach(log -> results.add(json(log)));
        return answer;
    }

    private static ObjectNode json(final StreamEndpoint stream) {
        final ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", stream.name())
                        .put("durability", stream.level())
                        .put("rows", stream.counts().rows())
                        .put("repeated_rows", stream.counts().repeated())
                        .put("clients", stream.counts().inlets());
        addColumns(json, stream.columns());
        return json;
    }

    private static ObjectNode json(final ResultLog log) {
        final ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", log.name())
                        .put("rows", log.count())
                        .put("stored_bytes", log.storedBytes())
                        .put("subscribers", log.subscribers());
        log.webhook().ifPresent(target -> addWebhook(json, target, log.webhookProgress()));
        addColumns(json, log.columns());
        return json;
    }

    private static void addWebhook(
            final ObjectNode json, final WebhookTarget target, final WebhookProgress progress) {
        json.put("webhook_host", target.url().getHost())
                .put("webhook_rows", progress.rows())
                .put("webhook_requests", progress.requests())
                .put("webhook_failures", progress.failures())
                .put("webhook_trouble", progress.trouble());
    }

    private static void addColumns(final ObjectNode json, final List<Column> columns) {
        final ArrayNode list = json.putArray("columns");
        columns.forEach(
                column ->
                        list.addObject()
                                .put("name", column.name())
                                .put("type", column.type().toString()));
    }

    private Reply feed(final Request request) {
        final StreamEndpoint stream = stream(request);
        final EventFormat format =
                EventFormat.ofMediaType(request.header(Request.CONTENT_TYPE).orElse(""));
        if (format.isText()) {
            request.requireUtf8();
        }
        final Optional<String> producer = request.header(PRODUCER);
        final Inlet.Origin origin =
                Origins.of(
                        request.caller().name(),
                        producer,
                        request.header(KEY),
                        () -> format.fingerprint(request.bytes()));
        final long first = Origins.firstNumber(producer.isPresent(), request.header(SEQUENCE));
        final EventIntake.Taken taken = intake.take(stream, format, request.bytes(), origin, first);
        return Reply.of(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("rows", taken.rows())
                        .put("repeated_rows", taken.repeated())
                        .put("next_sequence", taken.nextNumber())
                        .put("durability", taken.level()));
    }
}
