package io.heliosdb.streaming.operators.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

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
