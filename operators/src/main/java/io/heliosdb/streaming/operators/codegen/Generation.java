package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.OperatorStates;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.expression.MethodSink;
import io.heliosdb.streaming.operators.codegen.runtime.OperatorParts;
import io.heliosdb.streaming.operators.codegen.runtime.StateParts;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What the generators of one plan share: the class being written, its constants, and each other.
 */
final class Generation {
    /** A line of code that goes away if the pipeline computes no texts. */
    static final String RESET_SCRATCH = "scratch.reset();";

    private final StreamPlan plan;
    private final List<PlanNode> nodes;
    private final JavaClass javaClass;
    private final LiteralPool literals = new LiteralPool();
    private final List<byte[]> constantRows = new ArrayList<>();
    private final List<String> scalars = new ArrayList<>();
    private final List<PlanNode> scalarOwners = new ArrayList<>();
    private int scalarsInOrder;
    private final List<LookAhead> lookAheads = new ArrayList<>();
    private final IdentityHashMap<PlanNode, NodeGenerator> generators = new IdentityHashMap<>();
    private final Watermarks watermarks;
    private final RowCountCode rowCounts;
    private Code emittedRows;
    private Code matchedRows;

    Generation(final StreamPlan plan, final JavaClass javaClass) {
        this.plan = plan;
        this.javaClass = javaClass;
        nodes = plan.nodes();
        watermarks = new Watermarks(this);
        rowCounts = new RowCountCode(javaClass, nodes.size());
    }

    StreamPlan plan() {
        return plan;
    }

    List<PlanNode> nodes() {
        return nodes;
    }

    JavaClass javaClass() {
        return javaClass;
    }

    LiteralPool literals() {
        return literals;
    }

    Watermarks watermarks() {
        return watermarks;
    }

    RowCountCode rowCounts() {
        return rowCounts;
    }

    void add(final PlanNode node, final NodeGenerator generator) {
        generators.put(node, generator);
    }

    NodeGenerator of(final PlanNode node) {
        return generators.get(node);
    }

    /** The look-aheads of all windows. */
    List<LookAhead> lookAheads() {
        return lookAheads;
    }

    /** Takes the methods that the expression compiler cuts large expressions into. */
    MethodSink methods() {
        return new MethodSink() {
            @Override
            public String add(
                    final String returnType,
                    final String hint,
                    final List<Parameter> parameters,
                    final List<String> body) {
                final JavaMethod method = javaClass.method(returnType, hint, "");
                parameters.forEach(
                        parameter ->
                                method.parameter(new Variable(parameter.type(), parameter.name())));
                method.code().lines(body);
                return method.name();
            }

            @Override
            public int atMost(final int most) {
                return javaClass.atMost(most);
            }
        };
    }

    /** Declares a field that a snapshot holds, as part of a node's state. */
    void scalar(final PlanNode owner, final String name) {
        scalar(owner, name, "");
    }

    /** As the other {@code scalar}, with the source of its first value. */
    void scalar(final PlanNode owner, final String name, final String initialiser) {
        javaClass.field("long", name, initialiser);
        scalars.add(name);
        scalarOwners.add(owner);
    }

    /** As {@code scalar}, for a field or an element of an array that is declared elsewhere. */
    void scalarAt(final PlanNode owner, final String place) {
        scalars.add(place);
        scalarOwners.add(owner);
    }

    /**
     * Each scan has a clock, needed or not, that knows whether its stream has ended: a plan that
     * takes over the state may need it. Called once all nodes have declared what they need.
     */
    void declareClocksOfScans() {
        scalarsInOrder = scalars.size();
        plan.scans().forEach(watermarks::clockOf);
    }

    /** What of the pipeline's state belongs to which operator. */
    StateParts parts() {
        final List<OperatorParts> parts = new ArrayList<>();
        OperatorStates.of(plan, node -> of(node).stateLayout())
                .forEach((node, state) -> parts.add(parts(node, state)));
        return new StateParts(parts, scalarsInOrder);
    }

    private OperatorParts parts(final PlanNode node, final OperatorState state) {
        final List<Integer> own = new ArrayList<>();
        for (int i = 0; i < scalars.size(); i++) {
            if (scalarOwners.get(i) == node) {
                own.add(i);
            }
        }
        final int output =
                switch (node) {
                    case PlanNode.Sink sink -> outputOf(sink);
                    case PlanNode.Windowing window -> lateOutputOf(window);
                    default -> OperatorParts.NONE;
                };
        return new OperatorParts(state, own, output, tablesOf(node));
    }

    /**
     * Name of the table, or of the slices, that hold the state of a node; empty if there is none.
     */
    static String tableOf(final PlanNode node) {
        return switch (node) {
            case PlanNode.Windowing window -> "window " + window.uid();
            case PlanNode.GroupAggregate group -> "group " + group.uid();
            case OrderedNode.FirstByTime first -> "deduplicate " + first.uid();
            case OrderedNode.TemporalSort sort -> "sort " + sort.uid();
            case OrderedNode.Rank rank -> "rank " + rank.uid();
            case OrderedNode.WindowRank rank -> "rank " + rank.uid();
            case OrderedNode.Numbered row -> "number " + row.uid();
            case OrderedNode.NumberedByTime row -> "number " + row.uid();
            case PlanNode.SemiJoin join -> "join " + join.uid();
            case OrderedNode.ByArrival row -> "deduplicate " + row.uid();
            case OrderedNode.Deduplicate deduplicate -> "deduplicate " + deduplicate.uid();
            case ChangeNode change -> "change " + change.uid();
            default -> "";
        };
    }

    /** Body of the method that gives the rows of operators that keep rows to those behind them. */
    Code emittedRows() {
        if (emittedRows == null) {
            emittedRows =
                    javaClass
                            .override(
                                    "void",
                                    "emitRow",
                                    new Variable("int", "operator"),
                                    new Variable("byte", "kind"),
                                    Variable.ofLong("row"),
                                    Variable.ofLong("rank"))
                            .code();
        }
        return emittedRows;
    }

    /** Body of the method that tests whether two rows that joins keep go together. */
    Code matchedRows() {
        if (matchedRows == null) {
            matchedRows =
                    javaClass
                            .override(
                                    "boolean",
                                    "matches",
                                    new Variable("int", "operator"),
                                    Variable.ofLong("left"),
                                    Variable.ofLong("right"))
                            .code();
        }
        return matchedRows;
    }

    /** Completes that method. */
    void endMatchedRows() {
        if (matchedRows != null) {
            matchedRows.line("return super.matches(operator, left, right);");
        }
    }

    /** Names of all tables of a node. */
    static List<String> tablesOf(final PlanNode node) {
        final String table = tableOf(node);
        if (node instanceof OrderedNode.FirstByTime
                || node instanceof OrderedNode.WindowRank
                || node instanceof OrderedNode.NumberedByTime
                || (node instanceof PlanNode.WindowAggregate window
                        && window.emission().isDelayed())) {
            return List.of(table, "waiting " + node.uid());
        }
        return table.isEmpty() ? List.of() : List.of(table);
    }

    /** Names of the fields that a snapshot holds. */
    List<String> scalars() {
        return scalars;
    }

    /** Adds encoded rows to the constants; returns their number. */
    int addConstantRows(final byte[] rows) {
        constantRows.add(rows);
        return constantRows.size() - 1;
    }

    List<byte[]> constantRows() {
        return constantRows;
    }

    /**
     * Position of a node among those that emit rows of their own: VALUES first, then windows, each
     * in plan order.
     */
    int stepOf(final PlanNode node) {
        final List<PlanNode> ordered = emitters();
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i) == node) {
                return i;
            }
        }
        throw new IllegalArgumentException("emits nothing of its own: " + node.uid());
    }

    /** The nodes that emit rows of their own, in the order in which they do. */
    List<PlanNode> emitters() {
        final List<PlanNode> ordered = new ArrayList<>();
        nodes.stream().filter(PlanNode.Values.class::isInstance).forEach(ordered::add);
        nodes.stream().filter(Generation::isTimed).forEach(ordered::add);
        return ordered;
    }

    private static boolean isTimed(final PlanNode node) {
        return node instanceof PlanNode.Windowing
                || node instanceof OrderedNode.TemporalSort
                || node instanceof OrderedNode.WindowRank
                || node instanceof OrderedNode.NumberedByTime
                || node instanceof OrderedNode.FirstByTime;
    }

    /** Number of the output of a sink. */
    int outputOf(final PlanNode.Sink sink) {
        for (int i = 0; i < plan.sinks().size(); i++) {
            if (plan.sinks().get(i) == sink) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a sink of the plan: " + sink.uid());
    }

    /** Number of the output for the late rows of a window. */
    int lateOutputOf(final PlanNode.Windowing window) {
        int output = plan.sinks().size();
        for (final PlanNode node : nodes) {
            if (node == window) {
                return output;
            }
            output += node instanceof PlanNode.Windowing ? 1 : 0;
        }
        throw new IllegalArgumentException("not a window of the plan: " + window.uid());
    }
}
