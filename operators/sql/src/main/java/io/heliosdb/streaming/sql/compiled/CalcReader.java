package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;
import java.util.Optional;

/** Filter and projection. */
final class CalcReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Optional<Expression> condition =
                Optional.ofNullable(node.any("condition")).map(reading.expressions()::read);
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        final List<Expression> read = reading.expressions().readAll(node.list("projection"));
        final PlanNode input = reading.watermarkCalls().input(reading.uids());
        final List<Expression> projection = NotNullColumns.over(input).projected(read, columns);
        return new PlanNode.Calc(
                reading.uids()
                        .of(
                                "calc",
                                List.of(input),
                                condition,
                                Uids.expressions(projection),
                                Uids.types(columns)),
                input,
                condition,
                projection,
                columns);
    }
}
