package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/** Several projections of each row. */
final class ExpandOperator extends Operator {
    private final PlanNode.Expand node;
    private final ProcessingTime time;

    ExpandOperator(final PlanNode.Expand node, final ProcessingTime time) {
        this.node = node;
        this.time = time;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.PASSED);
        for (final List<Expression> projection : node.projections()) {
            final List<Object> values = new ArrayList<>(projection.size());
            for (final Expression expression : projection) {
                values.add(time.evaluate(expression, row.values()));
            }
            emit(new Row(row.kind(), values));
        }
    }
}
