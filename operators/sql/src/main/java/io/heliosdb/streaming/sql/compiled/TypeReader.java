package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Types of the plan: strings such as {@code DECIMAL(12, 4) NOT NULL}, or objects for types that
 * carry more (time attributes, rows of them). Refuses, in {@link #storable}, types the engine
 * cannot hold.
 */
final class TypeReader {
    /** TIMESTAMP keeps milliseconds; finer ones come with the 12-byte form. */
    private static final int MAX_TIMESTAMP_DIGITS = 3;

    private final Places places;

    TypeReader(final Places places) {
        this.places = places;
    }

    /** A type that a value of the plan has. */
    SqlType type(final Object json) {
        return storable(any(json));
    }

    /** Columns of a row type. */
    List<Column> columns(final Object json) {
        final List<Column> columns = new ArrayList<>();
        if (json instanceof String text) {
            for (final Map.Entry<String, String> field : new TypeText(text).rowFields()) {
                columns.add(new Column(field.getKey(), type(field.getValue())));
            }
            return columns;
        }
        final Fields row = new Fields("outputType", json);
        if (!row.text("type").equals("ROW")) {
            throw Fields.unreadable("outputType is not a ROW");
        }
        for (final Fields field : row.objects("fields")) {
            columns.add(new Column(field.text("name"), type(field.any("fieldType"))));
            field.ignore("description");
            field.end();
        }
        row.ignore("nullable");
        row.end();
        return columns;
    }

    private SqlType any(final Object json) {
        return json instanceof String text
                ? new TypeText(text).type()
                : object(new Fields("type", json));
    }

    private static SqlType object(final Fields type) {
        final String name = type.text("type");
        final boolean nullable = type.flag("nullable", true);
        final SqlType read =
                switch (name) {
                    case "SYMBOL" -> SqlType.SYMBOL;
                    case "TIMESTAMP_WITHOUT_TIME_ZONE" ->
                            SqlType.timestamp(type.number("precision"));
                    case "TIMESTAMP_WITH_LOCAL_TIME_ZONE" ->
                            new SqlType(TypeKind.TIMESTAMP_LTZ, type.number("precision"), 0, true);
                    default -> throw Fields.unreadable("unknown type " + name);
                };
        type.ignore("kind", "precision");
        type.end();
        return name.equals("SYMBOL") ? read : read.withNullable(nullable);
    }

    private SqlType storable(final SqlType type) {
        final boolean isStorable =
                switch (type.kind()) {
                    case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL ->
                            true;
                    case CHAR,
                            VARCHAR,
                            DATE,
                            TIME,
                            INTERVAL_YEAR_MONTH,
                            INTERVAL_DAY_TIME,
                            NULL,
                            SYMBOL ->
                            true;
                    case TIMESTAMP -> type.precision() <= MAX_TIMESTAMP_DIGITS;
                    case TIMESTAMP_LTZ, BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW -> false;
                };
        if (!isStorable) {
            final String name =
                    type.kind() == TypeKind.TIMESTAMP
                            ? type.withNullable(true).toString()
                            : sql(type.kind());
            throw places.refuse(
                            SqlError.TYPE_UNSUPPORTED,
                            "type " + name + " is not supported yet",
                            sql(type.kind()),
                            type.kind().name())
                    .hint(
                            type.kind() == TypeKind.TIMESTAMP
                                    ? "use TIMESTAMP(3): the engine keeps milliseconds"
                                    : "supported are BOOLEAN, the integers, FLOAT, DOUBLE, DECIMAL,"
                                            + " CHAR, VARCHAR, DATE, TIME and TIMESTAMP(3)");
        }
        return type;
    }

    private static String sql(final TypeKind kind) {
        return kind == TypeKind.VARBINARY ? "BYTES" : kind.name();
    }
}
