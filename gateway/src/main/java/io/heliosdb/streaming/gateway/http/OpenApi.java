package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The description of the API in OpenAPI 3.1, made of its routes. */
final class OpenApi {
    private static final String JSON = "application/json";
    private static final String BEARER = "bearer";

    private OpenApi() {}

    /** The document. */
    static ObjectNode of(final List<Route> routes) {
        final ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "HeliosDB Streaming")
                .put("version", "1")
                .put("description", "Feed, drive and watch a stream-processing appliance.")
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        final ObjectNode paths = document.putObject("paths");
        routes.forEach(
                route -> paths.withObjectProperty(route.path()).set(verb(route), operation(route)));
        final ObjectNode components = document.putObject("components");
        final ObjectNode schemas = components.putObject("schemas");
        shapes(routes).forEach((name, shape) -> schemas.set(name, shape.schema()));
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        return document;
    }

    private static String verb(final Route route) {
        return route.verb().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode operation(final Route route) {
        final ObjectNode operation =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("operationId", route.name())
                        .put("summary", route.summary());
        if (!route.isOpen()) {
            operation.put("description", "Needs the permission " + permissions(route) + ".");
            operation.putArray("security").addObject().putArray(BEARER);
        }
        for (final String name : route.names()) {
            operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("name", name)
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        for (final Route.Header header : route.headers()) {
            operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("name", header.name())
                    .put("in", "header")
                    .put("required", false)
                    .put("description", header.meaning())
                    .putObject("schema")
                    .put("type", "string");
        }
        if (!route.media().isEmpty()) {
            final ObjectNode content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            route.media().forEach(content::putObject);
        }
        route.parameters()
                .forEach(
                        (name, meaning) ->
                                operation
                                        .withArrayProperty("parameters")
                                        .addObject()
                                        .put("name", name)
                                        .put("in", "query")
                                        .put("description", meaning)
                                        .putObject("schema")
                                        .put("type", "string"));
        route.body()
                .ifPresent(
                        shape ->
                                refer(
                                        operation.putObject("requestBody").put("required", true),
                                        shape));
        final ObjectNode responses = operation.putObject("responses");
        final ObjectNode success = responses.putObject("2XX").put("description", "Done");
        route.answer().ifPresent(shape -> refer(success, shape));
        if (!route.streamed().isEmpty()) {
            final ObjectNode content = success.putObject("content");
            route.streamed().forEach(content::putObject);
        }
        refer(responses.putObject("default").put("description", "Refused or failed"), Shapes.ERROR);
        return operation;
    }

    private static String permissions(final Route route) {
        return String.join(
                " and ", route.needed().stream().map(each -> each.title()).sorted().toList());
    }

    private static void refer(final ObjectNode node, final Shape shape) {
        node.putObject("content")
                .putObject(JSON)
                .putObject("schema")
                .put("$ref", shape.reference());
    }

    private static Map<String, Shape> shapes(final List<Route> routes) {
        final Map<String, Shape> shapes = new TreeMap<>();
        add(shapes, Shapes.ERROR);
        add(shapes, Shapes.POSITION);
        for (final Route route : routes) {
            route.body().ifPresent(shape -> add(shapes, shape));
            route.answer().ifPresent(shape -> add(shapes, shape));
        }
        return shapes;
    }

    private static void add(final Map<String, Shape> shapes, final Shape shape) {
        shapes.put(shape.name(), shape);
        shape.parts().forEach(part -> add(shapes, part));
    }
}
