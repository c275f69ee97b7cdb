package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** Reads the nodes of one type. */
@FunctionalInterface
interface NodeReader {
    /**
     * The node's operator.
     *
     * @param node the node's JSON without what all nodes have in common
     * @param inputs the nodes before it, read, in order
     * @param reading what is shared by the readers of one plan
     */
    PlanNode read(Fields node, List<PlanNode> inputs, Reading reading);
}
