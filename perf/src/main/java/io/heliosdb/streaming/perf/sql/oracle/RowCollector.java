package io.heliosdb.streaming.perf.sql.oracle;

import io.heliosdb.streaming.perf.sql.CsvRecords;

import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Turns what Flink's {@code collect()} gives into CSV records. */
final class RowCollector {
    private final List<LogicalType> types;
    private final List<String> columns;
    private final ZoneId zone;

    RowCollector(ResolvedSchema schema, ZoneId zone) {
        this.zone = zone;
        this.types = schema.getColumnDataTypes().stream().map(DataType::getLogicalType).toList();
        this.columns = schema.getColumnNames();
    }

    List<String> changelog(TableResult result) throws Exception {
        final List<String> records = new ArrayList<>();
        final List<String> header = new ArrayList<>(List.of("op"));
        header.addAll(columns);
        records.add(CsvRecords.join(header));
        drain(result, row -> records.add(row.getKind().shortString() + "," + text(row)));
        return records;
    }

    /**
     * The rows that are left when all changes are applied, in the order of their first appearance.
     */
    List<String> finalRows(TableResult result) throws Exception {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        drain(result, row -> counts.merge(text(row), sign(row), Integer::sum));
        final List<String> records = new ArrayList<>();
        records.add(CsvRecords.join(columns));
        counts.forEach(
                (row, count) -> {
                    for (int i = 0; i < count; i++) {
                        records.add(row);
                    }
                });
        return records;
    }

    private static int sign(Row row) {
        return switch (row.getKind()) {
            case INSERT, UPDATE_AFTER -> 1;
            case UPDATE_BEFORE, DELETE -> -1;
        };
    }

    private static void drain(TableResult result, Consumer<Row> consumer) throws Exception {
        final CloseableIterator<Row> rows = result.collect();
        try {
            rows.forEachRemaining(consumer);
        } finally {
            rows.close();
        }
    }

    private String text(Row row) {
        final List<String> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(FieldText.of(row.getField(i), types.get(i), zone));
        }
        return CsvRecords.join(fields);
    }
}
