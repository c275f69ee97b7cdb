package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TableFunction;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Joins each row with what a table function makes of it. */
final class CorrelateOperator extends Operator {
    private final PlanNode.Correlate node;
    private final ProcessingTime time;

    CorrelateOperator(final PlanNode.Correlate node, final ProcessingTime time) {
        this.node = node;
        this.time = time;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.PASSED);
        final List<Object> arguments = new ArrayList<>();
        for (final Expression argument : node.arguments()) {
            arguments.add(time.evaluate(argument, row.values()));
        }
        boolean isMatched = false;
        for (final List<Object> made : rows(arguments)) {
            if (node.condition().isEmpty()
                    || Boolean.TRUE.equals(time.evaluate(node.condition().get(), made))) {
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
            case TableFunction.ReplicateRows replicate ->
                    Collections.nCopies(
                            (int) Math.max(0, (Long) arguments.getFirst()),
                            arguments.subList(1, arguments.size()));
            case TableFunction.User user ->
                    user.form().function().home().sharedTable(user.form()).evaluate(arguments);
            case TableFunction.Unnest unnest -> unnested(unnest, arguments.getFirst());
        };
    }

    private List<List<Object>> unnested(final TableFunction.Unnest unnest, final Object nested) {
        final List<List<Object>> rows = new ArrayList<>();
        final SqlType type = node.arguments().getFirst().type();
        if (nested instanceof Map<?, ?> map) {
            for (final Map.Entry<?, ?> entry : map.entrySet()) {
                if (type.kind() == TypeKind.MAP) {
                    rows.add(new ArrayList<>(Arrays.asList(entry.getKey(), entry.getValue())));
                } else {
                    for (int i = 0; i < (Long) entry.getValue(); i++) {
                        rows.add(columns(entry.getKey(), type.parts().getFirst()));
                    }
                }
            }
        } else if (nested != null) {
            final SqlType elementType = type.parts().getFirst();
            for (final Object element : (List<?>) nested) {
                if (element != null
                        || elementType.kind() != TypeKind.ROW
                        || unnest.withOrdinality()) {
                    rows.add(columns(element, elementType));
                }
            }
        }
        if (unnest.withOrdinality()) {
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).add(i + 1L);
            }
        }
        return rows;
    }

    private static List<Object> columns(final Object element, final SqlType type) {
        if (type.kind() != TypeKind.ROW) {
            return new ArrayList<>(Collections.singletonList(element));
        }
        return new ArrayList<>(
                element == null
                        ? Collections.nCopies(type.parts().size(), null)
                        : (List<?>) element);
    }

    private static Row joined(final Row row, final List<Object> made) {
        final List<Object> values = new ArrayList<>(row.values());
        values.addAll(made);
        return new Row(row.kind(), values);
    }
}
