package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** Where Flink would send rows over the network by key: here the rows stay where they are. */
final class ExchangeReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        node.ignore("outputType");
        return inputs.getFirst();
    }
}
