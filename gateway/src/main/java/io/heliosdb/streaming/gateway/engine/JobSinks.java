package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.connectors.agent.SinkAgent;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;

import org.agrona.concurrent.Agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The receivers of one job's results: one for each sink of its plan and each window's late rows.
 */
final class JobSinks {
    private final String role;
    private final JobDefinition definition;
    private final OutputRing output;
    private final BooleanSupplier hasJobEnded;
    private final boolean hasFingerprints;
    private final List<SinkAgent> agents = new ArrayList<>();
    private final List<FingerprintedSink> fingerprinted = new ArrayList<>();

    /**
     * @param role of the job, for names of threads and counters
     * @param output where the results come from
     * @param hasJobEnded whether all results have been announced
     * @param hasFingerprints whether fingerprints are taken, of late rows too
     */
    JobSinks(
            final String role,
            final JobDefinition definition,
            final OutputRing output,
            final BooleanSupplier hasJobEnded,
            final boolean hasFingerprints) {
        this.role = role;
        this.definition = definition;
        this.output = output;
        this.hasJobEnded = hasJobEnded;
        this.hasFingerprints = hasFingerprints;
    }

    /** The window operators whose late rows have an output, in the order of those outputs. */
    static List<PlanNode.Windowing> windows(final StreamPlan plan) {
        return plan.nodes().stream()
                .filter(PlanNode.Windowing.class::isInstance)
                .map(PlanNode.Windowing.class::cast)
                .toList();
    }

    /** Opens the sinks that the definition names. */
    void open(final ConnectorContext context) {
        final StreamPlan plan = definition.plan();
        for (int i = 0; i < plan.sinks().size(); i++) {
            final PlanNode.Sink sink = plan.sinks().get(i);
            final boolean isResult = sink.table().isEmpty();
            final Sink target =
                    isResult
                            ? definition.results().apply(sink)
                            : Connectors.sink(definition.tables().get(sink.table()), context);
            add(isResult ? "result" : sink.table(), target, i, sink.uid(), sink.columns());
        }
        final List<PlanNode.Windowing> windows = windows(plan);
        for (int i = 0; i < windows.size(); i++) {
            addLate(i, windows.get(i), definition.lateRows().apply(windows.get(i)));
        }
    }

    /** Nothing is delivered: results only leave their fingerprints. */
    void openFingerprintsOnly() {
        final StreamPlan plan = definition.plan();
        for (int i = 0; i < plan.sinks().size(); i++) {
            final PlanNode.Sink sink = plan.sinks().get(i);
            final String name = sink.table().isEmpty() ? "result" : sink.table();
            add(name, new NullSink(), i, sink.uid(), sink.columns());
        }
        final List<PlanNode.Windowing> windows = windows(plan);
        for (int i = 0; i < windows.size(); i++) {
            addLate(i, windows.get(i), null);
        }
    }

    private void addLate(final int index, final PlanNode.Windowing window, final Sink target) {
        final int number = definition.plan().sinks().size() + index;
        final String name = "late-" + index;
        if (target != null) {
            add(name, target, number, window.uid(), window.inputs().getFirst().columns());
        } else if (hasFingerprints) {
            add(name, new NullSink(), number, window.uid(), window.inputs().getFirst().columns());
        }
    }

    private void add(
            final String name,
            final Sink target,
            final int number,
            final OperatorUid operator,
            final List<Column> columns) {
        final OutputConsumer results = join(role + "-" + name, target, number);
        if (!hasFingerprints) {
            agents.add(new SinkAgent(role + "-" + name, target, results, hasJobEnded));
            return;
        }
        final FingerprintedSink sink =
                new FingerprintedSink(
                        target, name, definition.name(), operator, RowLayout.of(columns));
        fingerprinted.add(sink);
        agents.add(new SinkAgent(role + "-" + name, sink, results, hasJobEnded));
    }

    private OutputConsumer join(final String name, final Sink target, final int number) {
        try {
            return output.join(name, number);
        } catch (final RuntimeException e) {
            target.close();
            throw e;
        }
    }

    /** Closes sinks that never ran; nothing of them becomes visible. */
    void discard() {
        agents.forEach(SinkAgent::onClose);
    }

    List<? extends Agent> agents() {
        return agents;
    }

    /** Whether every sink is complete. Any thread. */
    boolean areFinished() {
        return agents.stream().allMatch(SinkAgent::isFinished);
    }

    /** Results taken by sinks that somebody reads or not. Any thread. */
    long deliveredCount() {
        return agents.stream().mapToLong(SinkAgent::deliveredCount).sum();
    }

    /** One for each output; only once the sinks are finished. */
    List<ResultFingerprint> fingerprints() {
        return fingerprinted.stream().map(FingerprintedSink::fingerprint).toList();
    }
}
