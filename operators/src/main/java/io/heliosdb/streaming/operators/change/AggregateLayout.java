package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What the layout of keys and aggregates depends on, as a text: types, what can be NULL, and which
 * aggregates share an argument. Positions of columns do not count.
 */
public final class AggregateLayout {
    private AggregateLayout() {}

    /**
     * Describes it.
     *
     * @param canBeNull whether an input column can be NULL in fact
     */
    public static String text(
            final PlanNode input,
            final List<Integer> grouping,
            final List<AggregateCall> aggregates,
            final boolean takesRowsBack,
            final IntPredicate canBeNull) {
        final List<String> fields = new ArrayList<>();
        grouping.forEach(column -> fields.add("key " + type(input, column, canBeNull)));
        final Set<List<Integer>> shared = new LinkedHashSet<>();
        for (final AggregateCall call : aggregates) {
            final List<Integer> rows = new ArrayList<>(List.of(call.argument(), call.filter()));
            if (call.user() != null && call.isDistinct()) {
                rows.addAll(call.further());
            }
            shared.add(rows);
            fields.add(
                    call.functionText()
                            + (call.isDistinct() ? " distinct" : "")
                            + (call.takesRowsBack() ? " taken back" : "")
                            + (call.filter() < 0 ? "" : " filtered")
                            + (call.argument() < 0
                                    ? ""
                                    : " of " + type(input, call.argument(), canBeNull))
                            + (call.further().isEmpty() ? "" : " and " + call.further().size())
                            + (call.user() == null ? "" : " of " + call.user().arguments())
                            + " as "
                            + call.type()
                            + " over rows "
                            + new ArrayList<>(shared).indexOf(rows));
        }
        return (takesRowsBack ? "with retractions " : "") + fields;
    }

    private static String type(
            final PlanNode input, final int column, final IntPredicate canBeNull) {
        final Column read = input.columns().get(column);
        return read.type().withNullable(canBeNull.test(column)).toString();
    }
}
