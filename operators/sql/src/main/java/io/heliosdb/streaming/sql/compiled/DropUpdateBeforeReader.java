package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** In front of a sink that takes no UPDATE_BEFORE rows. */
final class DropUpdateBeforeReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        node.ignore("outputType");
        return new ChangeNode.DropUpdateBefore(
                reading.uids().of("drop-update-before", inputs), inputs.getFirst());
    }
}
