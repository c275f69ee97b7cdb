package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types of the plan: strings such as {@code DECIMAL(12, 4) NOT NULL}, or objects for types that
 * carry more (time attributes, rows of them). Refuses types the engine cannot hold.
 */
final class TypeReader {
    /** Fraction digits of a TIMESTAMP that is a number of milliseconds. */
    private static final int MS_DIGITS = 3;

    /** Types of Flink that the engine has not, where a name of a field cannot stand. */
    private static final Pattern UNSUPPORTED = names("RAW|VARIANT");

    /** Types that no format has. */
    private static final Pattern NOT_IN_TABLES = names("BITMAP");

    private final Places places;

    TypeReader(final Places places) {
        this.places = places;
    }

    private static Pattern names(final String types) {
        return Pattern.compile("(?:^|type=|<|` |, )(" + types + ")(?![A-Za-z_0-9`])");
    }

    /** A type that a value of the plan has. */
    SqlType type(final Object json) {
        refuse(UNSUPPORTED, json, name -> places.of(name));
        return any(json);
    }

    /**
     * The type of constants that values are only compared with: a TIMESTAMP of more than 3 fraction
     * digits that does not make use of them is compared faster as one of 3.
     */
    SqlType compared(final Object json, final List<?> constants) {
        final SqlType type = any(json);
        final boolean isFine =
                (type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_LTZ)
                        && type.precision() > MS_DIGITS;
        return isFine && constants.stream().allMatch(Literals::isWholeMilliseconds)
                ? new SqlType(type.kind(), MS_DIGITS, 0, type.nullable())
                : type(json);
    }

    /** The type of a table's column. */
    SqlType type(final Object json, final String table, final String column) {
        refuse(NOT_IN_TABLES, json, name -> places.column(table, column));
        refuse(UNSUPPORTED, json, name -> places.column(table, column));
        return any(json);
    }

    private static void refuse(
            final Pattern types, final Object json, final Function<String, Position> place) {
        final Matcher unsupported = types.matcher(String.valueOf(json));
        if (unsupported.find()) {
            final String name = unsupported.group(1);
            throw HeliosException.of(
                            SqlError.TYPE_UNSUPPORTED,
                            types == NOT_IN_TABLES
                                    ? "a table cannot hold the type " + name
                                    : "type " + name + " is not supported yet")
                    .at(place.apply(name))
                    .hint(
                            types == NOT_IN_TABLES
                                    ? "BITMAP_TO_BYTES makes BYTES of it"
                                    : "the types that the engine has are listed in"
                                            + " docs/reference/sql.md");
        }
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

    /** Number of the first column of an {@code outputType} that is an event time. */
    int timeColumn(final Object json) {
        if (json instanceof Map<?, ?> row && row.get("fields") instanceof List<?> fields) {
            for (int i = 0; i < fields.size(); i++) {
                if (isTime(json, i)) {
                    return i;
                }
            }
        }
        throw Fields.unreadable("no event time among the columns");
    }

    /** Whether a column of an {@code outputType} is an event time. */
    boolean isTime(final Object json, final int column) {
        return json instanceof Map<?, ?> row
                && row.get("fields") instanceof List<?> fields
                && fields.get(column) instanceof Map<?, ?> field
                && field.get("fieldType") instanceof Map<?, ?> type
                && "ROWTIME".equals(type.get("kind"));
    }

    /** Numbers of the columns of an {@code outputType} that are no processing time. */
    List<Integer> withoutProcessingTime(final Object json) {
        final List<Integer> columns = new ArrayList<>();
        final int count = columns(json).size();
        for (int i = 0; i < count; i++) {
            if (!(json instanceof Map<?, ?> row
                    && row.get("fields") instanceof List<?> fields
                    && fields.get(i) instanceof Map<?, ?> field
                    && ClockCalls.isTime(field.get("fieldType")))) {
                columns.add(i);
            }
        }
        return columns;
    }

    private static SqlType any(final Object json) {
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
                    case "CHAR" -> SqlType.character(type.number("length"));
                    case "VARCHAR" -> SqlType.varchar(type.number("length"));
                    case "BINARY" -> SqlType.binary(type.number("length"));
                    case "VARBINARY" -> SqlType.varbinary(type.number("length"));
                    case "ARRAY" -> SqlType.array(any(type.any("elementType")));
                    case "MULTISET" -> SqlType.multiset(any(type.any("elementType")));
                    case "MAP" -> SqlType.map(any(type.any("keyType")), any(type.any("valueType")));
                    case "ROW" -> row(type);
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

    private static SqlType row(final Fields type) {
        final List<String> names = new ArrayList<>();
        final List<SqlType> types = new ArrayList<>();
        for (final Fields field : type.objects("fields")) {
            names.add(field.text("name"));
            types.add(any(field.any("fieldType")));
            field.ignore("description");
            field.end();
        }
        return SqlType.row(names, types);
    }
}
