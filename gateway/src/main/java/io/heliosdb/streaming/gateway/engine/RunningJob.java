package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.gateway.alignment.AlignedJob;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.CapturingPipeline;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.operators.runtime.JobTicks;
import io.heliosdb.streaming.operators.runtime.OperatorRows;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RestartingPipeline;
import io.heliosdb.streaming.operators.runtime.RingOutput;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;

import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A job on an {@link Engine}: its agents, how far they are, and how they ended. */
public final class RunningJob implements AutoCloseable {
    private final Engine engine;
    private final JobDefinition definition;
    private final OutputRing output;
    private final JobSources sources;
    private final JobInputs inputs;
    private final JobAgent job;
    private final JobSinks sinks;
    private final AlignedJob alignment;
    private volatile Throwable failure;

    private RunningJob(
            final Engine engine,
            final JobDefinition definition,
            final String role,
            final JobInputs recordedInputs) {
        this.engine = engine;
        this.definition = definition;
        final Opened opened = new Opened();
        try {
            output = opened.add(openOutput(role));
            sources = new JobSources(engine, definition);
            opened.add(sources::discard);
            final Pipeline pipeline = opened.add(pipeline(definition.plan()));
            final boolean isReplay = recordedInputs != null;
            final LogConsumer consumer =
                    opened.add(
                            isReplay
                                    ? engine.log().join(role, engine.journal(), 0)
                                    : engine.log()
                                            .join(role)); // before the sources open: it misses
            // nothing
            final JobTicks ticks =
                    opened.add(
                            JobTicks.of(
                                    engine.sequencer().ticks(), definition.plan().readsClock()));
            inputs = isReplay ? recordedInputs : sources.open();
            job = new JobAgent(role, pipeline, consumer, output, inputs, ticks);
            sinks =
                    new JobSinks(
                            role,
                            definition,
                            output,
                            job::isFinished,
                            engine.context().hasFingerprints());
            opened.add(sinks::discard);
            if (isReplay) {
                sinks.openFingerprintsOnly();
            } else {
                sinks.open(engine.connectorContext());
            }
            alignment =
                    isReplay
                            ? null // the order is that of the log
                            : AlignedJob.open(
                                    definition.plan(),
                                    definition.tables(),
                                    inputs,
                                    job.times(),
                                    sources::gate);
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** A job that reads its sources. */
    static RunningJob live(final Engine engine, final JobDefinition definition) {
        return new RunningJob(engine, definition, definition.name(), null);
    }

    /** The same job once more: it reads from the log what the first one's sources have written. */
    static RunningJob replayOf(final RunningJob recorded) {
        return new RunningJob(
                recorded.engine,
                recorded.definition,
                recorded.definition.name() + "-replay",
                recorded.inputs);
    }

    private OutputRing openOutput(final String role) {
        final EngineContext context = engine.context();
        return OutputRing.open(
                new OutputContext()
                        .ledger(engine.ledger())
                        .counters(engine.observability().counters())
                        .pageSizes(context.pageSizes())
                        .maxRowBytes(context.maxRowBytes())
                        .conclude(),
                role);
    }

    private Pipeline pipeline(final StreamPlan plan) {
        final EngineContext context = engine.context();
        final List<RingOutput> outputs = outputs(plan);
        final ExecutablePlan executable = context.pipelineMaker().make(plan);
        final Supplier<Pipeline> maker = () -> executable.open(engine.ledger(), outputs);
        final Pipeline pipeline =
                context.snapshotIntervalRows() == 0
                        ? maker.get()
                        : new RestartingPipeline(
                                maker, engine.ledger(), context.snapshotIntervalRows());
        return context.captureIntervalRows() == 0
                ? pipeline
                : CapturingPipeline.of(
                        pipeline,
                        engine.ledger(),
                        context.captureIntervalRows(),
                        context.threading() == Threading.DEDICATED);
    }

    private List<RingOutput> outputs(final StreamPlan plan) {
        final List<RingOutput> outputs = new ArrayList<>();
        final int count = plan.sinks().size() + JobSinks.windows(plan).size();
        for (int i = 0; i < count; i++) {
            outputs.add(new RingOutput(output.port(i)));
        }
        return outputs;
    }

    void start() {
        sinks.agents().forEach(engine.agents()::add);
        engine.agents().add(job);
        sources.agents().forEach(engine.agents()::add);
    }

    /** Whether an agent is one of this job's. Any thread. */
    boolean owns(final String roleName) {
        return Stream.of(List.of(job), sources.agents(), sinks.agents())
                .flatMap(List::stream)
                .map(Agent::roleName)
                .anyMatch(roleName::equals);
    }

    void onFailure(final Throwable error) {
        if (failure == null) {
            failure = error;
        }
    }

    /** What ended the job before its time, if anything did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether every input has ended and every sink is complete. */
    public boolean isFinished() {
        return job.isFinished() && sinks.areFinished();
    }

    public JobDefinition definition() {
        return definition;
    }

    /**
     * What each output has got, late rows' outputs last; once the job is finished. Empty unless the
     * engine {@link EngineContext#hasFingerprints takes fingerprints}.
     */
    public List<ResultFingerprint> fingerprints() {
        return sinks.fingerprints();
    }

    /** Rows given to the pipeline so far. */
    public long processedRowCount() {
        return job.processedRowCount();
    }

    /** What became of the rows of each operator; exact once the job is finished. */
    public List<OperatorRows> operatorRows() {
        return job.rows(definition.plan());
    }

    public JobProgress progress() {
        return new JobProgress(
                job.processedRowCount(),
                sinks.deliveredCount(),
                job.watermarkMs(),
                job.lag(),
                job.lateRowCount(),
                sources.skippedCount(),
                sources.readBytes(),
                sources.totalBytes(),
                alignment == null ? List.of() : alignment.sources());
    }

    /** Frees ports and output; the engine's agents have stopped. */
    @Override
    public void close() {
        CloseHelper.closeAll(alignment, sources, output);
    }
}
