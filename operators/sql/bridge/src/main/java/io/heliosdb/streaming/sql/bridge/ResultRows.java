package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.api.internal.TableResultInternal;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.utils.print.RowDataToStringConverter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What a statement other than a query answers: column names and rows of text; NULL stays null. */
final class ResultRows {
    private ResultRows() {}

    static Map<String, Object> of(final TableResultInternal result) {
        final RowDataToStringConverter converter = result.getRowDataToStringConverter();
        final List<List<String>> rows = new ArrayList<>();
        for (final Iterator<RowData> each = result.collectInternal(); each.hasNext(); ) {
            final RowData row = each.next();
            final String[] texts = converter.convert(row);
            final List<String> values = new ArrayList<>();
            for (int i = 0; i < texts.length; i++) {
                values.add(row.isNullAt(i) ? null : texts[i]);
            }
            rows.add(values);
        }
        return Map.of(
                "columns", List.copyOf(result.getResolvedSchema().getColumnNames()), "rows", rows);
    }
}
