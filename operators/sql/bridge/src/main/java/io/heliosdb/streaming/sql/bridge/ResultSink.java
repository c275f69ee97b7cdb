package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.api.Schema;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ContextResolvedTable;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.ObjectIdentifier;
import org.apache.flink.table.catalog.ResolvedCatalogTable;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.table.operations.QueryOperation;
import org.apache.flink.table.operations.SinkModifyOperation;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.BinaryType;
import org.apache.flink.table.types.logical.CharType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.table.types.logical.utils.LogicalTypeUtils;
import org.apache.flink.table.types.utils.TypeConversions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table that a SELECT is inserted into, because only INSERTs compile: it has the query's
 * columns and takes every change.
 */
final class ResultSink {
    static final ConnectorTraits TRAITS =
            new ConnectorTraits("heliosdb-result", false, true, false, "all", List.of());
    private static final String NAME = "heliosdb_result";

    /** Never asked for the table; the plan writes only tables of a catalog out in full. */
    private static final Catalog CATALOG = new GenericInMemoryCatalog(NAME, NAME);

    private ResultSink() {}

    static boolean isResult(final ObjectIdentifier table) {
        return table.getObjectName().equals(NAME) && table.getCatalogName().equals(NAME);
    }

    /** The query as an insertion. */
    static ModifyOperation insert(final QueryOperation query) {
        final List<Column> columns = new ArrayList<>();
        final Schema.Builder schema = Schema.newBuilder();
        for (final Column column : query.getResolvedSchema().getColumns()) {
            final LogicalType type =
                    LogicalTypeUtils.removeTimeAttributes(column.getDataType().getLogicalType());
            final DataType dataType = TypeConversions.fromLogicalToDataType(type);
            columns.add(Column.physical(column.getName(), dataType));
            schema.column(column.getName(), dataType);
        }
        final CatalogTable table =
                CatalogTable.newBuilder()
                        .schema(schema.build())
                        .options(Map.of("connector", TRAITS.identifier()))
                        .build();
        final ResolvedCatalogTable resolved =
                new ResolvedCatalogTable(table, ResolvedSchema.of(columns));
        return new SinkModifyOperation(
                ContextResolvedTable.permanent(
                        ObjectIdentifier.of(NAME, NAME, NAME), CATALOG, resolved),
                query);
    }

    /** Names and types of the result's columns if {@code operation} inserts into this table. */
    static Optional<List<Map<String, Object>>> columns(final ModifyOperation operation) {
        if (!(operation instanceof SinkModifyOperation sink)
                || !isResult(sink.getContextResolvedTable().getIdentifier())) {
            return Optional.empty();
        }
        final List<Map<String, Object>> columns = new ArrayList<>();
        for (final Column column :
                sink.getContextResolvedTable().getResolvedSchema().getColumns()) {
            columns.add(
                    Map.of(
                            "name",
                            column.getName(),
                            "type",
                            text(column.getDataType().getLogicalType())));
        }
        return Optional.of(columns);
    }

    /** A type as SQL; those of {@code ''} and {@code x''} are none that a statement may name. */
    private static String text(final LogicalType type) {
        return isOfEmptyConstants(type) ? type.asSummaryString() : type.asSerializableString();
    }

    private static boolean isOfEmptyConstants(final LogicalType type) {
        return switch (type) {
            case CharType text -> text.getLength() == CharType.EMPTY_LITERAL_LENGTH;
            case BinaryType bytes -> bytes.getLength() == BinaryType.EMPTY_LITERAL_LENGTH;
            case VarCharType text -> text.getLength() == VarCharType.EMPTY_LITERAL_LENGTH;
            case VarBinaryType bytes -> bytes.getLength() == VarBinaryType.EMPTY_LITERAL_LENGTH;
            default -> type.getChildren().stream().anyMatch(ResultSink::isOfEmptyConstants);
        };
    }
}
