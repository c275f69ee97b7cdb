package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A plan: its sinks, and through their inputs everything else. */
public record StreamPlan(List<PlanNode.Sink> sinks) {
    public StreamPlan {
        sinks = List.copyOf(sinks);
    }

    /** All nodes, each once, inputs before their consumers, in the order the sinks reach them. */
    public List<PlanNode> nodes() {
        final List<PlanNode> ordered = new ArrayList<>();
        final Set<PlanNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (final PlanNode sink : sinks) {
            visit(sink, seen, ordered);
        }
        return ordered;
    }

    /**
     * Whether results depend on processing time: an expression reads it, windows are of it or wait
     * with results for it, state ends with it, or a union waits for its inputs by it.
     */
    public boolean readsClock() {
        return nodes().stream()
                .anyMatch(
                        node ->
                                node instanceof TimeNode.Clock
                                        || (node instanceof PlanNode.WindowAggregate window
                                                && window.emission().isDelayed())
                                        || StateLife.isLimited(node)
                                        || (node instanceof PlanNode.Union union
                                                && Idleness.matters(union))
                                        || expressions(node).anyMatch(StreamPlan::isTimed));
    }

    private static Stream<Expression> expressions(final PlanNode node) {
        return switch (node) {
            case PlanNode.Calc calc ->
                    Stream.concat(calc.condition().stream(), calc.projection().stream());
            case PlanNode.Watermark watermark -> Stream.of(watermark.watermark());
            case PlanNode.Expand expand -> expand.projections().stream().flatMap(List::stream);
            case PlanNode.Correlate correlate ->
                    Stream.concat(correlate.condition().stream(), correlate.arguments().stream());
            default -> Stream.empty();
        };
    }

    private static boolean isTimed(final Expression expression) {
        return expression instanceof Expression.Call call
                && (call.function() == ScalarFunction.CLOCK
                        || call.operands().stream().anyMatch(StreamPlan::isTimed));
    }

    /** The scans in the order of {@link #nodes()}: the inputs of the pipeline by number. */
    public List<PlanNode.Scan> scans() {
        return nodes().stream()
                .filter(PlanNode.Scan.class::isInstance)
                .map(PlanNode.Scan.class::cast)
                .toList();
    }

    private static void visit(
            final PlanNode node, final Set<PlanNode> seen, final List<PlanNode> ordered) {
        if (seen.add(node)) {
            node.inputs().forEach(input -> visit(input, seen, ordered));
            ordered.add(node);
        }
    }
}
