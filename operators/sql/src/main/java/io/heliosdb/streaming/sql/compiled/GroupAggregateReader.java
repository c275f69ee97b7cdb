package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;
import java.util.Map;

/** GROUP BY without a window, SELECT DISTINCT, and UNION without ALL. */
final class GroupAggregateReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final PlanNode input = inputs.getFirst();
        if (node.any("configuration") instanceof Map<?, ?> options
                && !"false".equals(options.get("table.exec.mini-batch.enabled"))) {
            throw Fields.unreadable("an aggregation in mini-batches");
        }
        final long lifeMs = TimeToLive.read(node);
        final List<Integer> grouping = node.numbers("grouping");
        final List<?> takesRowsBack = node.list("aggCallNeedRetractions");
        final List<AggregateCall> aggregates =
                Aggregates.read(
                        node.objects("aggCalls"),
                        call -> Boolean.TRUE.equals(takesRowsBack.get(call)),
                        input,
                        reading);
        final boolean emitsUpdateBefore = node.flag("generateUpdateBefore");
        final boolean consumesRetractions = node.flag("needRetraction");
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        return new PlanNode.GroupAggregate(
                reading.uids()
                        .of(
                                "group-aggregate",
                                inputs,
                                grouping,
                                Aggregates.text(aggregates),
                                emitsUpdateBefore),
                input,
                grouping,
                aggregates,
                emitsUpdateBefore,
                consumesRetractions,
                columns,
                lifeMs);
    }
}
