package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.agent.SinkAgent;
import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RestartingPipeline;
import io.heliosdb.streaming.operators.runtime.RingOutput;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A job on an {@link Engine}: its agents, how far they are, and how they ended. */
public final class RunningJob implements AutoCloseable {
    private final Engine engine;
    private final JobDefinition definition;
    private final OutputRing output;
    private final List<IngressPort> ports = new ArrayList<>();
    private final List<SourceAgent> sources = new ArrayList<>();
    private final List<SinkAgent> sinks = new ArrayList<>();
    private final JobAgent job;
    private volatile Throwable failure;

    RunningJob(final Engine engine, final JobDefinition definition) {
        this.engine = engine;
        this.definition = definition;
        final EngineContext context = engine.context();
        output =
                OutputRing.open(
                        new OutputContext()
                                .ledger(engine.ledger())
                                .counters(engine.observability().counters())
                                .pageSizes(context.pageSizes())
                                .maxRowBytes(context.maxRowBytes())
                                .conclude(),
                        definition.name());
        final StreamPlan plan = definition.plan();
        job = new JobAgent(definition.name(), pipeline(plan), join(), output, openSources(plan));
        openSinks(plan);
    }

    private Pipeline pipeline(final StreamPlan plan) {
        final EngineContext context = engine.context();
        final List<RingOutput> outputs = outputs(plan);
        final Supplier<Pipeline> maker =
                () -> context.pipelineMaker().make(plan, engine.ledger(), outputs);
        return context.snapshotIntervalRows() == 0
                ? maker.get()
                : new RestartingPipeline(maker, engine.ledger(), context.snapshotIntervalRows());
    }

    private LogConsumer join() {
        return engine.log().join(definition.name());
    }

    private List<RingOutput> outputs(final StreamPlan plan) {
        final List<RingOutput> outputs = new ArrayList<>();
        final long lateCount = windows(plan).size();
        for (int i = 0; i < plan.sinks().size() + lateCount; i++) {
            outputs.add(new RingOutput(output.port(i)));
        }
        return outputs;
    }

    private static List<PlanNode.WindowAggregate> windows(final StreamPlan plan) {
        return plan.nodes().stream()
                .filter(PlanNode.WindowAggregate.class::isInstance)
                .map(PlanNode.WindowAggregate.class::cast)
                .toList();
    }

    /** One source and stream per table and set of columns, however many scans read them. */
    private JobInputs openSources(final StreamPlan plan) {
        final Map<ScanTarget, Integer> streams = new LinkedHashMap<>();
        final int[] tags =
                plan.scans().stream()
                        .map(scan -> new ScanTarget(scan.table(), scan.columns()))
                        .mapToInt(target -> streams.computeIfAbsent(target, this::openSource))
                        .toArray();
        return new JobInputs(tags);
    }

    /** What one source reads. */
    private record ScanTarget(String table, List<Column> columns) {}

    private int openSource(final ScanTarget target) {
        final TableDefinition table = definition.tables().get(target.table());
        final int stream = engine.newStream();
        final Source source = Connectors.source(table, target.columns(), engine.connectorContext());
        final IngressPort port = engine.sequencer().openPort(table.name(), stream);
        ports.add(port);
        sources.add(new SourceAgent(table.name(), source, port));
        return stream;
    }

    private void openSinks(final StreamPlan plan) {
        for (int i = 0; i < plan.sinks().size(); i++) {
            final PlanNode.Sink sink = plan.sinks().get(i);
            final boolean isResult = sink.table().isEmpty();
            final Sink target =
                    isResult
                            ? definition.results().apply(sink)
                            : Connectors.sink(
                                    definition.tables().get(sink.table()),
                                    engine.connectorContext());
            addSink(isResult ? "result" : sink.table(), target, i);
        }
        final List<PlanNode.WindowAggregate> windows = windows(plan);
        for (int i = 0; i < windows.size(); i++) {
            final Sink target = definition.lateRows().apply(windows.get(i));
            if (target != null) {
                addSink("late-" + i, target, plan.sinks().size() + i);
            }
        }
    }

    private void addSink(final String name, final Sink sink, final int number) {
        sinks.add(
                new SinkAgent(
                        name,
                        sink,
                        output.join(definition.name() + "-" + name, number),
                        job::isFinished));
    }

    void start() {
        sinks.forEach(engine.agents()::add);
        engine.agents().add(job);
        sources.forEach(engine.agents()::add);
    }

    void onAgentFailure(final String roleName, final Throwable error) {
        final boolean isOurs =
                job.roleName().equals(roleName)
                        || sources.stream().anyMatch(source -> source.roleName().equals(roleName))
                        || sinks.stream().anyMatch(sink -> sink.roleName().equals(roleName));
        if (isOurs && failure == null) {
            failure = error;
        }
    }

    /** What ended the job before its time, if anything did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether every input has ended and every sink is complete. */
    public boolean isFinished() {
        return job.isFinished() && sinks.stream().allMatch(SinkAgent::isFinished);
    }

    public JobDefinition definition() {
        return definition;
    }

    public JobProgress progress() {
        long totalBytes = 0;
        for (final SourceAgent source : sources) {
            totalBytes =
                    totalBytes < 0 || source.totalBytes() < 0
                            ? -1
                            : totalBytes + source.totalBytes();
        }
        return new JobProgress(
                job.processedRowCount(),
                sinks.stream().mapToLong(SinkAgent::deliveredCount).sum(),
                job.watermarkMs(),
                job.lag(),
                job.lateRowCount(),
                sources.stream().mapToLong(SourceAgent::skippedCount).sum(),
                sources.stream().mapToLong(SourceAgent::readBytes).sum(),
                totalBytes);
    }

    /** Frees ports and output; the engine's agents have stopped. */
    @Override
    public void close() {
        final List<AutoCloseable> owned = new ArrayList<>(ports);
        owned.add(output);
        CloseHelper.closeAll(owned);
    }
}
