package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON text as Java objects, for descriptions that are read once: Map, List, String, Boolean,
 * numbers as they are spelled ({@link Number}), NULL as {@link #NULL}. Control plane.
 */
public final class JsonTree {
    /** What stands for null. */
    public static final Object NULL = new Object();

    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final JsonText text;

    private JsonTree(final JsonText text) {
        this.text = text;
    }

    /** A number as it is spelled. */
    public record JsonNumber(String spelling) {}

    /**
     * Reads a text, of which eight bytes more may be looked at.
     *
     * @return its value, or nothing if it is not JSON
     */
    public static Optional<Object> of(
            final Ledger ledger, final String owner, final long address, final int length) {
        try (JsonText text = new JsonText(ledger, owner)) {
            final JsonTree tree = new JsonTree(text);
            tree.tokenizer.wrap(address, address + length);
            return Optional.ofNullable(tree.value(tree.tokenizer.next()));
        }
    }

    /** The value that begins with a token, or null if it is broken. */
    private Object value(final JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case STRING -> string();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> NULL;
            case INTEGER, FRACTION -> new JsonNumber(string());
            default -> null;
        };
    }

    private String string() {
        text.wrap(tokenizer.address(), tokenizer.length(), tokenizer.isEscaped());
        final byte[] bytes = new byte[text.length()];
        Memory.copyToArray(text.address(), bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Object array() {
        final List<Object> elements = new ArrayList<>();
        for (JsonToken token = tokenizer.next();
                token != JsonToken.END_ARRAY;
                token = tokenizer.next()) {
            final Object element = value(token);
            if (element == null) {
                return null;
            }
            elements.add(element);
        }
        return elements;
    }

    private Object object() {
        final Map<String, Object> members = new LinkedHashMap<>();
        for (JsonToken token = tokenizer.next();
                token != JsonToken.END_OBJECT;
                token = tokenizer.next()) {
            if (token != JsonToken.NAME) {
                return null;
            }
            final String name = string();
            final Object member = value(tokenizer.next());
            if (member == null) {
                return null;
            }
            members.put(name, member);
        }
        return members;
    }
}
