package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/** ROW_NUMBER() OVER (PARTITION BY … ORDER BY event time) = 1. */
final class DeduplicateReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        TimeToLive.refuse(node, reading);
        if (!node.flag("isRowtime")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "deduplication by processing time is not supported yet",
                    "ROW_NUMBER");
        }
        final List<Integer> partition = node.numbers("uniqueKeys");
        final boolean keepsLast = node.flag("keepLastRow");
        final boolean emitsUpdateBefore = node.flag("generateUpdateBefore");
        final int timeColumn = reading.types().timeColumn(node.any("outputType"));
        node.ignore("configuration");
        if (node.flag("outputInsertOnly", false)) {
            return new OrderedNode.FirstByTime(
                    reading.uids().of("first-by-time", inputs, partition, timeColumn),
                    inputs.getFirst(),
                    partition,
                    timeColumn);
        }
        return new OrderedNode.Deduplicate(
                reading.uids()
                        .of(
                                "deduplicate",
                                inputs,
                                partition,
                                timeColumn,
                                keepsLast,
                                emitsUpdateBefore),
                inputs.getFirst(),
                partition,
                timeColumn,
                keepsLast,
                emitsUpdateBefore);
    }
}
