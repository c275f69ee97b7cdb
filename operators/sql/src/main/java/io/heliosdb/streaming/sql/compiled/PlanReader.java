package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.UserFunctions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a compiled plan: each node after its inputs, with edges in the order in which the planner
 * lists them.
 */
public final class PlanReader {
    private final Map<Integer, Fields> nodes = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> inputs = new LinkedHashMap<>();
    private final Map<Integer, PlanNode> read = new LinkedHashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private final Reading reading;

    private PlanReader(
            final Places places, final PlanSettings settings, final UserFunctions functions) {
        this.reading = new Reading(places, settings, this::windowsInto, functions);
    }

    /** As the other {@code read}, of a plan without functions of users and settings. */
    public static CompiledQuery read(
            final String json,
            final List<?> resultColumns,
            final Places places,
            final String zone) {
        return read(json, resultColumns, places, PlanSettings.of(zone), UserFunctions.none());
    }

    /**
     * Reads one plan.
     *
     * @param json the planner's document
     * @param resultColumns of a SELECT, as the bridge describes them; empty for INSERTs
     * @param places where its statements stand
     * @param settings of the session
     * @param functions those of users
     * @throws HeliosException {@code HSQL-03…} for what the engine does not have, or a document of
     *     an unknown form
     */
    public static CompiledQuery read(
            final String json,
            final List<?> resultColumns,
            final Places places,
            final PlanSettings settings,
            final UserFunctions functions) {
        final PlanReader reader = new PlanReader(places, settings, functions);
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
                reader.reading.lateReads(),
                reader.reading.sinks(),
                SinkReader.shown(SqlTypes.columns(resultColumns, places)),
                resultColumns.isEmpty() ? List.of() : ResultOrder.of(sinks.getFirst()));
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
        if (!begun.add(id)) {
            throw reading.refuse(
                            SqlError.INVALID,
                            "an INSERT reads late rows that come from its own rows",
                            LateRowsTable.CONNECTOR)
                    .hint("read the late rows of another INSERT of the statement set");
        }
        final List<PlanNode> before = new ArrayList<>();
        for (final int input : inputs.get(id)) {
            before.add(node(input));
        }
        final Fields fields = nodes.get(id);
        final String type = fields.text("type");
        final NodeReader reader = NodeReaders.of(type, reading);
        fields.ignore("description", "inputProperties");
        reading.watermarkCalls().begin(before);
        final PlanNode node =
                reader.read(fields, MapKeys.sorted(type, fields, before, reading), reading);
        fields.end();
        reading.userCalls().checkMerging(node);
        reading.randomCalls().check(node);
        reading.watermarkCalls().check();
        read.put(id, node);
        return node;
    }

    /** The windows of the INSERTs into a table; what is read for them is read no second time. */
    private Optional<List<PlanNode.Windowing>> windowsInto(final String table) {
        final List<PlanNode.Windowing> windows = new ArrayList<>();
        boolean isWritten = false;
        for (final Map.Entry<Integer, Fields> each : nodes.entrySet()) {
            if (!each.getValue().has("dynamicTableSink")) {
                continue;
            }
            final String written =
                    each.getValue().object("dynamicTableSink").object("table").text("identifier");
            if (TableUse.shortName(written).equals(table)
                    || written.replace("`", "").equals(table.replace("`", ""))) {
                isWritten = true;
                inputs.get(each.getKey()).forEach(input -> collect(node(input), windows));
            }
        }
        return isWritten ? Optional.of(windows) : Optional.empty();
    }

    private static void collect(final PlanNode node, final List<PlanNode.Windowing> windows) {
        if (node instanceof PlanNode.LateRows) {
            return; // its window is another statement's
        }
        node.inputs().forEach(input -> collect(input, windows));
        if (node instanceof PlanNode.Windowing window && !windows.contains(window)) {
            windows.add(window);
        }
    }
}
