package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.measure.JobMeter;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RingOutput;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.ringbuffer.output.ReleaseGate;
import io.heliosdb.streaming.state.capture.CapturePool;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What all jobs and streams of an appliance share. Control plane's thread. */
final class ApplianceCore {
    private final AppliancePorts ports;
    private final ApplianceSettings settings;
    private final Ledger ledger;
    private final LogRing ring;
    private final Sequencer sequencer;
    private final DurableLog log;
    private final Bookkeeper bookkeeper;
    private final WantedCheckpoint wanted;
    private GivenUpLog givenUp;
    private final JobPipelines pipelines;

    /**
     * @param givenUp what the log knows at the start of one that was given up for it
     */
    ApplianceCore(
            final AppliancePorts ports,
            final ApplianceSettings settings,
            final Ledger ledger,
            final LogRing ring,
            final Sequencer sequencer,
            final DurableLog log,
            final Bookkeeper bookkeeper,
            final WantedCheckpoint wanted,
            final GivenUpLog givenUp,
            final JobPipelines pipelines) {
        this.ports = ports;
        this.settings = settings;
        this.ledger = ledger;
        this.ring = ring;
        this.sequencer = sequencer;
        this.log = log;
        this.bookkeeper = bookkeeper;
        this.wanted = wanted;
        this.givenUp = givenUp;
        this.pipelines = pipelines;
    }

    /** Takes what the log knows now of one that was given up for it. */
    void givenUp(final GivenUpLog known) {
        givenUp = known;
    }

    AppliancePorts ports() {
        return ports;
    }

    ApplianceSettings settings() {
        return settings;
    }

    Ledger ledger() {
        return ledger;
    }

    Sequencer sequencer() {
        return sequencer;
    }

    Bookkeeper bookkeeper() {
        return bookkeeper;
    }

    /** Row sequence behind the last record that is safe at a level. */
    static long safeBelow(final ApplianceSettings.Level level, final DurableLog log) {
        return switch (level) {
            case MEMORY -> Long.MAX_VALUE;
            case JOURNALED -> log.recordedBelow();
            case FSYNCED -> log.fsyncedBelow();
        };
    }

    /** Row sequence behind the last record that is safe at the appliance's level. Any thread. */
    long safeBelow() {
        return safeBelow(settings.level(), log);
    }

    OutputRing openOutput(final String job) {
        final ReleaseGate gate = this::safeBelow;
        return OutputRing.open(
                new OutputContext()
                        .ledger(ledger)
                        .counters(ports.counters())
                        .pageSizes(settings.pageSizes())
                        .maxRowBytes(settings.maxRowBytes())
                        .releaseGate(gate)
                        .conclude(),
                job);
    }

    /** What measures a job. */
    JobMeter newMeter(final JobSpec spec) {
        return new JobMeter(
                spec.plan().sinks().stream()
                        .map(sink -> spec.tables().get(sink.table()).name())
                        .toList(),
                ring.arrivals(),
                ports.nanoClock());
    }

    /** Opens a job's pipeline. */
    Pipeline openPipeline(final JobSpec spec, final List<RingOutput> outputs) {
        return pipelines.of(spec).open(ledger, outputs);
    }

    /** The operators of a job that have state. */
    List<OperatorState> operators(final JobSpec spec) {
        return pipelines.operators(spec);
    }

    /** A place in the log: from the journal first, then from the ring. */
    LogConsumer join(final String name, final long rowSequence) {
        return ring.join(name, log.replay(), rowSequence);
    }

    /** What a job does at barriers, with memory for what changes while a checkpoint is written. */
    JobBarriers openBarriers(final OutputRing output, final String job) {
        return new JobBarriers(
                output, CapturePool.open(ledger, job, settings.captureBytes()), wanted);
    }

    DeadLetters deadLetters() {
        return new DeadLetters(
                ports.storage(), settings.deadLetters(), ledger, log.replay(), ports.epochClock());
    }

    SinkDecisions decisions() {
        return new SinkDecisions(sequencer, bookkeeper::decidedBelow);
    }

    /**
     * Opens a sink; what it writes is told from that of another, and of a job that had the name
     * before.
     *
     * @param id of the sink, the same over all plans of the job
     */
    Sink openSink(final TableDefinition table, final JobEntry job, final int id) {
        return ports.transports()
                .sink(
                        table,
                        connectorContext(
                                GivenUpLineages.lineage(job, id),
                                new GivenUpLineages(job, givenUp)));
    }

    /** For a source. */
    ConnectorContext connectorContext(final String lineage) {
        return connectorContext(lineage, other -> false);
    }

    private ConnectorContext connectorContext(
            final String lineage, final Predicate<String> isGivenUp) {
        return new ConnectorContext(
                        ledger,
                        ports.nanoClock(),
                        ports.epochClock(),
                        settings.maxRowBytes(),
                        ports.output(),
                        ports.notices())
                .alarming(ports.alarm())
                .counting(ports.counters())
                .durable(
                        new DurableRun(
                                lineage,
                                isGivenUp,
                                ports.storage(),
                                settings.level().name().toLowerCase(Locale.ROOT)));
    }
}
