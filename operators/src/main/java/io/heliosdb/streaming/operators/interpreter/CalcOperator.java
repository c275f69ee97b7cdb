package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.interpreter.scalar.RandomSource;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/** Filter and projection. */
final class CalcOperator extends Operator {
    private final PlanNode.Calc node;
    private final ProcessingTime time;
    private final List<RandomSource> randoms = new ArrayList<>();

    CalcOperator(final PlanNode.Calc node, final ProcessingTime time) {
        this.node = node;
        this.time = time;
        for (final RandomSite site : RandomSite.in(node.condition(), node.projection())) {
            randoms.add(time.random(site, site.firstState(node.uid().value())));
        }
    }

    @Override
    void onRow(final int input, final Row row) {
        if (node.condition().isPresent()
                && !Boolean.TRUE.equals(time.evaluate(node.condition().get(), row.values()))) {
            count(RowFate.FILTERED);
            return;
        }
        final List<Object> values = new ArrayList<>(node.projection().size());
        for (final Expression expression : node.projection()) {
            values.add(time.evaluate(expression, row.values()));
        }
        emit(new Row(row.kind(), values));
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        randoms.forEach(each -> writer.putLong(each.state()));
    }

    @Override
    void restore(final SnapshotReader reader) {
        randoms.forEach(each -> each.state(reader.getLong()));
    }
}
