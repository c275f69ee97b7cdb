package io.heliosdb.streaming.perf.functions.flink;

import org.apache.flink.table.data.RowData;

/** A hash of a result of Flink. */
@FunctionalInterface
public interface RowDataHash {
    long of(RowData row);
}
