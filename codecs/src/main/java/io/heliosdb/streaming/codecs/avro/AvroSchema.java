package io.heliosdb.streaming.codecs.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A schema of Avro. Records may contain themselves, so parts are added after a schema is made;
 * nothing changes once it is parsed.
 */
final class AvroSchema {
    /** Kinds of schemas, in the order of Avro's specification. */
    enum Kind {
        NULL,
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        BYTES,
        STRING,
        RECORD,
        ENUM,
        ARRAY,
        MAP,
        UNION,
        FIXED
    }

    private final Kind kind;
    private final String name;
    private final List<String> names = new ArrayList<>();
    private final List<AvroSchema> parts = new ArrayList<>();
    private final int size;
    private final Logical logical;

    /** What a schema says of the meaning of its values. */
    record Logical(String name, int precision, int scale) {
        static final Logical NONE = new Logical("", 0, 0);
    }

    /**
     * @param name of a record, enum or fixed, with its namespace; empty elsewhere
     * @param size bytes of a fixed
     */
    AvroSchema(final Kind kind, final String name, final int size, final Logical logical) {
        this.kind = kind;
        this.name = name;
        this.size = size;
        this.logical = logical;
    }

    Kind kind() {
        return kind;
    }

    /** Names of a record's fields, or an enum's symbols. */
    List<String> names() {
        return names;
    }

    /** Schemas of a record's fields, an array's items, a map's values, or a union's branches. */
    List<AvroSchema> parts() {
        return parts;
    }

    int size() {
        return size;
    }

    Logical logical() {
        return logical;
    }

    boolean isLogical(final String logicalName) {
        return logical.name().equals(logicalName);
    }

    /** For messages: not the whole of it. */
    @Override
    public String toString() {
        final String word = kind.name().toLowerCase(Locale.ROOT);
        if (kind == Kind.UNION) {
            final List<String> branches = new ArrayList<>();
            parts.forEach(part -> branches.add(part.toString()));
            return "union of " + String.join(" and ", branches);
        }
        final String meaning = logical.name().isEmpty() ? "" : " (" + logical.name() + ")";
        return (name.isEmpty() ? word : word + " " + name) + meaning;
    }
}
