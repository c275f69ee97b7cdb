package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Joins each row with what a table function makes of it. */
final class CorrelateOperator extends Operator {
    private final PlanNode.Correlate node;

    CorrelateOperator(final PlanNode.Correlate node) {
        this.node = node;
    }

    @Override
    void onRow(final int input, final Row row) {
        final List<Object> arguments = new ArrayList<>();
        for (final Expression argument : node.arguments()) {
            arguments.add(Evaluator.evaluate(argument, row.values()));
        }
        boolean isMatched = false;
        for (final List<Object> made : rows(arguments)) {
            if (node.condition().isEmpty()
                    || Boolean.TRUE.equals(Evaluator.evaluate(node.condition().get(), made))) {
                isMatched = true;
                emit(joined(row, made));
            }
        }
        if (!isMatched && node.keepsUnmatched()) {
            final int missing = node.columns().size() - row.values().size();
            emit(joined(row, Collections.nCopies(missing, null)));
        }
    }

    private List<List<Object>> rows(final List<Object> arguments) {
        return switch (node.function()) {
            case REPLICATE_ROWS ->
                    Collections.nCopies(
                            (int) Math.max(0, (Long) arguments.getFirst()),
                            arguments.subList(1, arguments.size()));
        };
    }

    private static Row joined(final Row row, final List<Object> made) {
        final List<Object> values = new ArrayList<>(row.values());
        values.addAll(made);
        return new Row(row.kind(), values);
    }
}
