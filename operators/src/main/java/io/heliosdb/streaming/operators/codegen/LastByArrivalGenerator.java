package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.plan.OrderedNode;

/** Keeps the row of each key that came last, and compares it with the next. */
final class LastByArrivalGenerator extends OneRowGenerator {
    private final OrderedNode.ByArrival node;

    LastByArrivalGenerator(
            final Generation generation, final OrderedNode.ByArrival node, final int number) {
        super(generation, node, number, node.partition(), node.lifeMs());
        this.node = node;
    }

    @Override
    String keptType() {
        return "LastRow";
    }

    @Override
    String keptArguments() {
        return state().sameness(node.compared())
                + ", "
                + node.emitsUpdateBefore()
                + ", "
                + isLimited();
    }

    @Override
    boolean isTimeOfKept() {
        return false;
    }
}
