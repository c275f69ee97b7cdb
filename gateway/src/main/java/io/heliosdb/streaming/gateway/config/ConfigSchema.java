package io.heliosdb.streaming.gateway.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/**
 * All keys as a JSON Schema, for editors: a file that it accepts has known keys with values of
 * their types. What settings must obey together it does not say, nor what a variable is worth.
 */
public final class ConfigSchema {
    /** Any text with a reference to a variable: what it is worth is known at the start only. */
    private static final String VARIABLE = "(^|[^$])\\$\\{";

    private ConfigSchema() {}

    /** The schema, draft 2020-12. */
    public static ObjectNode json() {
        final ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Configuration of HeliosDB Streaming, streaming.toml");
        final ObjectNode sections = closed(schema).putObject("properties");
        final Map<String, ObjectNode> keys = new TreeMap<>();
        for (final ConfigKey<?> key : ConfigKeys.ALL) {
            keys.computeIfAbsent(
                            key.section(),
                            name -> closed(sections.putObject(name)).putObject("properties"))
                    .set(key.name(), of(key));
        }
        return schema;
    }

    private static ObjectNode closed(final ObjectNode object) {
        return object.put("type", "object").put("additionalProperties", false);
    }

    private static <T> ObjectNode of(final ConfigKey<T> key) {
        final ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", key.meaning());
        key.defaultValue()
                .map(key.type()::plain)
                .ifPresent(value -> schema.putPOJO("default", value));
        schema.putArray("anyOf")
                .add(key.type().schema())
                .add(ValueTypes.schema("string").put("pattern", VARIABLE));
        return schema;
    }
}
