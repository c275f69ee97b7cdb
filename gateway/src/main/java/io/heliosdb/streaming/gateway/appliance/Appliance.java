package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.measure.DurationRecorder;
import io.heliosdb.streaming.gateway.measure.EngineMeasures;
import io.heliosdb.streaming.gateway.measure.LatencyRecorder;
import io.heliosdb.streaming.gateway.measure.MeasuredAgent;
import io.heliosdb.streaming.ringbuffer.agent.AgentContext;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The durable process without its shell: one journaled log, jobs that survive restarts, and
 * checkpoints.
 *
 * <p>Start: the newest whole checkpoint gives the books at its barrier; the journal behind it
 * brings them to the end of the log; the jobs that are wanted are compared with them, or the start
 * is refused; a new recording begins there; jobs are restored and replay the journal behind the
 * barrier; sources go on where the log says. From then on {@link #supervise} starts, restarts and
 * ends jobs.
 *
 * <p>Thread rule: one thread, the control plane's, except for what says otherwise. With {@link
 * io.heliosdb.streaming.ringbuffer.agent.Threading#INVOKER} that thread also runs the agents of
 * {@link #groups}.
 */
public final class Appliance implements AutoCloseable {
    private final ApplianceSettings settings;
    private final AppliancePorts ports;
    private final Ledger ledger;
    private final LogRing ring;
    private final Sequencer sequencer;
    private final DurableLog log;

    /** Written by the control plane, read by the sequencer. */
    private volatile boolean isInputStopped;

    private final Bookkeeper bookkeeper;
    private final LatencyRecorder recorded;
    private final LatencyRecorder fsynced;
    private final DurationRecorder checkpointDurations = new DurationRecorder();
    private final CheckpointAgent checkpoints;
    private final AgentGroup pipelines;
    private final AgentGroup journaling;
    private final AgentGroup forcing;
    private final AgentGroup background;
    private final ApplianceJournal journal;
    private final Supervisor supervisor;
    private final Optional<String> startedFrom;
    private volatile Throwable nodeFailure;

    /**
     * Restores what there is and starts.
     *
     * @param epoch greater than that of every process before on the same data
     * @param journal nobody else writes it
     * @param states checkpoints of the same data
     * @param start what is wanted of this start
     * @throws HeliosException if data is damaged beyond repair, belongs to others, or a job cannot
     *     go on as it is
     */
    public Appliance(
            final AppliancePorts ports,
            final ApplianceSettings settings,
            final long epoch,
            final ApplianceJournal journal,
            final SavedStates states,
            final List<JobSpec> jobs,
            final StartRequest start) {
        this.ports = ports;
        this.settings = settings;
        this.journal = journal;
        ledger = ports.ledger();
        final Opened opened = new Opened();
        try {
            final Recovery recovery =
                    new Recovery(journal, states, start.savepoint(), ledger, ports.alarm());
            startedFrom = recovery.startedFrom();
            final JobPipelines plans = new JobPipelines(settings.pipelineMaker());
            final AcceptedJobs accepted =
                    new AcceptedJobs(
                            recovery.books(), jobs, plans::operators, ports.transports(), start);
            ring = openRing(epoch, recovery.nextRowSequence());
            sequencer = opened.add(new Sequencer(ring));
            JobMemory.check(ledger, settings.captureBytes(), accepted.runningCount());
            pipelines = opened.add(group("pipelines", false));
            journaling = opened.add(group("journal", false));
            forcing = opened.add(group("fsync", false));
            background = opened.add(group("background", true));
            pipelines.add(sequencer);
            log = journal.start(ring, journaling, forcing);
            bookkeeper =
                    new Bookkeeper(
                            ring.join("bookkeeper"),
                            recovery.books(),
                            () -> ApplianceCore.safeBelow(settings.level(), log));
            recorded = new LatencyRecorder(ring.arrivals(), ports.nanoClock());
            fsynced = new LatencyRecorder(ring.arrivals(), ports.nanoClock());
            journaling.add(new MeasuredAgent(bookkeeper, this::measureJournal));
            final WantedCheckpoint wanted = new WantedCheckpoint();
            final ApplianceCore core =
                    new ApplianceCore(
                            ports,
                            settings,
                            ledger,
                            ring,
                            sequencer,
                            log,
                            bookkeeper,
                            wanted,
                            recovery.books().givenUp().copy(),
                            plans);
            supervisor =
                    new Supervisor(
                            core,
                            pipelines,
                            recovery,
                            new Admission(core, accepted, recovery.givenUpFrom()));
            checkpoints =
                    new CheckpointAgent(
                            new CheckpointPorts(
                                    states.files(),
                                    sequencer,
                                    bookkeeper,
                                    log,
                                    supervisor::running,
                                    wanted,
                                    new WritingPace(
                                            ports.nanoClock(),
                                            log::recordedBelow,
                                            settings.threading() == Threading.SHARED),
                                    ports.nanoClock(),
                                    ledger),
                            checkpointDurations,
                            settings.checkpointIntervalMs());
            background.add(checkpoints);
            groups().forEach(AgentGroup::start);
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private LogRing openRing(final long epoch, final long firstRowSequence) {
        return new LogRing(
                new LogContext()
                        .ledger(ledger)
                        .arrivals(ArrivalTrail.of(ports.nanoClock()))
                        .epochClock(ports.epochClock())
                        .counters(ports.counters())
                        .pageSizes(settings.pageSizes())
                        .batchRowLimit(settings.batchRowLimit())
                        .handOverCapacity(settings.queueDepth())
                        .epoch(epoch)
                        .firstRowSequence(firstRowSequence)
                        .timeMs(journal.timeMs())
                        .admission(this::admitsRows)
                        .conclude());
    }

    /**
     * Asked by the sequencer; before the log is started no row can come. What sources have handed
     * over when they stop is little and comes in, however full the disk, so that a stop ends.
     */
    private boolean admitsRows() {
        return log != null && (isInputStopped || log.hasRoom());
    }

    /** On the bookkeeper's thread, which is that of the journal. */
    private void measureJournal() {
        recorded.passed(log.recordedBelow());
        fsynced.passed(log.fsyncedBelow());
    }

    private AgentGroup group(final String name, final boolean givesWay) {
        return new AgentGroup(
                new AgentContext()
                        .threading(settings.threading())
                        .givesWay(givesWay)
                        .nanoClock(ports.nanoClock())
                        .counters(ports.counters())
                        .errorHandler(ports.errorHandler())
                        .failureListener(this::onFailure)
                        .conclude(),
                name);
    }

    /**
     * A job's failure is its own, unless it shows that nothing here can be relied on any more, like
     * a force that failed; without anything else the node cannot go on. Any thread.
     */
    private void onFailure(final String roleName, final Throwable error) {
        final boolean isJobs = supervisor.onFailure(roleName, error) && !isFatal(error);
        if (!isJobs && nodeFailure == null) {
            nodeFailure = error;
        }
    }

    /** Whether nothing may go on after an error. */
    static boolean isFatal(final Throwable error) {
        if (ProofBuild.IS_ON && PlantedBug.RESTART_AFTER_A_FAILED_FORCE.isPlanted()) {
            return false;
        }
        return error instanceof HeliosException declared
                && declared.code().category() == Category.FATAL;
    }

    /** All agents, by thread. */
    public List<AgentGroup> groups() {
        return List.of(pipelines, journaling, forcing, background);
    }

    /**
     * Starts, restarts and ends jobs as it has become necessary.
     *
     * @return work done
     * @throws HeliosException {@code HSRV-0508} if the node has failed: nothing may go on then, and
     *     it is to be closed
     */
    public int supervise() {
        if (nodeFailure != null) {
            throw HeliosException.of(ApplianceError.NODE_FAILED, "the appliance has failed")
                    .detail(nodeFailure.toString())
                    .hint("mend what the detail says and start again: nothing acknowledged is lost")
                    .causedBy(nodeFailure);
        }
        return supervisor.work();
    }

    /** Id of the checkpoint or savepoint that it goes on from, if there is one. */
    public Optional<String> startedFrom() {
        return startedFrom;
    }

    /** Whether every job has been started, or has ended. */
    public boolean isRunning() {
        return supervisor.hasStarted();
    }

    /** Whether every job has been started, and has processed what the journal had for it. */
    public boolean hasCaughtUp() {
        return supervisor.areAllStarted() && supervisor.haveAllCaughtUp(log.recordedBelow());
    }

    /** Whether every job has ended or is down. */
    public boolean isFinished() {
        return supervisor.areAllEnded();
    }

    /** Reads nothing more from sources, for good. */
    public void stopInput() {
        isInputStopped = true;
        supervisor.stopReading();
    }

    /**
     * Whether, after {@link #stopInput}, all that was read is safe and acknowledged. A checkpoint
     * that is asked for then is complete when it is also processed and shown.
     */
    public boolean isInputDrained() {
        return supervisor.areStreamsDrained();
    }

    /**
     * Lets another job begin, as at a start.
     *
     * @return complete when it runs; exceptionally if it cannot begin
     */
    public CompletableFuture<Void> create(final JobSpec job) {
        return supervisor.create(job);
    }

    /**
     * Leads a job.
     *
     * @return complete when it is where it was led to; exceptionally if there is no such job, or if
     *     it cannot be led there
     */
    public CompletableFuture<Void> order(final JobOrder order, final String job) {
        return supervisor.order(order, job);
    }

    /** Asks for a checkpoint or savepoint. Any thread. */
    public CompletableFuture<SavedState> checkpoint(final boolean isSavepoint) {
        final CompletableFuture<SavedState> result = new CompletableFuture<>();
        final long nowNs = ports.nanoClock().nanoTime();
        if (!checkpoints.request(new CheckpointRequest(isSavepoint, result, nowNs))) {
            result.completeExceptionally(
                    HeliosException.of(
                                    ApplianceError.CHECKPOINT_FAILED,
                                    "too many checkpoints are waiting")
                            .hint("wait for those that were asked for before"));
        }
        return result;
    }

    /** Checkpoints given up. Any thread. */
    public FailedCheckpoints failedCheckpoints() {
        return checkpoints.failed();
    }

    /** What the jobs are made of. */
    public List<JobSpec> specs() {
        return supervisor.specs();
    }

    /** Forgets jobs that could not begin and are not among those names: nobody wants them. */
    public void keepRefused(final Set<String> names) {
        supervisor.keepRefused(names);
    }

    /** Forgets a job that could not begin: its definition was taken back. */
    public void forgetRefused(final String job) {
        supervisor.forgetRefused(job);
    }

    /** How the jobs are, with those that could not begin. Any thread. */
    public List<JobStatus> jobs() {
        return supervisor.status();
    }

    /** What is measured. */
    public EngineMeasures measures() {
        return new EngineMeasures(
                supervisor.measures(),
                recorded.durations(),
                fsynced.durations(),
                checkpointDurations);
    }

    /** How far the log is safe. Any thread. */
    public DurableLog log() {
        return log;
    }

    /** Where all native memory is booked; empty again after {@link #close}. */
    public Ledger ledger() {
        return ledger;
    }

    /** Ends everything as it is; a later start goes on from what the journal holds. */
    @Override
    public void close() {
        final List<AutoCloseable> owned = new ArrayList<>(groups());
        owned.add(supervisor);
        owned.add(journal);
        owned.add(sequencer);
        CloseHelper.closeAll(owned);
    }
}
