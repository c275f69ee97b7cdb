package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.List;

/**
 * Two fields of generated code that tell time to what is behind a node.
 *
 * @param node a watermark operator, an input, a union that does not wait for idle inputs, or
 *     windows whose results wait for processing time
 * @param inputs those of a union; empty for others
 */
record WatermarkClock(PlanNode node, int number, List<WatermarkClock> inputs) {
    /** The watermark that all operators behind have seen. */
    String watermark() {
        return "watermark" + number;
    }

    /** The watermark that they are being brought to, where it is greater. */
    String target() {
        return "target" + number;
    }

    /** Name of the field with the {@code UnionTime} of a union. */
    String time() {
        return "time" + number;
    }

    /** Whether it follows other clocks. */
    boolean isOfUnion() {
        return !inputs.isEmpty();
    }

    /** Whether ticks move it, and neither rows nor ends of inputs. */
    boolean isOfTicks() {
        return node instanceof TimeNode.Clock || node instanceof PlanNode.WindowAggregate;
    }

    /** Source of the greater of the two. */
    String wanted() {
        return "Math.max(" + watermark() + ", " + target() + ")";
    }
}
