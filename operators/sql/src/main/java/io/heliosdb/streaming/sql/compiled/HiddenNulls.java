package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/**
 * NULLs of types that are NOT NULL: constants that do not fit their type and what is made of them,
 * and aggregates that have the type of their argument although their FILTER may let no row pass.
 */
final class HiddenNulls {
    private HiddenNulls() {}

    /** Whether a column of a node that is NOT NULL may be NULL: true in doubt. */
    static boolean in(final PlanNode node) {
        return switch (node) {
                    case PlanNode.Calc calc -> calc.projection().stream().anyMatch(HiddenNulls::in);
                    case PlanNode.Values values ->
                            values.rows().stream().flatMap(List::stream).anyMatch(HiddenNulls::in);
                    case PlanNode.GroupAggregate group -> in(group.aggregates());
                    case PlanNode.WindowAggregate window -> in(window.aggregates());
                    default -> false;
                }
                || node.inputs().stream().anyMatch(HiddenNulls::in);
    }

    /** Whether a constant is in an expression that is NULL without having the type of one. */
    static boolean in(final Expression expression) {
        return switch (expression) {
            case Expression.InputRef input -> false;
            case Expression.Literal literal ->
                    literal.value() == null && !literal.type().nullable();
            case Expression.Call call -> call.operands().stream().anyMatch(HiddenNulls::in);
        };
    }

    private static boolean in(final List<AggregateCall> aggregates) {
        return aggregates.stream()
                .anyMatch(
                        call ->
                                call.filter() >= 0
                                        && !call.type().nullable()
                                        && hasTypeOfArgument(call.function()));
    }

    private static boolean hasTypeOfArgument(final AggregateCall.Function function) {
        return switch (function) {
            case LISTAGG, ARRAY_AGG, ARRAY_AGG_IGNORE_NULLS, USER -> true;
            default -> false;
        };
    }
}
