package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys that are maps or multisets, or have some inside. Two maps are equal whatever the order of
 * their entries, but operators know a key by its bytes: a projection in front of them puts the
 * entries in order.
 */
final class MapKeys {
    private MapKeys() {}

    /**
     * The inputs of a node with the entries of its keys in order.
     *
     * @param type of the node
     */
    static List<PlanNode> sorted(
            final String type,
            final Fields node,
            final List<PlanNode> inputs,
            final Reading reading) {
        if (inputs.stream().noneMatch(MapKeys::hasEntries)) {
            return inputs;
        }
        final List<PlanNode> sorted = new ArrayList<>();
        for (final PlanNode input : inputs) {
            final boolean isFirst = sorted.isEmpty();
            sorted.add(sorted(input, keys(type, node, input, isFirst), reading));
        }
        return sorted;
    }

    /** Rows with the entries of all columns in order. */
    static PlanNode sorted(final PlanNode input, final Reading reading) {
        return sorted(input, all(input), reading);
    }

    private static Set<Integer> all(final PlanNode node) {
        final Set<Integer> all = new TreeSet<>();
        for (int i = 0; i < node.columns().size(); i++) {
            all.add(i);
        }
        return all;
    }

    private static boolean hasEntries(final PlanNode node) {
        return node.columns().stream().anyMatch(column -> column.type().hasEntries());
    }

    /** Rows with the entries of some columns in order. */
    static PlanNode sorted(
            final PlanNode input, final Collection<Integer> keys, final Reading reading) {
        final List<Expression> projection = new ArrayList<>();
        boolean isSorted = false;
        for (int i = 0; i < input.columns().size(); i++) {
            final Expression column = new Expression.InputRef(i, input.columns().get(i).type());
            final boolean isSortedHere = keys.contains(i) && column.type().hasEntries();
            projection.add(
                    isSortedHere
                            ? new Expression.Call(
                                    ScalarFunction.SORT_ENTRIES, List.of(column), column.type())
                            : column);
            isSorted |= isSortedHere;
        }
        return isSorted
                ? new PlanNode.Calc(
                        reading.uids()
                                .of(
                                        "calc",
                                        List.of(input),
                                        Uids.expressions(projection),
                                        Uids.types(input.columns())),
                        input,
                        Optional.empty(),
                        projection,
                        input.columns())
                : input;
    }

    /** The columns of an input whose values are told apart by their bytes. */
    private static Set<Integer> keys(
            final String type, final Fields node, final PlanNode input, final boolean isFirst) {
        final Set<Integer> keys = new TreeSet<>();
        switch (type.replaceFirst("^stream-exec-", "").replaceFirst("_\\d+$", "")) {
            case "group-aggregate", "window-aggregate", "group-window-aggregate" -> {
                keys.addAll(node.numbers("grouping"));
                for (final Fields call : node.objects("aggCalls")) {
                    if (call.flag("distinct")
                            || call.text("internalName", "").contains("COLLECT")) {
                        keys.addAll(call.numbers("argList"));
                    }
                }
            }
            case "rank", "limit", "sort-limit" -> {
                keys.addAll(node.object("partition").numbers("fields"));
                keys.addAll(node.object("rankStrategy").numbers("primaryKeys"));
            }
            case "deduplicate" -> {
                if (node.flag("keepLastRow") && !node.flag("isRowtime")) {
                    return all(input); // the same row again is no change
                }
                keys.addAll(node.numbers("uniqueKeys"));
            }
            case "window-rank" -> keys.addAll(node.object("partitionSpec").numbers("fields"));
            case "window-deduplicate" -> keys.addAll(node.numbers("partitionKeys"));
            case "over-aggregate" ->
                    keys.addAll(node.object("overSpec").object("partition").numbers("fields"));
            case "window-table-function" ->
                    keys.addAll(Windows.partition(node.object("windowing")));
            case "join" -> {
                final Fields join = node.object("joinSpec");
                if (Set.of("SEMI", "ANTI").contains(join.text("joinType"))) {
                    keys.addAll(join.numbers(isFirst ? "leftKeys" : "rightKeys"));
                }
            }
            default -> {
                // tells no values apart, or is not known
            }
        }
        return keys;
    }
}
