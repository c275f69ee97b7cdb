package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.Changes;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;

/** ROW_NUMBER up to a number, LIMIT, and ORDER BY with LIMIT. */
final class RankReader implements NodeReader {
    private static final String[] WORDS = {"ROW_NUMBER", "RANK", "DENSE_RANK", "LIMIT"};

    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final long lifeMs = TimeToLive.read(node);
        final Range range = Range.read(node.object("rankRange"), reading, WORDS);
        final List<Integer> partition = Sorting.partition(node.object("partition"));
        final List<SortColumn> order =
                Sorting.columns(node.object("orderBy"), inputs.getFirst(), reading);
        if (!node.text("rankType").equals("ROW_NUMBER")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "of the ranking functions only ROW_NUMBER is supported",
                    "RANK",
                    "DENSE_RANK");
        }
        final Fields strategy = node.object("rankStrategy");
        final Changes changes =
                switch (strategy.text("type")) {
                    case "AppendFast" -> Changes.ADDED;
                    case "UpdateFast" -> Changes.UPDATED;
                    case "Retract" -> Changes.TAKEN_BACK;
                    default -> throw Fields.unreadable("unknown strategy of a ranking");
                };
        final List<Integer> rowKey =
                changes == Changes.UPDATED ? strategy.numbers("primaryKeys") : List.of();
        strategy.end();
        final boolean countsRows = node.flag("outputRowNumber");
        final boolean emitsUpdateBefore = node.flag("generateUpdateBefore");
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        node.ignore("configuration");
        return new OrderedNode.Rank(
                reading.uids()
                        .of(
                                "rank",
                                inputs,
                                partition,
                                order,
                                range,
                                changes,
                                rowKey,
                                countsRows,
                                emitsUpdateBefore),
                inputs.getFirst(),
                partition,
                order,
                range.first(),
                range.last(),
                changes,
                rowKey,
                countsRows,
                emitsUpdateBefore,
                columns,
                lifeMs);
    }
}
