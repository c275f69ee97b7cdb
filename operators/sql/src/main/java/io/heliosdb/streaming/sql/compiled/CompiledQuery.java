package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.util.List;

/**
 * Statements made ready to run as one job.
 *
 * @param plan the plan
 * @param reads the tables of {@code plan.scans()}, each once, in their order
 * @param lateReads tables of late rows that are read, each once
 * @param sinks what arrives at {@code plan.sinks()}, in their order
 * @param resultColumns the columns of a SELECT; empty for INSERTs
 * @param resultOrder in which its ORDER BY with LIMIT wants the final rows; empty if it does not
 *     say, or by what is no column of the result
 */
public record CompiledQuery(
        StreamPlan plan,
        List<TableUse> reads,
        List<TableUse> lateReads,
        List<SinkUse> sinks,
        List<Column> resultColumns,
        List<SortColumn> resultOrder) {
    public CompiledQuery {
        reads = List.copyOf(reads);
        lateReads = List.copyOf(lateReads);
        sinks = List.copyOf(sinks);
        resultColumns = List.copyOf(resultColumns);
        resultOrder = List.copyOf(resultOrder);
    }

    /** Whether it is a SELECT, whose rows go to the caller. */
    public boolean isQuery() {
        return !resultColumns.isEmpty();
    }
}
