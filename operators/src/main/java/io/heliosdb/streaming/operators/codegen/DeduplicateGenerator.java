package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.plan.OrderedNode;

import java.util.List;

/** Keeps one row of each key: the one with the greatest event time, or the least. */
final class DeduplicateGenerator extends OneRowGenerator {
    private final OrderedNode.Deduplicate node;

    DeduplicateGenerator(
            final Generation generation, final OrderedNode.Deduplicate node, final int number) {
        super(generation, node, number, node.partition(), node.lifeMs());
        this.node = node;
    }

    @Override
    String keptType() {
        return "FirstRow";
    }

    @Override
    String keptArguments() {
        final OrderedNode.SortColumn time =
                new OrderedNode.SortColumn(node.timeColumn(), !node.keepsLast(), true);
        return state().order(List.of(time))
                + ", "
                + node.keepsLast()
                + ", "
                + node.emitsUpdateBefore();
    }

    @Override
    boolean isTimeOfKept() {
        return true;
    }
}
