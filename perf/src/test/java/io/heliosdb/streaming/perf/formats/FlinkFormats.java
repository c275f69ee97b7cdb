package io.heliosdb.streaming.perf.formats;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.apache.avro.Schema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.connector.file.table.DeserializationSchemaAdapter;
import org.apache.flink.core.fs.Path;
import org.apache.flink.formats.avro.typeutils.AvroSchemaConverter;
import org.apache.flink.formats.common.TimestampFormat;
import org.apache.flink.formats.csv.CsvFileFormatFactory;
import org.apache.flink.formats.json.JsonParserRowDataDeserializationSchema;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file with the formats of Flink's file source. */
final class FlinkFormats {
    private static final DynamicTableSource.Context CONTEXT =
            new DynamicTableSource.Context() {
                @Override
                public <T> TypeInformation<T> createTypeInformation(final DataType type) {
                    return createTypeInformation(type.getLogicalType());
                }

                @Override
                @SuppressWarnings("unchecked") // The formats ask for rows.
                public <T> TypeInformation<T> createTypeInformation(final LogicalType type) {
                    return (TypeInformation<T>) InternalTypeInfo.of(type);
                }

                @Override
                public DynamicTableSource.DataStructureConverter createDataStructureConverter(
                        final DataType type) {
                    throw new UnsupportedOperationException();
                }
            };

    private FlinkFormats() {}

    /** The rows of a CSV file as written by {@link Cells}, or nothing if Flink fails. */
    static Optional<List<String>> csv(
            final byte[] file, final List<Column> columns, final Map<String, String> options) {
        final int[][] all = new int[columns.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new int[] {i};
        }
        return rows(
                new CsvFileFormatFactory.CsvBulkDecodingFormat(Configuration.fromMap(options))
                        .createRuntimeDecoder(CONTEXT, type(columns), all),
                file,
                columns);
    }

    /** The rows of a file of JSON lines as written by {@link Cells}, or nothing if Flink fails. */
    static Optional<List<String>> json(
            final byte[] file, final List<Column> columns, final boolean isTolerant) {
        final RowType type = (RowType) type(columns).getLogicalType();
        final JsonParserRowDataDeserializationSchema schema =
                new JsonParserRowDataDeserializationSchema(
                        type, InternalTypeInfo.of(type), false, isTolerant, TimestampFormat.SQL);
        return rows(new DeserializationSchemaAdapter(schema), file, columns);
    }

    private static Optional<List<String>> rows(
            final BulkFormat<RowData, FileSourceSplit> format,
            final byte[] bytes,
            final List<Column> columns) {
        final List<String> rows = new ArrayList<>();
        java.nio.file.Path file = null;
        try {
            file = Files.createTempFile("twin", ".txt");
            Files.write(file, bytes);
            final FileSourceSplit split =
                    new FileSourceSplit(
                            "1", new Path(file.toUri()), 0, bytes.length, 0, bytes.length);
            try (BulkFormat.Reader<RowData> reader =
                    format.createReader(new Configuration(), split)) {
                collect(reader, columns, rows);
            }
            return Optional.of(rows);
        } catch (final IOException | RuntimeException e) {
            return Optional.empty();
        } finally {
            delete(file);
        }
    }

    private static void delete(final java.nio.file.Path file) {
        try {
            if (file != null) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void collect(
            final BulkFormat.Reader<RowData> reader,
            final List<Column> columns,
            final List<String> rows)
            throws IOException {
        for (BulkFormat.RecordIterator<RowData> batch = reader.readBatch();
                batch != null;
                batch = reader.readBatch()) {
            for (RecordAndPosition<RowData> next = batch.next();
                    next != null;
                    next = batch.next()) {
                rows.add(text(next.getRecord(), columns));
            }
            batch.releaseBatch();
        }
    }

    private static String text(final RowData row, final List<Column> columns) {
        final List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final LogicalType type = type(columns.get(i).type()).getLogicalType();
            final Object value = RowData.createFieldGetter(type, i).getFieldOrNull(row);
            // Flink keeps what goes beyond milliseconds until the row is copied.
            cells.add(
                    Cells.text(
                            value instanceof final TimestampData timestamp
                                    ? timestamp.getMillisecond()
                                    : value));
        }
        return String.join(" | ", cells);
    }

    /** The schema of Avro that Flink derives from columns. */
    static Schema avroSchema(final List<Column> columns, final boolean isLegacy) {
        return AvroSchemaConverter.convertToSchema(
                type(columns).getLogicalType().copy(false), isLegacy);
    }

    private static DataType type(final List<Column> columns) {
        return DataTypes.ROW(
                columns.stream()
                        .map(column -> DataTypes.FIELD(column.name(), type(column.type())))
                        .toArray(DataTypes.Field[]::new));
    }

    private static DataType type(final SqlType type) {
        return type.nullable() ? nullable(type) : nullable(type).notNull();
    }

    private static DataType nullable(final SqlType type) {
        return switch (type.kind()) {
            case TIMESTAMP_LTZ -> DataTypes.TIMESTAMP_LTZ(type.precision());
            case VARBINARY -> DataTypes.BYTES();
            case ARRAY -> DataTypes.ARRAY(type(type.parts().getFirst()));
            case MAP -> DataTypes.MAP(type(type.parts().getFirst()), type(type.parts().getLast()));
            case MULTISET -> DataTypes.MULTISET(type(type.parts().getFirst()));
            case ROW -> {
                final List<Column> fields = new ArrayList<>();
                for (int i = 0; i < type.parts().size(); i++) {
                    fields.add(new Column(type.names().get(i), type.parts().get(i)));
                }
                yield type(fields);
            }
            case BOOLEAN -> DataTypes.BOOLEAN();
            case TINYINT -> DataTypes.TINYINT();
            case SMALLINT -> DataTypes.SMALLINT();
            case INTEGER -> DataTypes.INT();
            case BIGINT -> DataTypes.BIGINT();
            case FLOAT -> DataTypes.FLOAT();
            case DOUBLE -> DataTypes.DOUBLE();
            case DECIMAL -> DataTypes.DECIMAL(type.precision(), type.scale());
            case VARCHAR -> DataTypes.STRING();
            case DATE -> DataTypes.DATE();
            case TIME -> DataTypes.TIME(type.precision());
            case TIMESTAMP -> DataTypes.TIMESTAMP(type.precision());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }
}
