package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that stand in the statement.
 *
 * <p>A row with fewer values than there are columns is none. The planner of Flink 2.3 makes one of
 * the older form of a window over a condition that is never true, as if it were an aggregate over
 * all rows: the values are those of its aggregates, without the window's. Such a window has no
 * rows, and so no result. Flink fails when it generates code for it.
 */
final class ValuesReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        final List<List<Expression.Literal>> rows = new ArrayList<>();
        for (final Object tuple : node.list("tuples")) {
            final List<Expression.Literal> row = new ArrayList<>();
            for (final Object value : (List<?>) tuple) {
                row.add(reading.expressions().literal(value));
            }
            if (row.size() == columns.size()) {
                rows.add(List.copyOf(row));
            }
        }
        return new PlanNode.Values(
                reading.uids().of("values", inputs, rows, Uids.types(columns)), rows, columns);
    }
}
