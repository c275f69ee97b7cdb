package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/** A row once per grouping set. */
final class ExpandReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        final List<List<Expression>> projections = new ArrayList<>();
        for (final Object projection : node.list("projects")) {
            projections.add(reading.expressions().readAll((List<?>) projection));
        }
        return new PlanNode.Expand(
                reading.uids()
                        .of(
                                "expand",
                                inputs,
                                projections.stream().map(Uids::expressions).toList(),
                                Uids.types(columns)),
                inputs.getFirst(),
                projections,
                columns);
    }
}
