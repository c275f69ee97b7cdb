package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables that a job's sinks write, by id of the sink: the log keeps them, so that a sink can be
 * opened once more when no statement names its table any longer.
 *
 * <pre>
 *   int32 count | per sink: int32 id | name | int32 columns, each: name | kind | int32 precision |
 *   int32 scale | uint8 nullable | int32 options, each: key | value
 * </pre>
 */
final class SinkTables {
    private SinkTables() {}

    static void write(final ByteWriter bytes, final SortedMap<Integer, TableDefinition> tables) {
        bytes.putInt(tables.size());
        tables.forEach(
                (id, table) -> {
                    bytes.putInt(id).putText(table.name()).putInt(table.columns().size());
                    table.columns().forEach(column -> write(bytes, column));
                    final SortedMap<String, String> options = new TreeMap<>(table.options());
                    bytes.putInt(options.size());
                    options.forEach((key, value) -> bytes.putText(key).putText(value));
                });
    }

    private static void write(final ByteWriter bytes, final Column column) {
        bytes.putText(column.name());
        write(bytes, column.type());
    }

    /** The parts of a type follow it; how many follow from its kind, but for a ROW. */
    private static void write(final ByteWriter bytes, final SqlType type) {
        bytes.putText(type.kind().name());
        bytes.putInt(type.precision()).putInt(type.scale()).putByte(type.nullable() ? 1 : 0);
        if (type.kind() == TypeKind.ROW) {
            bytes.putInt(type.names().size());
            type.names().forEach(bytes::putText);
        }
        type.parts().forEach(part -> write(bytes, part));
    }

    static SortedMap<Integer, TableDefinition> read(final ByteReader bytes) {
        final SortedMap<Integer, TableDefinition> tables = new TreeMap<>();
        for (int left = bytes.getCount(); left > 0; left--) {
            final int id = bytes.getInt();
            final String name = bytes.getText();
            final List<Column> columns = new ArrayList<>();
            for (int more = bytes.getCount(); more > 0; more--) {
                columns.add(readColumn(bytes));
            }
            final SortedMap<String, String> options = new TreeMap<>();
            for (int more = bytes.getCount(); more > 0; more--) {
                options.put(bytes.getText(), bytes.getText());
            }
            tables.put(id, new TableDefinition(name, columns, options));
        }
        return tables;
    }

    private static Column readColumn(final ByteReader bytes) {
        return new Column(bytes.getText(), readType(bytes));
    }

    private static SqlType readType(final ByteReader bytes) {
        final TypeKind kind = kind(bytes);
        final int precision = bytes.getInt();
        final int scale = bytes.getInt();
        final boolean nullable = bytes.getByte() != 0;
        final List<String> names = new ArrayList<>();
        if (kind == TypeKind.ROW) {
            for (int more = bytes.getCount(); more > 0; more--) {
                names.add(bytes.getText());
            }
        }
        final int partCount =
                switch (kind) {
                    case ARRAY, MULTISET -> 1;
                    case MAP -> 2;
                    default -> names.size();
                };
        final List<SqlType> parts = new ArrayList<>();
        for (int i = 0; i < partCount; i++) {
            parts.add(readType(bytes));
        }
        return new SqlType(kind, precision, scale, nullable, parts, names);
    }

    private static TypeKind kind(final ByteReader bytes) {
        final String name = bytes.getText();
        for (final TypeKind kind : TypeKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw bytes.damaged("there is no type " + name);
    }
}
