package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** The WATERMARK of a table. */
final class WatermarkReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Expression watermark = reading.expressions().read(node.any("watermarkExpr"));
        final int timeColumn = node.number("rowtimeFieldIndex");
        node.ignore("outputType");
        return new PlanNode.Watermark(
                reading.uids().of("watermark", inputs, timeColumn, watermark),
                inputs.getFirst(),
                timeColumn,
                watermark);
    }
}
