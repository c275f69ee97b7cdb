package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/** Writes the code of one node of a plan. */
abstract class NodeGenerator {
    private static final int MAX_EXPRESSIONS = 40;

    final Generation generation;
    final int number;
    private final PlanNode node;
    private final List<Edge> consumers = new ArrayList<>();
    private final List<LateRowsGenerator> lateConsumers = new ArrayList<>();

    /** An edge of the plan: who gets the rows, and as which of its inputs. */
    private record Edge(NodeGenerator consumer, int input) {}

    /**
     * @param number of the node in the plan, for names
     */
    NodeGenerator(final Generation generation, final PlanNode node, final int number) {
        this.generation = generation;
        this.node = node;
        this.number = number;
    }

    final void addConsumer(final NodeGenerator consumer, final int input) {
        consumers.add(new Edge(consumer, input));
    }

    final void addLateConsumer(final LateRowsGenerator consumer) {
        lateConsumers.add(consumer);
    }

    /** Of a window: the nodes that get its late rows. */
    final List<LateRowsGenerator> lateConsumers() {
        return lateConsumers;
    }

    /** The node that gets the rows; null if several do. */
    final NodeGenerator onlyConsumer() {
        return consumers.size() == 1 ? consumers.getFirst().consumer : null;
    }

    final PlanNode node() {
        return node;
    }

    /** Of a node that keeps keys and aggregates: all that their bytes depend on. */
    String stateLayout() {
        return "";
    }

    /** For comments: what the node is. */
    final String title() {
        return node.getClass().getSimpleName() + " " + node.uid();
    }

    /**
     * Declares fields and state. Called once per node, inputs before consumers, before any code is
     * written.
     */
    void declare() {}

    /**
     * Writes what happens to a row, in the row's code. Called for every place that gives rows to
     * the node.
     */
    abstract void consume(Row row, int input);

    /**
     * Writes the methods that no row leads to. Called once, after {@link #declare} of all nodes.
     */
    void generate() {}

    /** Most calls of expressions that a method of the class may hold. */
    final int maxExpressions() {
        return generation.javaClass().atMost(MAX_EXPRESSIONS);
    }

    /** Adds to {@code fanout} what one row given to this node can cause. */
    abstract void measure(Fanout fanout);

    final void measureConsumers(final Fanout fanout) {
        consumers.forEach(edge -> edge.consumer.measure(fanout));
    }

    /**
     * Writes what the consumers do with a row: the only one in the same code, several in a method
     * each, in plan order.
     */
    final void emit(final Row row) {
        count(row.code(), RowFate.OUT);
        emitUncounted(row);
    }

    /** Writes the counting of a row. */
    final void count(final Code code, final RowFate fate) {
        code.line(generation.rowCounts().field(number, fate) + "++;");
    }

    /** As {@link #emit} for rows that are counted elsewhere. */
    final void emitUncounted(final Row row) {
        if (consumers.size() == 1) {
            consumers.getFirst().consumer.consume(row.inner(), consumers.getFirst().input);
            return;
        }
        for (final Edge edge : consumers) {
            final String hint = "to" + Identifiers.capital(edge.consumer.name());
            Outline.of(
                    generation.javaClass(),
                    row,
                    hint,
                    edge.consumer.title(),
                    List.of(),
                    inner -> edge.consumer.consume(inner, edge.input));
        }
    }

    /** A name for methods and fields: the kind and number of the node. */
    final String name() {
        final String kind = node.getClass().getSimpleName();
        return Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + number;
    }
}
