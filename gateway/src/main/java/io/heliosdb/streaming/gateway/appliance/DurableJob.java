package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;
import io.heliosdb.streaming.gateway.measure.JobCounts;
import io.heliosdb.streaming.gateway.measure.JobMeter;
import io.heliosdb.streaming.gateway.measure.MeasuredAgent;
import io.heliosdb.streaming.gateway.measure.SinkMeter;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.InputTimes;
import io.heliosdb.streaming.operators.runtime.JobAgent;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.operators.runtime.JobTicks;
import io.heliosdb.streaming.operators.runtime.OperatorRows;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RingOutput;
import io.heliosdb.streaming.operators.runtime.SkippedRows;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputConsumer;
import io.heliosdb.streaming.ringbuffer.output.OutputPort;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One life of a job, from its start or restart to its end or failure: pipeline, output ring and
 * sinks, with their agents.
 *
 * <p>Made and closed on the control plane's thread.
 */
final class DurableJob implements AutoCloseable {
    /** Beside a job's state: its results in front of the barrier, since it began. */
    private static final String RESULTS = "results";

    private final JobSpec spec;
    private final SortedMap<String, String> description;
    private final long resultsBefore;
    private final List<OutputPort> ports = new ArrayList<>();
    private final OutputRing output;
    private final JobBarriers barriers;
    private final JobAgent agent;
    private final List<DurableSinkAgent> sinks = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final long processedBefore;
    private final long lateBefore;

    /**
     * Where a job begins.
     *
     * @param rowSequence of the first record it has not processed
     * @param state what it has made of those before, or nothing
     * @param resultCount results that it has given for those
     */
    record Beginning(long rowSequence, Optional<SnapshotReader> state, long resultCount) {
        /** With nothing behind it. */
        static Beginning anew(final long rowSequence) {
            return new Beginning(rowSequence, Optional.empty(), 0);
        }

        /**
         * From a state.
         *
         * @param description what stands beside it
         */
        static Beginning from(
                final long rowSequence,
                final SnapshotReader state,
                final SortedMap<String, String> description) {
            return new Beginning(
                    rowSequence,
                    Optional.of(state),
                    Long.parseLong(description.getOrDefault(RESULTS, "0")));
        }
    }

    /**
     * @param entry what the log says of the job
     * @param inputs the streams that it reads
     * @param meter of the job, over all its lives
     */
    DurableJob(
            final ApplianceCore core,
            final JobSpec spec,
            final JobEntry entry,
            final JobInputs inputs,
            final Beginning beginning,
            final JobMeter meter) {
        this.spec = spec;
        description = entry.plan().with(core.operators(spec)).toProperties();
        resultsBefore = beginning.resultCount();
        final Opened opened = new Opened();
        try {
            output = opened.add(core.openOutput(spec.name()));
            barriers = opened.add(core.openBarriers(output, spec.name()));
            final Pipeline pipeline = opened.add(core.openPipeline(spec, outputs()));
            final LogConsumer consumer =
                    opened.add(core.join("job-" + spec.name(), beginning.rowSequence()));
            agent =
                    new JobAgent(
                            spec.name(),
                            pipeline,
                            consumer,
                            output,
                            inputs,
                            opened.add(
                                    JobTicks.of(
                                            core.sequencer().ticks(), spec.plan().readsClock())),
                            barriers,
                            skipped(spec, entry));
            barriers.of(agent::capture, this::resultCount);
            pipeline.keepBack(entry.broughtInFrom(beginning.rowSequence()));
            beginning.state().ifPresent(state -> agent.restore(state, entry.mayLoseState()));
            processedBefore = agent.processedRowCount();
            lateBefore = pipeline.lateRowCount();
            opened.add(this::discardSinks);
            openSinks(core, entry, beginning.rowSequence(), meter);
            measure(core, meter);
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static SkippedRows skipped(final JobSpec spec, final JobEntry entry) {
        return new SkippedRows(
                entry.skippedRows(),
                spec.plan().scans().stream().map(scan -> RowLayout.of(scan.encoded())).toList());
    }

    private List<RingOutput> outputs() {
        final StreamPlan plan = spec.plan();
        final long windows =
                plan.nodes().stream().filter(PlanNode.Windowing.class::isInstance).count();
        final List<RingOutput> outputs = new ArrayList<>();
        for (int i = 0; i < plan.sinks().size() + windows; i++) {
            final OutputPort port = output.port(i);
            outputs.add(new RingOutput(port));
            if (i < plan.sinks().size()) {
                ports.add(port);
            }
        }
        return outputs;
    }

    /** Since the job began; on its agent's thread. */
    private long resultCount() {
        return resultsBefore + ports.stream().mapToLong(OutputPort::committedCount).sum();
    }

    private void openSinks(
            final ApplianceCore core,
            final JobEntry entry,
            final long firstRowSequence,
            final JobMeter meter) {
        for (int i = 0; i < spec.plan().sinks().size(); i++) {
            final String role = "sink-" + spec.name() + "-" + i;
            final int id = entry.plan().sinkId(i);
            final SinkDecided decision = entry.decision(id);
            final TableDefinition table = spec.tables().get(spec.plan().sinks().get(i).table());
            final Sink sink = core.openSink(table, entry, id);
            try {
                if (sink instanceof TransactionalSink transactional) {
                    transactional.recover(
                            decision == null ? List.of() : List.of(decision.descriptor()),
                            firstRowSequence);
                }
                final OutputConsumer results = output.join(role, i);
                sinks.add(
                        new DurableSinkAgent(
                                role,
                                spec.name(),
                                id,
                                sink,
                                results,
                                agent::isFinished,
                                core.decisions(),
                                decision == null
                                        ? ResultPlace.NONE
                                        : new ResultPlace(
                                                decision.rowSequence(), decision.ordinal()),
                                meter.sinks().get(i)));
            } catch (final RuntimeException | Error e) {
                sink.close();
                throw e;
            }
        }
    }

    private void measure(final ApplianceCore core, final JobMeter meter) {
        meter.begin();
        agents.add(new MeasuredAgent(agent, () -> meter.processed(agent.reached())));
        for (int i = 0; i < sinks.size(); i++) {
            final DurableSinkAgent sink = sinks.get(i);
            final SinkMeter sinkMeter = meter.sinks().get(i);
            agents.add(
                    new MeasuredAgent(
                            sink,
                            () ->
                                    sinkMeter
                                            .released()
                                            .passed(
                                                    sink.releasedBelow(
                                                            meter.processedBelow(),
                                                            core.safeBelow()))));
        }
    }

    private void discardSinks() {
        sinks.forEach(DurableSinkAgent::onClose);
    }

    JobSpec spec() {
        return spec;
    }

    /** What stands beside its state in a checkpoint. Any thread. */
    SortedMap<String, String> description(final TakenState state) {
        final SortedMap<String, String> all = new TreeMap<>(description);
        all.put(RESULTS, Long.toString(state.resultCount()));
        return all;
    }

    /** In the order of the data's way. */
    List<Agent> agents() {
        return agents;
    }

    boolean owns(final String roleName) {
        return agents().stream().map(Agent::roleName).anyMatch(roleName::equals);
    }

    /** Whether an agent is the one that works on rows, and no sink. */
    boolean isPipeline(final String roleName) {
        return agent.roleName().equals(roleName);
    }

    /** How far the sink of an agent has got, as row sequence, or -1. Any thread. */
    long reachedBy(final String roleName) {
        return sinks.stream()
                .filter(sink -> sink.roleName().equals(roleName))
                .mapToLong(DurableSinkAgent::reachedRowSequence)
                .findFirst()
                .orElse(-1);
    }

    /** The state put aside for a checkpoint, or null. Any thread. */
    TakenState taken() {
        return barriers.taken();
    }

    /** Whether everything from before a checkpoint's barrier is visible. Any thread. */
    boolean hasPassed(final long checkpoint) {
        return sinks.stream().allMatch(sink -> sink.passedBarrier() >= checkpoint);
    }

    /** Whether every input has ended and every sink is complete. Any thread. */
    boolean isFinished() {
        return agent.isFinished() && sinks.stream().allMatch(DurableSinkAgent::isFinished);
    }

    /**
     * Whether it has processed what the journal had for it. Any thread.
     *
     * @param recordedBelow row sequence behind the last record of the journal
     */
    boolean hasCaughtUp(final long recordedBelow) {
        return agent.isLive() || agent.reached() >= recordedBelow;
    }

    /** Row sequence of the record that it worked on last; once it has stopped. */
    long lastRowSequence() {
        return agent.lastRowSequence();
    }

    /** Whether that is a row, and what its pipeline has failed at; once it has stopped. */
    boolean hasFailedAtRow() {
        return agent.hasFailedAtRow();
    }

    List<OperatorRows> operatorRows() {
        return agent.rows(spec.plan());
    }

    long processedRowCount() {
        return agent.processedRowCount();
    }

    /** Results that sinks have got, since the job began. Any thread. */
    long deliveredCount() {
        return resultsBefore + sinks.stream().mapToLong(DurableSinkAgent::deliveredCount).sum();
    }

    /** What it has done in this life. Any thread. */
    JobCounts counts() {
        return new JobCounts(
                agent.processedRowCount() - processedBefore,
                Math.max(0, agent.lateRowCount() - lateBefore),
                deliveredCount() - resultsBefore);
    }

    /** How far it is with each of its streams. */
    InputTimes times() {
        return agent.times();
    }

    long watermarkMs() {
        return agent.watermarkMs();
    }

    /** Frees what is left; the agents have been closed. */
    @Override
    public void close() {
        CloseHelper.closeAll(barriers, output);
    }
}
