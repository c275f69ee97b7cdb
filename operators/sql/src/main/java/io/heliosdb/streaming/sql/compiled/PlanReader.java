package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a compiled plan: each node after its inputs, with edges in the order in which the planner
 * lists them.
 */
public final class PlanReader {
    private final Map<Integer, Fields> nodes = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> inputs = new LinkedHashMap<>();
    private final Map<Integer, PlanNode> read = new LinkedHashMap<>();
    private final Reading reading;

    private PlanReader(final Places places, final String zone) {
        this.reading = new Reading(places, zone);
    }

    /**
     * Reads one plan.
     *
     * @param json the planner's document
     * @param resultColumns of a SELECT, as the bridge describes them; empty for INSERTs
     * @param places where its statements stand
     * @param zone the session's time zone
     * @throws HeliosException {@code HSQL-03…} for what the engine does not have, or a document of
     *     an unknown form
     */
    public static CompiledQuery read(
            final String json,
            final List<?> resultColumns,
            final Places places,
            final String zone) {
        final PlanReader reader = new PlanReader(places, zone);
        try {
            reader.graph(new Fields("plan", Json.parse(json)));
        } catch (final IOException e) {
            throw Fields.unreadable("not JSON: " + e.getMessage()).causedBy(e);
        }
        final List<PlanNode.Sink> sinks = new ArrayList<>();
        for (final Integer id : reader.nodes.keySet()) {
            if (reader.node(id) instanceof PlanNode.Sink sink) {
                sinks.add(sink);
            }
        }
        return new CompiledQuery(
                new StreamPlan(sinks),
                reader.reading.reads(),
                reader.reading.sinks(),
                SinkReader.shown(SqlTypes.columns(resultColumns, places)));
    }

    private void graph(final Fields plan) {
        plan.ignore("flinkVersion");
        for (final Fields node : plan.objects("nodes")) {
            final int id = node.number("id");
            nodes.put(id, node);
            inputs.put(id, new ArrayList<>());
        }
        for (final Fields edge : plan.objects("edges")) {
            inputs.get(edge.number("target")).add(edge.number("source"));
            edge.ignore("shuffle", "shuffleMode");
            edge.end();
        }
        plan.end();
    }

    private PlanNode node(final int id) {
        final PlanNode known = read.get(id);
        if (known != null) {
            return known;
        }
        final List<PlanNode> before = new ArrayList<>();
        for (final int input : inputs.get(id)) {
            before.add(node(input));
        }
        final Fields fields = nodes.get(id);
        final NodeReader reader = NodeReaders.of(fields.text("type"), reading);
        fields.ignore("description", "inputProperties");
        final PlanNode node = reader.read(fields, before, reading);
        fields.end();
        read.put(id, node);
        return node;
    }
}
