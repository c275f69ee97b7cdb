package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/** ROW_NUMBER() OVER (PARTITION BY window_start, window_end …) with ranks up to a number. */
final class WindowRankReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        if (!node.text("rankType").equals("ROW_NUMBER")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "of the ranking functions only ROW_NUMBER is supported",
                    "RANK",
                    "DENSE_RANK");
        }
        final List<Integer> partition = Sorting.partition(node.object("partitionSpec"));
        final List<SortColumn> order =
                Sorting.columns(node.object("sortSpec"), inputs.getFirst(), reading);
        final Range range = Range.read(node.object("rankRange"), reading, "ROW_NUMBER");
        final boolean countsRows = node.flag("outputRowNumber");
        return rank(node, inputs.getFirst(), partition, order, range, false, countsRows, reading);
    }

    /** Reads the node of the rows with the least or greatest event time. */
    static PlanNode readDeduplicate(
            final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final List<Integer> partition = node.numbers("partitionKeys");
        final boolean keepsLast = node.flag("keepLastRow");
        final List<SortColumn> order =
                List.of(new SortColumn(node.number("orderKey"), !keepsLast, true));
        return rank(
                node,
                inputs.getFirst(),
                partition,
                order,
                new Range(1, 1),
                keepsLast,
                false,
                reading);
    }

    private static PlanNode rank(
            final Fields node,
            final PlanNode input,
            final List<Integer> partition,
            final List<SortColumn> order,
            final Range range,
            final boolean doesNewestWin,
            final boolean countsRows,
            final Reading reading) {
        final Windows windows = Windows.read(node.object("windowing"), reading);
        if (!windows.isAttached()) {
            throw Fields.unreadable("a ranking of rows that come from no window");
        }
        if (!windows.zone(reading).isEmpty()) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "rankings in windows of a TIMESTAMP_LTZ run in the time zone UTC only",
                    "ROW_NUMBER");
        }
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        node.ignore("configuration");
        return new OrderedNode.WindowRank(
                reading.uids()
                        .of(
                                "window-rank",
                                List.of(input),
                                windows.column(),
                                partition,
                                order,
                                range,
                                doesNewestWin,
                                countsRows),
                input,
                windows.column(),
                partition,
                order,
                range.first(),
                range.last(),
                doesNewestWin,
                countsRows,
                columns);
    }
}
