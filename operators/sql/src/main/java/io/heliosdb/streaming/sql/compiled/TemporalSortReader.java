package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/** ORDER BY event time. */
final class TemporalSortReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final List<SortColumn> order = Sorting.columns(node.object("orderBy"));
        if (!reading.types().isTime(node.any("outputType"), order.getFirst().column())) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "ORDER BY processing time is not supported yet",
                    "ORDER");
        }
        node.ignore("configuration");
        return new OrderedNode.TemporalSort(
                reading.uids().of("temporal-sort", inputs, order), inputs.getFirst(), order);
    }
}
