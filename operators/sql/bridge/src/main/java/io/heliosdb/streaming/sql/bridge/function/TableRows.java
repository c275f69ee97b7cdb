package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.util.Collector;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Takes what a table function collects; a value that is no row becomes one of a single column. */
final class TableRows implements Collector<Object> {
    private final TypedCall types;
    private final boolean isRow;
    private Consumer<Object> sink;

    TableRows(final TypedCall types) {
        this.types = types;
        final LogicalTypeRoot root = types.outputType().getTypeRoot();
        isRow = root == LogicalTypeRoot.ROW || root == LogicalTypeRoot.STRUCTURED_TYPE;
    }

    void to(final Consumer<Object> rows) {
        sink = rows;
    }

    @SuppressWarnings("unchecked") // takes objects of every class
    <T> Collector<T> collector() {
        return (Collector<T>) this;
    }

    @Override
    public void collect(final Object record) {
        final Object value = types.plain(record);
        if (!isRow) {
            sink.accept(Collections.singletonList(value));
        } else if (value instanceof List<?> row) {
            sink.accept(row);
        }
    }

    @Override
    public void close() {}
}
