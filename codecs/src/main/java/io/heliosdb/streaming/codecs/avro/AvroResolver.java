package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.avro.AvroSchema.Kind;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.Arrays;
import java.util.List;

/**
 * Makes readers of values: what a file's schema wrote as what a table's type holds. Fields meet by
 * name; one that the file lacks is NULL. Control plane, once for each schema.
 */
final class AvroResolver {
    /** Most readers and fields; unions of records of unions can have any number of ways. */
    private static final int MOST_PARTS = 1 << 18;

    private static final int MICROS_PER_MS = 1000;
    private static final int NANOS_PER_MS = 1_000_000;

    private final Ledger ledger;
    private final String owner;
    private final String file;
    private final Opened opened = new Opened();
    private int partsLeft = MOST_PARTS;

    /**
     * @param owner of the memory, for the ledger
     * @param file for errors
     */
    AvroResolver(final Ledger ledger, final String owner, final String file) {
        this.ledger = ledger;
        this.owner = owner;
        this.file = file;
    }

    /**
     * Readers of the columns of a table.
     *
     * @throws HeliosException {@code HCOD-0112} if the schema cannot be read as them
     */
    AvroFields fields(final AvroSchema schema, final RowLayout layout) {
        try {
            if (schema.kind() != Kind.RECORD) {
                throw HeliosException.of(
                                FormatError.FILE_SCHEMA, "the rows of " + file + " are no records")
                        .detail("they are of the type " + schema)
                        .hint("rows are read from records of Avro");
            }
            final List<String> names = layout.columns().stream().map(Column::name).toList();
            final List<SqlType> types = layout.columns().stream().map(Column::type).toList();
            return fields(schema, names, types, "column ");
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private AvroFields fields(
            final AvroSchema record,
            final List<String> names,
            final List<SqlType> types,
            final String path) {
        count(record.names().size() + names.size());
        final int[] wanted = new int[record.names().size()];
        Arrays.fill(wanted, AvroFields.UNWANTED);
        final AvroValue[] values = new AvroValue[names.size()];
        for (int i = 0; i < values.length; i++) {
            final String place = path + names.get(i);
            final int found = record.names().indexOf(names.get(i));
            if (found >= 0) {
                wanted[found] = i;
                values[i] = value(record.parts().get(found), types.get(i), place);
            } else if (!types.get(i).nullable()) {
                throw misfit(place, "it cannot be NULL and the file has no such field");
            }
        }
        return new AvroFields(record, wanted, values);
    }

    private void count(final int parts) {
        partsLeft -= parts;
        if (partsLeft < 0) {
            throw misfit("its records", "they can be read in too many ways");
        }
    }

    private HeliosException misfit(final String place, final String why) {
        return HeliosException.of(
                        FormatError.FILE_SCHEMA,
                        "the schema in " + file + " does not fit the table")
                .detail(AvroFile.clip(place + ": " + why))
                .hint("declare the column as the file has it, or leave it out");
    }

    /** What reads a type from a schema. */
    private AvroValue value(final AvroSchema schema, final SqlType type, final String place) {
        final AvroValue value =
                schema.kind() == Kind.UNION
                        ? union(schema, type, place)
                        : find(schema, type, place);
        if (value == null) {
            throw misfit(place, "the file's type is " + schema + ", the table's is " + type);
        }
        return value;
    }

    /** Branches that do not fit are no error unless a value is of one, or all are. */
    private AvroValue union(final AvroSchema union, final SqlType type, final String place) {
        count(union.parts().size());
        final AvroValue[] branches = new AvroValue[union.parts().size()];
        boolean fitsAny = false;
        for (int i = 0; i < branches.length; i++) {
            branches[i] = find(union.parts().get(i), type, place);
            fitsAny |= branches[i] != null;
        }
        return fitsAny ? new AvroUnion(branches) : null;
    }

    /** What reads a type from a schema that is no union, or null. */
    private AvroValue find(final AvroSchema schema, final SqlType type, final String place) {
        final Kind kind = schema.kind();
        if (kind == Kind.NULL) {
            return new AvroScalar(AvroScalar.Way.NULL);
        }
        return switch (type.kind()) {
            case BOOLEAN -> scalar(kind == Kind.BOOLEAN, AvroScalar.Way.BOOLEAN);
            case TINYINT -> scalar(kind == Kind.INT, AvroScalar.Way.INT_AS_BYTE);
            case SMALLINT -> scalar(kind == Kind.INT, AvroScalar.Way.INT_AS_SHORT);
            case INTEGER, DATE -> scalar(kind == Kind.INT, AvroScalar.Way.INT);
            case BIGINT -> scalar(isWhole(kind), AvroScalar.Way.LONG);
            case FLOAT -> approximate(kind);
            case DOUBLE -> precise(kind);
            case TIME -> time(schema);
            case TIMESTAMP, TIMESTAMP_LTZ -> timestamp(schema, type);
            case DECIMAL -> decimal(schema, type);
            case CHAR, VARCHAR -> text(schema);
            case BINARY, VARBINARY -> bytes(schema);
            case ARRAY, MAP, MULTISET, ROW -> nested(schema, type, place);
            default -> null;
        };
    }

    private static boolean isWhole(final Kind kind) {
        return kind == Kind.INT || kind == Kind.LONG;
    }

    private static boolean isBytes(final Kind kind) {
        return kind == Kind.BYTES || kind == Kind.STRING;
    }

    private static AvroValue scalar(final boolean fits, final AvroScalar.Way way) {
        return fits ? new AvroScalar(way) : null;
    }

    private static AvroValue approximate(final Kind kind) {
        return kind == Kind.FLOAT
                ? new AvroScalar(AvroScalar.Way.FLOAT)
                : scalar(isWhole(kind), AvroScalar.Way.LONG_AS_FLOAT);
    }

    private static AvroValue precise(final Kind kind) {
        return switch (kind) {
            case DOUBLE -> new AvroScalar(AvroScalar.Way.DOUBLE);
            case FLOAT -> new AvroScalar(AvroScalar.Way.FLOAT_AS_DOUBLE);
            default -> scalar(isWhole(kind), AvroScalar.Way.LONG_AS_DOUBLE);
        };
    }

    private static AvroValue time(final AvroSchema schema) {
        return schema.kind() == Kind.INT
                ? new AvroScalar(AvroScalar.Way.TIME_MS)
                : scalar(
                        schema.kind() == Kind.LONG && schema.isLogical("time-micros"),
                        AvroScalar.Way.TIME_MICROS);
    }

    private static AvroValue timestamp(final AvroSchema schema, final SqlType type) {
        if (!isWhole(schema.kind())) {
            return null;
        }
        final int unitsPerMs =
                switch (schema.logical().name()) {
                    case "timestamp-micros", "local-timestamp-micros" -> MICROS_PER_MS;
                    case "timestamp-nanos", "local-timestamp-nanos" -> NANOS_PER_MS;
                    default -> 1;
                };
        return new AvroTimestamp(unitsPerMs, type.fixedWidthBytes() > Long.BYTES);
    }

    private static AvroValue decimal(final AvroSchema schema, final SqlType type) {
        final int scale = schema.isLogical("decimal") ? schema.logical().scale() : type.scale();
        return switch (schema.kind()) {
            case BYTES -> new AvroDecimal(-1, scale, type);
            case FIXED -> new AvroDecimal(schema.size(), scale, type);
            default -> null;
        };
    }

    private AvroValue text(final AvroSchema schema) {
        if (schema.kind() == Kind.ENUM) {
            return opened.add(new AvroSymbols(ledger, owner, schema.names()));
        }
        return isBytes(schema.kind()) ? AvroBytes.texts() : null;
    }

    private static AvroValue bytes(final AvroSchema schema) {
        if (schema.kind() == Kind.FIXED) {
            return AvroBytes.fixed(schema.size());
        }
        return isBytes(schema.kind()) ? AvroBytes.bytes() : null;
    }

    private AvroValue nested(final AvroSchema schema, final SqlType type, final String place) {
        final Shape shape = Shape.of(type);
        return switch (type.kind()) {
            case ARRAY ->
                    schema.kind() == Kind.ARRAY
                            ? new AvroArray(
                                    schema,
                                    shape,
                                    value(
                                            schema.parts().getFirst(),
                                            type.parts().getFirst(),
                                            place))
                            : null;
            case ROW ->
                    schema.kind() == Kind.RECORD
                            ? new AvroRow(
                                    shape, fields(schema, type.names(), type.parts(), place + "."))
                            : null;
            default ->
                    schema.kind() == Kind.MAP
                            ? new AvroMap(
                                    schema.parts().getFirst(),
                                    shape,
                                    value(
                                            schema.parts().getFirst(),
                                            shape.values().type().parts().getFirst(),
                                            place))
                            : null;
        };
    }
}
