package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/**
 * ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) that is not a ranking: its number goes out, or the
 * condition on it is one that the planner cannot take apart.
 */
final class OverReader implements NodeReader {
    private static final String[] WORDS = {"OVER"};

    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields over = node.object("overSpec");
        final List<Integer> partition = Sorting.partition(over.object("partition"));
        final List<Fields> groups = over.objects("groups");
        final Fields group = groups.getFirst();
        final List<SortColumn> order =
                Sorting.columns(group.object("orderBy"), inputs.getFirst(), reading);
        final List<Fields> calls = group.objects("aggCalls");
        final Fields call = calls.getFirst();
        if (groups.size() > 1
                || calls.size() > 1
                || !call.text("internalName", "").equals("$ROW_NUMBER$1")
                || !group.flag("isRows")
                || !bound(group, "lowerBound").equals("UNBOUNDED_PRECEDING")
                || !bound(group, "upperBound").equals("CURRENT_ROW")) {
            throw reading.refuse(
                            SqlError.OPERATOR_UNSUPPORTED,
                            "of the functions OVER a window only one ROW_NUMBER is supported yet",
                            WORDS)
                    .detail("operator over-aggregate");
        }
        over.ignore("constants", "originalInputFields");
        over.end();
        node.ignore("configuration", "unboundedOverVersion");
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        final SortColumn by = order.getFirst();
        if (order.size() > 1 || !by.isAscending()) {
            throw refuse(
                    reading,
                    "a ROW_NUMBER whose condition is no ranking is by one column, ascending");
        }
        if (reading.types().isTime(node.any("outputType"), by.column())) {
            return new OrderedNode.NumberedByTime(
                    reading.uids().of("numbered-by-time", inputs, partition, by.column()),
                    inputs.getFirst(),
                    partition,
                    by.column(),
                    columns);
        }
        if (!reading.types().withoutProcessingTime(node.any("outputType")).contains(by.column())) {
            throw refuse(reading, "ROW_NUMBER by processing time is not supported yet");
        }
        return new OrderedNode.Numbered(
                reading.uids().of("numbered", inputs, partition, by),
                inputs.getFirst(),
                partition,
                by,
                columns);
    }

    private static String bound(final Fields group, final String name) {
        final Fields bound = group.object(name);
        bound.ignore("offset");
        return bound.text("kind");
    }

    private static HeliosException refuse(final Reading reading, final String what) {
        return reading.refuse(SqlError.FEATURE_UNSUPPORTED, what, WORDS);
    }
}
