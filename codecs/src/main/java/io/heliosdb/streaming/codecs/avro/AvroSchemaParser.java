package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.avro.AvroSchema.Kind;
import io.heliosdb.streaming.codecs.json.JsonTree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads schemas. Used once; control plane. */
final class AvroSchemaParser {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_PRECISION = 1_000_000;

    private final Map<String, AvroSchema> named = new HashMap<>();
    private int depth;

    /** What is wrong with a schema. */
    static final class SchemaException extends Exception {
        private static final long serialVersionUID = 1L;

        SchemaException(final String message) {
            super(message);
        }
    }

    /** The schema that a JSON value describes. */
    AvroSchema parse(final Object node) throws SchemaException {
        return parse(node, "");
    }

    private AvroSchema parse(final Object node, final String namespace) throws SchemaException {
        if (++depth > MAX_DEPTH) {
            throw new SchemaException("it is nested too deep");
        }
        try {
            return switch (node) {
                case String name -> reference(name, namespace, AvroSchema.Logical.NONE);
                case List<?> branches -> union(branches, namespace);
                case Map<?, ?> object -> object(object, namespace);
                case null, default ->
                        throw new SchemaException("a type is neither a name nor an object");
            };
        } finally {
            depth--;
        }
    }

    private AvroSchema reference(
            final String name, final String namespace, final AvroSchema.Logical logical)
            throws SchemaException {
        final Kind kind = primitive(name);
        if (kind != null) {
            return new AvroSchema(kind, "", 0, logical);
        }
        final AvroSchema found = named.get(full(name, namespace));
        final AvroSchema schema = found == null ? named.get(name) : found;
        if (schema == null) {
            throw new SchemaException("the type " + name + " is not defined");
        }
        return schema;
    }

    private static Kind primitive(final String name) {
        return switch (name) {
            case "null" -> Kind.NULL;
            case "boolean" -> Kind.BOOLEAN;
            case "int" -> Kind.INT;
            case "long" -> Kind.LONG;
            case "float" -> Kind.FLOAT;
            case "double" -> Kind.DOUBLE;
            case "bytes" -> Kind.BYTES;
            case "string" -> Kind.STRING;
            default -> null;
        };
    }

    private static String full(final String name, final String namespace) {
        return name.indexOf('.') >= 0 || namespace.isEmpty() ? name : namespace + "." + name;
    }

    private AvroSchema union(final List<?> branches, final String namespace)
            throws SchemaException {
        final AvroSchema union = new AvroSchema(Kind.UNION, "", 0, AvroSchema.Logical.NONE);
        for (final Object branch : branches) {
            final AvroSchema part = parse(branch, namespace);
            if (part.kind() == Kind.UNION) {
                throw new SchemaException("a union stands in a union");
            }
            union.parts().add(part);
        }
        return union;
    }

    private AvroSchema object(final Map<?, ?> object, final String namespace)
            throws SchemaException {
        final Object type = object.get("type");
        if (!(type instanceof String word)) {
            return parse(type, namespace);
        }
        return switch (word) {
            case "record", "error" -> record(object, namespace);
            case "enum" -> enumeration(object, namespace);
            case "fixed" -> fixed(object, namespace);
            case "array" -> container(Kind.ARRAY, object.get("items"), namespace);
            case "map" -> container(Kind.MAP, object.get("values"), namespace);
            default -> reference(word, namespace, logical(object));
        };
    }

    private AvroSchema container(final Kind kind, final Object inner, final String namespace)
            throws SchemaException {
        final AvroSchema schema = new AvroSchema(kind, "", 0, AvroSchema.Logical.NONE);
        schema.parts().add(parse(inner, namespace));
        return schema;
    }

    private AvroSchema record(final Map<?, ?> object, final String namespace)
            throws SchemaException {
        final AvroSchema record = define(Kind.RECORD, object, namespace, 0);
        final String name = name(object, namespace);
        final String inner = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        final HashSet<String> known = new HashSet<>();
        for (final Object each : list(object, "fields")) {
            if (!(each instanceof Map<?, ?> field)) {
                throw new SchemaException("a field is not an object");
            }
            final String fieldName = text(field, "name");
            if (!known.add(fieldName)) {
                throw new SchemaException("two fields are called " + fieldName);
            }
            record.names().add(fieldName);
            record.parts().add(parse(field.get("type"), inner));
        }
        return record;
    }

    private AvroSchema enumeration(final Map<?, ?> object, final String namespace)
            throws SchemaException {
        final AvroSchema schema = define(Kind.ENUM, object, namespace, 0);
        for (final Object symbol : list(object, "symbols")) {
            if (!(symbol instanceof String spelling)) {
                throw new SchemaException("a symbol is not a text");
            }
            schema.names().add(spelling);
        }
        return schema;
    }

    private AvroSchema fixed(final Map<?, ?> object, final String namespace)
            throws SchemaException {
        final int size = number(object, "size", -1);
        if (size < 0) {
            throw new SchemaException("a fixed has no size");
        }
        return define(Kind.FIXED, object, namespace, size);
    }

    private AvroSchema define(
            final Kind kind, final Map<?, ?> object, final String namespace, final int size)
            throws SchemaException {
        final String name = name(object, namespace);
        final AvroSchema schema = new AvroSchema(kind, name, size, logical(object));
        if (named.put(name, schema) != null) {
            throw new SchemaException("the type " + name + " is defined twice");
        }
        return schema;
    }

    private static String name(final Map<?, ?> object, final String namespace)
            throws SchemaException {
        final Object own = object.get("namespace");
        return full(text(object, "name"), own instanceof String text ? text : namespace);
    }

    private static AvroSchema.Logical logical(final Map<?, ?> object) {
        if (!(object.get("logicalType") instanceof String name)) {
            return AvroSchema.Logical.NONE;
        }
        final int precision = number(object, "precision", 0);
        final int scale = number(object, "scale", 0);
        final String word = name.toLowerCase(Locale.ROOT);
        final boolean isNone =
                word.equals("decimal") && (precision < 1 || scale < 0 || scale > precision);
        // what a schema says wrongly of its values does not count
        return isNone ? AvroSchema.Logical.NONE : new AvroSchema.Logical(word, precision, scale);
    }

    private static int number(final Map<?, ?> object, final String name, final int missing) {
        if (object.get(name) instanceof JsonTree.JsonNumber number) {
            try {
                final int value = Integer.parseInt(number.spelling());
                return name.equals("size") ? value : Math.min(value, MAX_PRECISION);
            } catch (final NumberFormatException e) {
                return missing;
            }
        }
        return missing;
    }

    private static String text(final Map<?, ?> object, final String name) throws SchemaException {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new SchemaException("a type or field has no " + name);
    }

    private static List<?> list(final Map<?, ?> object, final String name) throws SchemaException {
        if (object.get(name) instanceof List<?> list) {
            return list;
        }
        throw new SchemaException("a type has no " + name);
    }
}
