package io.heliosdb.streaming.codecs.row;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.Objects;

/** A named column of a table or of a plan node's output. */
public record Column(String name, SqlType type) {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
