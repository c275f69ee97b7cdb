package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form of a JSON object: what requests are checked against, and what the description of the API
 * shows. Made by {@link #named} and the methods that add members; not changed any more when it is
 * in use.
 */
final class Shape {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String name;
    private final Map<String, Member> members = new TreeMap<>();
    private final List<String> needed = new ArrayList<>();

    /** What a member may be. */
    enum Kind {
        TEXT("string"),
        COUNT("integer"),
        NUMBER("number"),
        FLAG("boolean"),
        OBJECT("object"),
        ARRAY("array");

        private final String type;

        Kind(final String type) {
            this.type = type;
        }

        private boolean fits(final JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case COUNT -> value.isIntegralNumber();
                case NUMBER -> value.isNumber();
                case FLAG -> value.isBoolean();
                case OBJECT -> value.isObject();
                case ARRAY -> value.isArray();
            };
        }
    }

    /**
     * @param shape of an object or of an array's elements, null if that is left open
     */
    private record Member(Kind kind, boolean mayBeNull, Shape shape, String meaning) {}

    private Shape(final String name) {
        this.name = name;
    }

    /** An object that has this name in the description. */
    static Shape named(final String name) {
        return new Shape(name);
    }

    /** Adds a member that is always there. */
    Shape with(final String member, final Kind kind, final String meaning) {
        needed.add(member);
        return add(member, new Member(kind, false, null, meaning));
    }

    /** Adds a member that may be missing or null. */
    Shape maybe(final String member, final Kind kind, final String meaning) {
        return add(member, new Member(kind, true, null, meaning));
    }

    /** Adds objects of a shape. */
    Shape list(final String member, final Shape shape, final String meaning) {
        needed.add(member);
        return add(member, new Member(Kind.ARRAY, false, shape, meaning));
    }

    private Shape add(final String member, final Member what) {
        members.put(member, what);
        return this;
    }

    String name() {
        return name;
    }

    /** Other shapes in it. */
    List<Shape> parts() {
        return members.values().stream()
                .filter(member -> member.shape() != null)
                .map(Member::shape)
                .toList();
    }

    /**
     * Looks whether a value has this form.
     *
     * @throws HeliosException {@code HNET-0203} with the member that is not as it must be
     */
    void check(final JsonNode value) {
        if (!value.isObject()) {
            throw wrong("the body is no JSON object", "");
        }
        value.properties().forEach(each -> check(each.getKey(), each.getValue()));
        for (final String each : needed) {
            if (!value.has(each)) {
                throw wrong("the body lacks '" + each + "'", members.get(each).meaning());
            }
        }
    }

    private void check(final String member, final JsonNode value) {
        final Member known = members.get(member);
        if (known == null) {
            final HeliosException error = wrong("the body has the unknown '" + member + "'", "");
            throw NearestName.of(member, members.keySet())
                    .map(nearest -> error.hint("did you mean '" + nearest + "'?"))
                    .orElse(error.hint("it takes " + String.join(", ", members.keySet())));
        }
        if (!known.kind().fits(value) && !(known.mayBeNull() && value.isNull())) {
            throw wrong(
                    "'" + member + "' of the body must be of type " + known.kind().type,
                    known.meaning());
        }
        if (known.shape() != null) {
            value.forEach(known.shape()::check);
        }
    }

    private static HeliosException wrong(final String what, final String detail) {
        return HeliosException.of(HttpError.BODY_UNREADABLE, what).detail(detail);
    }

    /** Its description in JSON Schema, where other shapes are referred to. */
    ObjectNode schema() {
        final ObjectNode schema = NODES.objectNode().put("type", "object");
        final ObjectNode properties = schema.putObject("properties");
        members.forEach((member, what) -> properties.set(member, schema(what)));
        if (!needed.isEmpty()) {
            needed.forEach(schema.putArray("required")::add);
        }
        return schema;
    }

    private static ObjectNode schema(final Member member) {
        final ObjectNode schema = NODES.objectNode();
        if (member.mayBeNull()) {
            schema.putArray("type").add(member.kind().type).add("null");
        } else {
            schema.put("type", member.kind().type);
        }
        if (member.shape() != null) {
            schema.putObject("items").put("$ref", member.shape().reference());
        } else if (member.kind() == Kind.ARRAY) {
            schema.putObject("items");
        }
        return schema.put("description", member.meaning());
    }

    /** Where the description of the API has it. */
    String reference() {
        return "#/components/schemas/" + name;
    }
}
