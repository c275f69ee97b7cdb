package io.heliosdb.streaming.perf.sql.oracle;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.catalog.ResolvedCatalogTable;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.RowKind;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Flink's files read as rows by key, which Flink has for Kafka only: the connector {@code
 * upsert-filesystem} takes the options of {@code filesystem}, and {@code changelog.mode} and {@code
 * changelog.delete-column} of our engine.
 */
public final class UpsertTables implements DynamicTableSourceFactory {
    private static final String NAME = "upsert-filesystem";
    private static final String MODE = "changelog.mode";
    private static final String DELETE_COLUMN = "changelog.delete-column";

    /** The statement with this connector in place of {@code filesystem}, if it wants upserts. */
    static String renamed(String statement) {
        return statement.matches("(?s).*'changelog\\.mode'\\s*=\\s*'upsert'.*")
                ? statement.replaceAll(
                        "'connector'\\s*=\\s*'filesystem'", "'connector' = '" + NAME + "'")
                : statement;
    }

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        final Map<String, String> options = new HashMap<>(context.getCatalogTable().getOptions());
        final String deleteColumn = options.remove(DELETE_COLUMN);
        options.remove(MODE);
        options.put("connector", "filesystem");
        final ResolvedCatalogTable table = context.getCatalogTable().copy(options);
        final DataType type = context.getPhysicalRowDataType();
        return new Upserts(
                (ScanTableSource)
                        FactoryUtil.createDynamicTableSource(
                                null,
                                context.getObjectIdentifier(),
                                table,
                                context.getEnrichmentOptions(),
                                context.getConfiguration(),
                                context.getClassLoader(),
                                context.isTemporary()),
                type,
                deleteColumn == null ? -1 : DataType.getFieldNames(type).indexOf(deleteColumn));
    }

    private record Upserts(ScanTableSource files, DataType type, int deleteColumn)
            implements ScanTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.upsert();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            final TypeInformation<RowData> rowType = context.createTypeInformation(type);
            return new Rows(
                    (SourceProvider) files.getScanRuntimeProvider(context), rowType, deleteColumn);
        }

        @Override
        public DynamicTableSource copy() {
            return new Upserts(files, type, deleteColumn);
        }

        @Override
        public String asSummaryString() {
            return NAME;
        }
    }

    private record Rows(SourceProvider files, TypeInformation<RowData> type, int deleteColumn)
            implements DataStreamScanProvider {
        @Override
        public DataStream<RowData> produceDataStream(
                ProviderContext context, StreamExecutionEnvironment environment) {
            return environment
                    .fromSource(files.createSource(), WatermarkStrategy.noWatermarks(), NAME, type)
                    .filter(new NoUpdateBefore())
                    .map(new Marked(deleteColumn), type);
        }

        @Override
        public boolean isBounded() {
            return files.isBounded();
        }
    }

    private static final class NoUpdateBefore implements FilterFunction<RowData> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean filter(RowData row) {
            return row.getRowKind() != RowKind.UPDATE_BEFORE;
        }
    }

    private static final class Marked implements MapFunction<RowData, RowData> {
        private static final long serialVersionUID = 1;

        private final int deleteColumn;

        Marked(int deleteColumn) {
            this.deleteColumn = deleteColumn;
        }

        @Override
        public RowData map(RowData row) {
            if (deleteColumn >= 0 && !row.isNullAt(deleteColumn) && row.getBoolean(deleteColumn)) {
                row.setRowKind(RowKind.DELETE);
            }
            return row;
        }
    }
}
