package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** ROW_NUMBER() OVER (PARTITION BY … ORDER BY event time or processing time) = 1. */
final class DeduplicateReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final long lifeMs = TimeToLive.read(node);
        final boolean isOfEvents = node.flag("isRowtime");
        final List<Integer> partition = node.numbers("uniqueKeys");
        final boolean keepsLast = node.flag("keepLastRow");
        final boolean emitsUpdateBefore = node.flag("generateUpdateBefore");
        if (!isOfEvents) {
            final List<Integer> compared =
                    keepsLast
                            ? reading.types().withoutProcessingTime(node.any("outputType"))
                            : List.of();
            node.ignore("configuration", "outputType", "outputInsertOnly");
            return new OrderedNode.ByArrival(
                    reading.uids()
                            .of("by-arrival", inputs, partition, keepsLast, emitsUpdateBefore),
                    inputs.getFirst(),
                    partition,
                    compared,
                    keepsLast,
                    emitsUpdateBefore,
                    lifeMs);
        }
        final int timeColumn = reading.types().timeColumn(node.any("outputType"));
        node.ignore("configuration");
        if (node.flag("outputInsertOnly", false)) {
            return new OrderedNode.FirstByTime(
                    reading.uids().of("first-by-time", inputs, partition, timeColumn),
                    inputs.getFirst(),
                    partition,
                    timeColumn,
                    lifeMs);
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
                emitsUpdateBefore,
                lifeMs);
    }
}
