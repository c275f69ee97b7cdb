package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.plan.PlanNode;

/**
 * Two fields of generated code that tell time to what is behind a node.
 *
 * @param node a watermark operator, or an input
 */
record WatermarkClock(PlanNode node, int number) {
    /** The watermark that all operators behind have seen. */
    String watermark() {
        return "watermark" + number;
    }

    /** The watermark that they are being brought to, where it is greater. */
    String target() {
        return "target" + number;
    }

    /** Whether ticks move it, and neither rows nor ends of inputs. */
    boolean isOfTicks() {
        return node instanceof PlanNode.Clock;
    }

    /** Source of the greater of the two. */
    String wanted() {
        return "Math.max(" + watermark() + ", " + target() + ")";
    }
}
