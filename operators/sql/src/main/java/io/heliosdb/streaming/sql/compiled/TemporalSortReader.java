package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/** ORDER BY event time, or processing time alone, which changes nothing. */
final class TemporalSortReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final List<SortColumn> order =
                Sorting.columns(node.object("orderBy"), inputs.getFirst(), reading);
        if (!reading.types().isTime(node.any("outputType"), order.getFirst().column())) {
            return byArrival(node, order, inputs.getFirst(), reading);
        }
        node.ignore("configuration");
        return new OrderedNode.TemporalSort(
                reading.uids().of("temporal-sort", inputs, order), inputs.getFirst(), order);
    }

    /** Rows come in the order of processing time. */
    private static PlanNode byArrival(
            final Fields node,
            final List<SortColumn> order,
            final PlanNode input,
            final Reading reading) {
        if (order.size() > 1) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "ORDER BY processing time and more is not supported yet",
                    "ORDER");
        }
        node.ignore("configuration");
        return input;
    }
}
