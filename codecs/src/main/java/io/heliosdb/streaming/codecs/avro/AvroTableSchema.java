package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The schema of a table's rows, as Flink derives it: a record {@code
 * org.apache.flink.avro.generated.record}, records in it named by their paths, nullable values a
 * union with null in front. Control plane.
 */
public final class AvroTableSchema {
    private static final String NAMESPACE = "org.apache.flink.avro.generated";
    private static final String NAME = "record";
    private static final int MS_DIGITS = 3;
    private static final int MICRO_DIGITS = 6;

    private final AvroOptions options;
    private final Set<String> names = new HashSet<>();
    private String column = "";

    private AvroTableSchema(final AvroOptions options) {
        this.options = options;
    }

    /**
     * The schema as JSON.
     *
     * @throws HeliosException {@code HCOD-0102} if a column has a type or name that Avro lacks
     */
    public static String of(final AvroOptions options, final List<Column> columns) {
        final AvroTableSchema schema = new AvroTableSchema(options);
        final List<String> fields = new ArrayList<>();
        schema.names.add(NAME);
        for (final Column each : columns) {
            schema.column = each.name();
            fields.add(schema.field(each.name(), each.type(), NAME, options.hasLegacyTimestamps()));
        }
        return "{\"type\":\"record\",\"name\":\""
                + NAME
                + "\",\"namespace\":\""
                + NAMESPACE
                + "\",\"fields\":["
                + String.join(",", fields)
                + "]}";
    }

    private String field(
            final String name, final SqlType type, final String record, final boolean isLegacy) {
        checkName(name);
        return "{\"name\":\""
                + name
                + "\",\"type\":"
                + nullable(type, record + "_" + name, isLegacy)
                + (type.nullable() ? ",\"default\":null}" : "}");
    }

    private String nullable(final SqlType type, final String record, final boolean isLegacy) {
        final String schema = schema(type, record, isLegacy);
        return type.nullable() ? "[\"null\"," + schema + "]" : schema;
    }

    private String schema(final SqlType type, final String record, final boolean isLegacy) {
        return switch (type.kind()) {
            case BOOLEAN -> "\"boolean\"";
            case TINYINT, SMALLINT, INTEGER -> "\"int\"";
            case BIGINT -> "\"long\"";
            case FLOAT -> "\"float\"";
            case DOUBLE -> "\"double\"";
            case CHAR, VARCHAR -> "\"string\"";
            case BINARY, VARBINARY -> "\"bytes\"";
            case DATE -> logical("int", "date");
            case TIME -> time(type);
            case TIMESTAMP, TIMESTAMP_LTZ -> logical("long", timestamp(type, isLegacy));
            case DECIMAL ->
                    "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":"
                            + type.precision()
                            + ",\"scale\":"
                            + type.scale()
                            + "}";
            case ROW -> row(type, record, isLegacy);
            case ARRAY ->
                    "{\"type\":\"array\",\"items\":" + inner(type.parts().getFirst(), record) + "}";
            case MAP, MULTISET -> {
                if (!type.parts().getFirst().isCharacter()) {
                    throw refused(type, "the keys of Avro's maps are texts");
                }
                final SqlType value =
                        type.kind() == TypeKind.MAP ? type.parts().getLast() : SqlType.INTEGER;
                yield "{\"type\":\"map\",\"values\":" + inner(value, record) + "}";
            }
            default -> throw refused(type, "Avro has no such values");
        };
    }

    /** Within arrays and maps Flink takes the mapping of old for what that has. */
    private String inner(final SqlType type, final String record) {
        return nullable(type, record, true);
    }

    private static String logical(final String type, final String meaning) {
        return "{\"type\":\"" + type + "\",\"logicalType\":\"" + meaning + "\"}";
    }

    private String time(final SqlType type) {
        if (type.precision() > MS_DIGITS) {
            throw refused(type, "times have milliseconds");
        }
        return logical("int", "time-millis");
    }

    private String timestamp(final SqlType type, final boolean isLegacy) {
        final boolean isInstant = type.kind() == TypeKind.TIMESTAMP_LTZ;
        if (isLegacy && !isInstant && type.precision() <= MS_DIGITS) {
            return "timestamp-millis";
        }
        if (options.hasLegacyTimestamps()) {
            throw HeliosException.of(
                            FormatError.TYPE, "the avro format has no values of type " + type)
                    .detail("column " + column + ": only of TIMESTAMP(3), as it is set")
                    .hint("set avro.timestamp_mapping.legacy to false, or declare TIMESTAMP(3)");
        }
        if (type.precision() > MICRO_DIGITS) {
            throw refused(type, "timestamps have microseconds");
        }
        return (isInstant ? "timestamp-" : "local-timestamp-")
                + (type.precision() <= MS_DIGITS ? "millis" : "micros");
    }

    private String row(final SqlType type, final String record, final boolean isLegacy) {
        if (!names.add(record)) {
            throw refused(type, "two records would be called " + record);
        }
        final StringJoiner fields = new StringJoiner(",", "[", "]");
        for (int i = 0; i < type.parts().size(); i++) {
            fields.add(field(type.names().get(i), type.parts().get(i), record, isLegacy));
        }
        return "{\"type\":\"record\",\"name\":\"" + record + "\",\"fields\":" + fields + "}";
    }

    private HeliosException refused(final SqlType type, final String why) {
        return HeliosException.of(FormatError.TYPE, "the avro format has no values of type " + type)
                .detail("column " + column + ": " + why)
                .hint("declare the column with another type");
    }

    private void checkName(final String name) {
        boolean isName = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            isName &= Character.isLetterOrDigit(name.charAt(i)) || name.charAt(i) == '_';
        }
        if (!isName) {
            throw HeliosException.of(FormatError.TYPE, "Avro has no field called " + name)
                    .detail("column " + column)
                    .hint("names are letters, digits and underscores, and begin with no digit");
        }
    }
}
