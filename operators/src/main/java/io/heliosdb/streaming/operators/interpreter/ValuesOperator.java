package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/** Emits constant rows once; then its time has ended. */
final class ValuesOperator extends Operator {
    private final PlanNode.Values node;
    private boolean hasEmitted;

    ValuesOperator(final PlanNode.Values node) {
        this.node = node;
    }

    String uid() {
        return node.uid().value();
    }

    /** Emits what has not been emitted. */
    void emitOnce() {
        if (hasEmitted) {
            return;
        }
        hasEmitted = true;
        for (final List<Expression.Literal> row : node.rows()) {
            final List<Object> cells = new ArrayList<>(row.size());
            row.forEach(literal -> cells.add(Evaluator.evaluate(literal, List.of())));
            emit(new Row(RowKind.INSERT, cells));
        }
        emitWatermark(Long.MAX_VALUE);
    }

    @Override
    void onRow(final int input, final Row row) {
        throw new IllegalStateException("nothing is before VALUES");
    }

    @Override
    void announceAgain() {
        if (hasEmitted) {
            emitWatermark(Long.MAX_VALUE);
        }
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(hasEmitted ? 1 : 0);
    }

    @Override
    void restore(final SnapshotReader reader) {
        hasEmitted = reader.getLong() != 0;
    }
}
