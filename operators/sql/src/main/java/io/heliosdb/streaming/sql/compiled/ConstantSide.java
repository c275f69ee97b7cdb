package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A join with rows that are made of constants alone, such as those of {@code UNNEST(ARRAY[1, 2])}:
 * no join, as each row of the other side makes them anew.
 */
final class ConstantSide {
    private final PlanNode left;
    private final Reading reading;
    private final List<Expression> leftColumns = new ArrayList<>();

    private ConstantSide(final PlanNode left, final Reading reading) {
        this.left = left;
        this.reading = reading;
        for (int i = 0; i < left.columns().size(); i++) {
            leftColumns.add(column(left, i));
        }
    }

    /** Each row of the left side with each of the right; nothing if those are no constants. */
    static Optional<PlanNode> joined(
            final PlanNode left, final PlanNode right, final Reading reading) {
        return new ConstantSide(left, reading).moved(right);
    }

    /**
     * Those of the joined rows that a join keeps; nothing if keys are of types that are compared in
     * another way.
     *
     * @param leftWidth columns of the left side, behind which those of the right one are
     */
    static Optional<PlanNode> where(
            final PlanNode joined,
            final List<Integer> leftKeys,
            final List<Integer> rightKeys,
            final int leftWidth,
            final Optional<Expression> condition,
            final Reading reading) {
        final List<Expression> all = new ArrayList<>(condition.stream().toList());
        for (int i = 0; i < leftKeys.size(); i++) {
            final Expression left = column(joined, leftKeys.get(i));
            final Expression right = column(joined, leftWidth + rightKeys.get(i));
            if (!left.type().withNullable(true).equals(right.type().withNullable(true))) {
                return Optional.empty();
            }
            all.add(
                    new Expression.Call(
                            ScalarFunction.EQUALS, List.of(left, right), SqlType.BOOLEAN));
        }
        if (all.isEmpty()) {
            return Optional.of(joined);
        }
        final Expression both =
                all.size() == 1
                        ? all.getFirst()
                        : new Expression.Call(ScalarFunction.AND, all, SqlType.BOOLEAN);
        final ConstantSide side = new ConstantSide(joined, reading);
        return Optional.of(
                new PlanNode.Calc(
                        reading.uids().of("calc", List.of(joined), both),
                        joined,
                        Optional.of(both),
                        side.leftColumns,
                        joined.columns()));
    }

    private static Expression column(final PlanNode node, final int index) {
        return new Expression.InputRef(index, node.columns().get(index).type());
    }

    /** A node of the right side, on top of the left one. */
    private Optional<PlanNode> moved(final PlanNode node) {
        return switch (node) {
            case PlanNode.Values values when values.rows().size() == 1 ->
                    Optional.of(calc(left, Optional.empty(), values.rows().getFirst(), values));
            case PlanNode.Calc calc ->
                    moved(calc.input())
                            .map(
                                    input ->
                                            calc(
                                                    input,
                                                    calc.condition().map(this::shifted),
                                                    shifted(calc.projection()),
                                                    calc));
            case PlanNode.Correlate correlate when correlate.condition().isEmpty() ->
                    moved(correlate.input()).map(input -> correlate(input, correlate));
            default -> Optional.empty();
        };
    }

    private PlanNode calc(
            final PlanNode input,
            final Optional<Expression> condition,
            final List<? extends Expression> projection,
            final PlanNode node) {
        final List<Expression> all = new ArrayList<>(leftColumns);
        all.addAll(projection);
        final List<Column> columns = columns(node);
        return new PlanNode.Calc(
                reading.uids()
                        .of(
                                "calc",
                                List.of(input),
                                condition,
                                Uids.expressions(all),
                                Uids.types(columns)),
                input,
                condition,
                all,
                columns);
    }

    private PlanNode correlate(final PlanNode input, final PlanNode.Correlate node) {
        final List<Expression> arguments = shifted(node.arguments());
        final List<Column> columns = columns(node);
        return new PlanNode.Correlate(
                reading.uids()
                        .of(
                                "correlate",
                                List.of(input),
                                node.function(),
                                Uids.expressions(arguments),
                                Optional.empty(),
                                node.keepsUnmatched(),
                                Uids.types(columns)),
                input,
                node.function(),
                arguments,
                Optional.empty(),
                node.keepsUnmatched(),
                columns);
    }

    private List<Column> columns(final PlanNode node) {
        final List<Column> columns = new ArrayList<>(left.columns());
        columns.addAll(node.columns());
        return columns;
    }

    private List<Expression> shifted(final List<Expression> expressions) {
        return expressions.stream().map(this::shifted).toList();
    }

    private Expression shifted(final Expression expression) {
        return switch (expression) {
            case Expression.InputRef ref ->
                    new Expression.InputRef(ref.index() + leftColumns.size(), ref.type());
            case Expression.Literal literal -> literal;
            case Expression.Call call ->
                    new Expression.Call(call.function(), shifted(call.operands()), call.type());
        };
    }
}
