package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.List;
import java.util.Optional;

/**
 * Where a node's column comes from: an expression over the columns of the one input that its rows
 * come from, through filters, projections and watermarks.
 *
 * @param scan the input
 * @param expression over its columns
 */
record ColumnOrigin(PlanNode.Scan scan, Expression expression) {
    /**
     * The origin of a column; nothing if something that combines rows lies in between.
     *
     * @param node whose column it is
     */
    static Optional<ColumnOrigin> of(final PlanNode node, final int column) {
        PlanNode at = node;
        Expression traced = new Expression.InputRef(column, node.columns().get(column).type());
        while (!(at instanceof PlanNode.Scan scan)) {
            switch (at) {
                case PlanNode.Watermark watermark -> at = watermark.input();
                case TimeNode.Clock clock -> at = clock.input();
                case PlanNode.Calc calc -> {
                    traced = over(traced, calc.projection());
                    at = calc.input();
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new ColumnOrigin(scan, traced));
    }

    /** An expression over columns, with each column replaced by what it is made of. */
    private static Expression over(final Expression expression, final List<Expression> projection) {
        return switch (expression) {
            case Expression.InputRef ref -> projection.get(ref.index());
            case Expression.Literal literal -> literal;
            case Expression.Call call ->
                    new Expression.Call(
                            call.function(),
                            call.operands().stream()
                                    .map(operand -> over(operand, projection))
                                    .toList(),
                            call.type());
        };
    }
}
