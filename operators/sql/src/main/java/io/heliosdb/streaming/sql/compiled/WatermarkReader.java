package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/** The WATERMARK of a table. */
final class WatermarkReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        if (isOfLateRows(inputs.getFirst())) {
            throw reading.refuse(
                            SqlError.FEATURE_UNSUPPORTED,
                            "a table of late rows has no WATERMARK",
                            "WATERMARK")
                    .detail("its rows come when their time has passed")
                    .hint("leave the WATERMARK out and group by FLOOR(ts TO HOUR), or by a key");
        }
        final Expression watermark = reading.expressions().read(node.any("watermarkExpr"));
        final int timeColumn = node.number("rowtimeFieldIndex");
        node.ignore("outputType");
        final long idleMs = WatermarkOptions.idleMs(inputs.getFirst(), reading);
        return new PlanNode.Watermark(
                reading.uids().of("watermark", inputs, timeColumn, watermark),
                inputs.getFirst(),
                timeColumn,
                watermark,
                idleMs);
    }

    private static boolean isOfLateRows(final PlanNode node) {
        return node instanceof PlanNode.LateRows
                || (node instanceof PlanNode.Calc calc && isOfLateRows(calc.input()));
    }
}
