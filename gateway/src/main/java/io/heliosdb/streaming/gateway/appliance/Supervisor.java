package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.gateway.appliance.JobSlot.Place;
import io.heliosdb.streaming.gateway.appliance.JobSlot.Step;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.measure.JobMeasures;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;

import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leads each job from step to step, and opens the streams when all have started: {@link Admission}
 * says where they begin, {@link JobLives} begins and ends them, {@link JobFailures} says what
 * becomes of those that fail.
 *
 * <p>Control plane's thread, except for what says otherwise.
 */
final class Supervisor implements AutoCloseable {
    private static final Set<Step> BEFORE_THE_START =
            EnumSet.of(Step.CREATING, Step.CHANGING, Step.STARTING);

    /** Who reads nothing, and will not by itself. */
    private static final Set<Step> IDLE = EnumSet.of(Step.PAUSED, Step.ENDING, Step.ENDED);

    private static final Set<Step> AT_AN_END = EnumSet.of(Step.ENDED, Step.DOWN, Step.PAUSED);

    private final ApplianceCore core;
    private final AgentGroup group;
    private final List<Submission> first;
    private final List<JobSlot> slots;
    private final StreamSlots streams;
    private final JobLives lives;
    private final JobFailures failures;
    private final JobOrders orders;
    private final JobCreations creations;
    private final JobRefusals refusals;
    private boolean isStopping;
    private boolean hasStarted;
    private final Queue<FailedSource> failedSources = new ConcurrentLinkedQueue<>();

    /** An agent that has failed. */
    private record FailedSource(String roleName, Throwable error) {}

    Supervisor(
            final ApplianceCore core,
            final AgentGroup group,
            final Recovery recovery,
            final Admission admission) {
        this.core = core;
        this.group = group;
        first = admission.first();
        slots = new CopyOnWriteArrayList<>(admission.slots());
        streams = admission.streams();
        lives = new JobLives(core, group, recovery, slots, streams::gate);
        failures = new JobFailures(core, lives);
        orders = new JobOrders(core, slots, failures);
        refusals = new JobRefusals(core, slots, streams, lives, group::remove);
        creations = new JobCreations(core, admission, slots, lives, refusals);
        lives.publish(); // some may rest from the start on
        holdBackStreams();
    }

    /** Does what has become necessary. */
    int work() {
        if (!first.isEmpty()) {
            first.removeIf(command -> command.rowSequence() >= 0);
            return 1;
        }
        int work = 0;
        for (FailedSource failed = failedSources.poll();
                failed != null;
                failed = failedSources.poll()) {
            streams.fail(failed.roleName(), failed.error());
            work++;
        }
        for (final JobSlot slot : slots) {
            work += work(slot);
        }
        work += refusals.work() + orders.work() + creations.work();
        hasStarted |= areAllStarted();
        if (work > 0) {
            holdBackStreams();
        }
        return work + openStreams();
    }

    /** Of a stream nobody reads but jobs that rest, nothing more is taken in. */
    private void holdBackStreams() {
        streams.holdBackUnless(
                slots.stream()
                        .filter(slot -> !IDLE.contains(slot.step()))
                        .flatMap(slot -> slot.streams().stream())
                        .collect(Collectors.toSet()));
    }

    /** Lets a job begin: {@link JobCreations#create}. */
    CompletableFuture<Void> create(final JobSpec job) {
        return creations.create(job);
    }

    /** Leads a job: {@link JobOrders#give}. */
    CompletableFuture<Void> order(final JobOrder order, final String job) {
        return refusals.refusal(job)
                .map(CompletableFuture::<Void>failedFuture)
                .orElseGet(() -> orders.give(order, job));
    }

    /** A source starts when every job has its place in the log. */
    private int openStreams() {
        return areAllStarted() ? streams.openNext(this::isAwaited, group::add) : 0;
    }

    /** Whether a job reads a stream that is not one which may never begin. */
    private boolean isAwaited(final int tag) {
        return slots.stream()
                .anyMatch(slot -> slot.streams().contains(tag) && !slot.hasNeverBegun());
    }

    private int work(final JobSlot slot) {
        return switch (slot.step()) {
            case CREATING -> awaitCreation(slot);
            case CHANGING -> awaitChange(slot);
            case STARTING -> start(slot);
            case RUNNING -> watch(slot);
            case SETTLING -> failures.settle(slot);
            case ASKING -> failures.learn(slot);
            case WAITING -> startAgain(slot);
            case ENDING -> awaitEnd(slot);
            case DOWN, PAUSED, ENDED, REFUSED -> 0;
        };
    }

    private int awaitCreation(final JobSlot slot) {
        if (!slot.hasBegun()) {
            return 0;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.JOB_AFTER_CREATION.reach();
        }
        slot.step(Step.STARTING);
        return 1;
    }

    private int awaitChange(final JobSlot slot) {
        if (!slot.hasBegun()) {
            return 0;
        }
        slot.step(slot.entry().isPaused() ? Step.PAUSED : Step.STARTING);
        lives.publish();
        return 1;
    }

    private int start(final JobSlot slot) {
        try {
            lives.begin(slot);
        } catch (final RuntimeException e) {
            if (Appliance.isFatal(e)) {
                throw e;
            }
            failures.onFailedStart(slot, e);
        }
        return 1;
    }

    private int startAgain(final JobSlot slot) {
        if (isStopping) {
            slot.step(Step.DOWN); // the last checkpoint carries its state over
            lives.publish();
            return 1;
        }
        if (!slot.mayStartAgain(core.ports().nanoClock().nanoTime())) {
            return 0;
        }
        slot.startedAgain();
        return start(slot);
    }

    private int watch(final JobSlot slot) {
        final Throwable endOfInput = streams.failureOf(slot.streams());
        if (endOfInput != null) {
            slot.fail(endOfInput, Place.SOURCE);
        }
        if (slot.hasFailed()) {
            failures.onFailure(slot);
            return 1;
        }
        if (!slot.life().isFinished()) {
            return 0;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.JOB_BEFORE_END.reach();
        }
        slot.submission(
                new Submission(
                        core.sequencer(), new LogCommand.JobEnded(slot.spec().name(), true)));
        slot.step(Step.ENDING);
        lives.end(slot);
        return 1;
    }

    private int awaitEnd(final JobSlot slot) {
        final long rowSequence = slot.submission().rowSequence();
        if (rowSequence < 0 || core.bookkeeper().decidedBelow() <= rowSequence) {
            return 0;
        }
        slot.step(Step.ENDED);
        lives.publish();
        return 1;
    }

    /**
     * Tells of an agent's failure. Any thread. Without a source its jobs stay down: from the next
     * start on they may go on.
     *
     * @return false if it was not a job's
     */
    boolean onFailure(final String roleName, final Throwable error) {
        for (final JobSlot slot : slots) {
            final DurableJob life = slot.life();
            if (life != null && life.owns(roleName)) {
                slot.fail(error, roleName);
                return true;
            }
        }
        return SourceAgent.isSource(roleName)
                && failedSources.offer(new FailedSource(roleName, error));
    }

    /** Jobs that run, and those that are down. Any thread. */
    JobsAtWork running() {
        return lives.running();
    }

    /** Whether every job of the start has been started. */
    boolean hasStarted() {
        return hasStarted;
    }

    boolean areAllStarted() {
        return slots.stream().noneMatch(slot -> BEFORE_THE_START.contains(slot.step()));
    }

    /** Whether every job that runs has come to the end of the journal. */
    boolean haveAllCaughtUp(final long recordedBelow) {
        return running().lives().stream().allMatch(life -> life.hasCaughtUp(recordedBelow));
    }

    boolean areAllEnded() {
        return slots.stream().allMatch(slot -> AT_AN_END.contains(slot.step()));
    }

    /** What the jobs are made of. */
    List<JobSpec> specs() {
        return slots.stream().map(JobSlot::spec).toList();
    }

    /** How the jobs are. Any thread. */
    List<JobStatus> status() {
        return Stream.concat(slots.stream().map(JobSlot::status), refusals.status().stream())
                .toList();
    }

    /** Forgets a refused job. */
    void forgetRefused(final String job) {
        refusals.forget(job);
    }

    /** Forgets refused jobs that are not among those names: their files are gone. */
    void keepRefused(final Set<String> names) {
        refusals.keep(names);
    }

    /** What is measured of the jobs. */
    List<JobMeasures> measures() {
        return slots.stream().map(JobSlot::measures).toList();
    }

    void stopReading() {
        isStopping = true;
        orders.stop();
        creations.stop();
        streams.stopReading();
    }

    boolean areStreamsDrained() {
        return streams.areDrained();
    }

    /** Frees what the jobs and streams hold; the agents have stopped. */
    @Override
    public void close() {
        lives.close();
        streams.close();
    }
}
