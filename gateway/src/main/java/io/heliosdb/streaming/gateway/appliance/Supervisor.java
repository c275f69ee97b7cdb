package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starts, restarts and ends the jobs and streams of an appliance. Control plane's thread, except
 * for what says otherwise.
 */
final class Supervisor implements AutoCloseable {
    private final ApplianceCore core;
    private final AgentGroup group;
    private final Recovery recovery;
    private final DeadLetters deadLetters;
    private final List<Submission> drops;
    private final StreamSlots streams;
    private final boolean mayLoseState;
    private final List<JobSlot> slots = new ArrayList<>();
    private volatile JobsAtWork running = JobsAtWork.NONE;

    Supervisor(
            final ApplianceCore core,
            final AgentGroup group,
            final Recovery recovery,
            final List<JobSpec> jobs,
            final StartRequest start) {
        this.core = core;
        mayLoseState = start.mayLoseState();
        this.group = group;
        this.recovery = recovery;
        deadLetters = core.deadLetters();
        drops = drop(recovery.books(), start.droppedJobs());
        checkNothingIsMissing(recovery.books(), jobs);
        final List<JobReview> reviews = new ArrayList<>();
        streams = new StreamSlots(core, recovery.books(), review(recovery, jobs, reviews));
        for (final JobReview review : reviews) {
            slots.add(slot(review, recovery.books().jobs().get(review.spec().name())));
        }
        publishRunning();
    }

    /** Takes jobs out of the books, and out of the log before anything else is written to it. */
    private List<Submission> drop(final Books books, final Set<String> names) {
        final List<Submission> dropped = new ArrayList<>();
        for (final String name : new TreeSet<>(names)) {
            if (books.jobs().remove(name) == null) {
                throw HeliosException.of(
                                ApplianceError.JOB_MISSING, "there is no job " + name + " to drop")
                        .hint("jobs with state are " + books.jobs().keySet());
            }
            dropped.add(new Submission(core.sequencer(), new LogCommand.JobEnded(name, false)));
        }
        return dropped;
    }

    static HeliosException missing(final String job) {
        return HeliosException.of(
                        ApplianceError.JOB_MISSING,
                        "job " + job + " is no longer among the SQL files")
                .hint("put its file back, or drop the job and its state with --drop-job " + job);
    }

    private static void checkNothingIsMissing(final Books books, final List<JobSpec> jobs) {
        for (final JobEntry known : books.jobs().values()) {
            if (jobs.stream().noneMatch(job -> job.name().equals(known.name()))) {
                throw missing(known.name());
            }
        }
    }

    /**
     * Compares jobs with what the log and the checkpoint know of them.
     *
     * @param reviews receives what becomes of each job
     * @return tag of the next stream that no job is to have yet
     */
    private int review(
            final Recovery recovery, final List<JobSpec> jobs, final List<JobReview> reviews) {
        final JobReviews all =
                new JobReviews(
                        recovery.books(),
                        job -> Optional.ofNullable(recovery.described().get(job)),
                        core::operators,
                        core.ports().transports()::isLive,
                        mayLoseState);
        for (final JobSpec job : jobs) {
            final JobReview review = all.review(job);
            final Optional<HeliosException> refusal = review.refusal(mayLoseState);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            reviews.add(review);
        }
        return all.nextTag();
    }

    private JobSlot slot(final JobReview review, final JobEntry known) {
        return switch (review.standing()) {
            case NEW -> newJob(review.spec());
            case FINISHED -> {
                final JobSlot slot = new JobSlot(review.spec(), known.streams());
                slot.step(JobSlot.Step.ENDED);
                yield slot;
            }
            case UNCHANGED -> {
                final JobSlot slot =
                        new JobSlot(review.spec(), streams.resume(review.spec(), known));
                slot.entry(known);
                slot.step(JobSlot.Step.STARTING);
                yield slot;
            }
            case CHANGED -> changedJob(review.spec(), known, review.change().orElseThrow());
        };
    }

    private JobSlot changedJob(
            final JobSpec job, final JobEntry known, final LogCommand.JobChanged change) {
        final JobSlot slot = new JobSlot(job, streams.change(job, change));
        slot.entry(known);
        slot.change(change, core.sequencer());
        slot.step(JobSlot.Step.CHANGING);
        return slot;
    }

    private JobSlot newJob(final JobSpec job) {
        final List<Integer> tags = streams.begin(job);
        final JobSlot slot = new JobSlot(job, tags);
        slot.submission(
                new Submission(
                        core.sequencer(),
                        new LogCommand.JobCreated(job.name(), job.planHash(), tags)));
        slot.step(JobSlot.Step.CREATING);
        return slot;
    }

    /** Does what has become necessary. */
    int work() {
        if (!drops.isEmpty()) {
            drops.removeIf(drop -> drop.rowSequence() >= 0);
            return 1;
        }
        int work = 0;
        for (final JobSlot slot : slots) {
            work += work(slot);
        }
        return work + openStreams();
    }

    /** A source starts when every job has its place in the log. */
    private int openStreams() {
        return areAllStarted() ? streams.openNext(group::add) : 0;
    }

    private int work(final JobSlot slot) {
        return switch (slot.step()) {
            case CREATING -> awaitCreation(slot);
            case CHANGING -> awaitChange(slot);
            case STARTING -> start(slot);
            case RUNNING -> watch(slot);
            case SETTLING -> settle(slot);
            case WAITING -> startAgain(slot);
            case ENDING -> awaitEnd(slot);
            case DOWN, ENDED -> 0;
        };
    }

    private int awaitCreation(final JobSlot slot) {
        final long createdAt = slot.submission().rowSequence();
        if (createdAt < 0) {
            return 0;
        }
        if (ProofBuild.IS_ON) {
            KillPoint.JOB_AFTER_CREATION.reach();
        }
        slot.entry(
                new JobEntry(
                        slot.spec().name(), slot.spec().planHash(), slot.streams(), createdAt));
        slot.step(JobSlot.Step.STARTING);
        return 1;
    }

    private int awaitChange(final JobSlot slot) {
        if (!slot.isChanged()) {
            return 0;
        }
        slot.step(JobSlot.Step.STARTING);
        return 1;
    }

    private int start(final JobSlot slot) {
        final String job = slot.spec().name();
        final long created = slot.entry().createdAt() + 1;
        final Optional<SavedStates.Saved> latest = recovery.latest();
        try {
            final long next =
                    latest.map(saved -> CarriedJobs.nextOf(saved, job, core.ledger())).orElse(0L);
            if (next > created) {
                final SnapshotReader state =
                        latest.orElseThrow().part(CheckpointAgent.partName(job));
                begin(slot, new DurableJob.Beginning(first(next), Optional.of(state)));
            } else {
                begin(slot, new DurableJob.Beginning(created, Optional.empty()));
            }
        } finally {
            latest.ifPresent(SavedStates.Saved::close);
        }
        if (ProofBuild.IS_ON) {
            KillPoint.RECOVERY_AFTER_RESTORE.reach();
        }
        return 1;
    }

    /** Row sequence of the first record that a restored state has not seen. */
    private static long first(final long next) {
        if (ProofBuild.IS_ON && PlantedBug.RECOVERY_COUNTS_A_ROW_TWICE.isPlanted()) {
            return next - 2;
        }
        if (ProofBuild.IS_ON && PlantedBug.RECOVERY_REPLAYS_FROM_ONE_ROW_LATER.isPlanted()) {
            return next + 1;
        }
        return next;
    }

    private void begin(final JobSlot slot, final DurableJob.Beginning beginning) {
        final DurableJob life =
                new DurableJob(core, slot.spec(), slot.entry(), slot.inputs(), beginning);
        slot.life(life);
        slot.step(JobSlot.Step.RUNNING);
        life.agents().forEach(group::add);
        publishRunning();
    }

    private void publishRunning() {
        final List<DurableJob> lives =
                slots.stream()
                        .filter(slot -> slot.step() == JobSlot.Step.RUNNING)
                        .map(JobSlot::life)
                        .toList();
        final List<JobEntry> down =
                slots.stream()
                        .filter(slot -> slot.step() == JobSlot.Step.DOWN)
                        .map(JobSlot::entry)
                        .toList();
        final long endedCount =
                slots.stream().filter(slot -> slot.step() == JobSlot.Step.ENDED).count();
        running =
                new JobsAtWork(
                        lives, down, lives.size() + down.size() + endedCount == slots.size());
    }

    private int watch(final JobSlot slot) {
        if (slot.hasFailed()) {
            failed(slot);
            return 1;
        }
        if (slot.life().isFinished()) {
            if (ProofBuild.IS_ON) {
                KillPoint.JOB_BEFORE_END.reach();
            }
            slot.submission(
                    new Submission(
                            core.sequencer(), new LogCommand.JobEnded(slot.spec().name(), true)));
            slot.step(JobSlot.Step.ENDING);
            endLife(slot);
            return 1;
        }
        return 0;
    }

    private void failed(final JobSlot slot) {
        final ApplianceSettings.Restarts policy = core.settings().restarts();
        final boolean isTriedAgain = slot.failed(policy, core.ports().nanoClock().nanoTime());
        final boolean isPutAside =
                !isTriedAgain
                        && policy.skipsPoison()
                        && slot.hasFailedAtRow()
                        && deadLetters.isRow(slot.failedAt());
        slot.step(isTriedAgain || isPutAside ? JobSlot.Step.SETTLING : JobSlot.Step.DOWN);
        endLife(slot);
        if (ProofBuild.IS_ON) {
            KillPoint.JOB_AFTER_FAILURE.reach();
        }
        final String job = slot.spec().name();
        LogCommand command = new LogCommand.JobRestarted(job);
        if (isPutAside) {
            deadLetters.add(slot, slot.failedAt(), slot.lastFailure());
            slot.putAside();
            command = new LogCommand.RowSkipped(job, slot.failedAt());
        }
        slot.submission(new Submission(core.sequencer(), command));
    }

    private void endLife(final JobSlot slot) {
        publishRunning();
        slot.life().agents().forEach(group::remove);
        slot.life().close();
    }

    /** Waits until what the last life's sinks have submitted is decided, and known here. */
    private int settle(final JobSlot slot) {
        final long rowSequence = slot.submission().rowSequence();
        final boolean isHasty =
                ProofBuild.IS_ON && PlantedBug.RESTART_FORGETS_DECISIONS_UNDER_WAY.isPlanted();
        if (!isHasty && (rowSequence < 0 || core.bookkeeper().decidedBelow() <= rowSequence)) {
            return 0;
        }
        core.bookkeeper().askForCopy();
        slot.step(JobSlot.Step.WAITING);
        return 1;
    }

    private int startAgain(final JobSlot slot) {
        final byte[] copy = core.bookkeeper().askedCopy();
        if (copy == null || !slot.mayStartAgain(core.ports().nanoClock().nanoTime())) {
            return 0;
        }
        slot.entry(Books.fromBytes(copy).jobs().get(slot.spec().name()));
        slot.startedAgain();
        try {
            return start(slot);
        } catch (final RuntimeException e) {
            if (Appliance.isFatal(e)) {
                throw e;
            }
            notStarted(slot, e);
            return 1;
        }
    }

    /** As if its new life had failed at once: a sink's folder may have gone. */
    private void notStarted(final JobSlot slot, final RuntimeException error) {
        slot.fail(error, false);
        final boolean isTriedAgain =
                slot.failed(core.settings().restarts(), core.ports().nanoClock().nanoTime());
        slot.step(isTriedAgain ? JobSlot.Step.WAITING : JobSlot.Step.DOWN);
        publishRunning();
    }

    private int awaitEnd(final JobSlot slot) {
        final long rowSequence = slot.submission().rowSequence();
        if (rowSequence < 0 || core.bookkeeper().decidedBelow() <= rowSequence) {
            return 0;
        }
        slot.step(JobSlot.Step.ENDED);
        publishRunning();
        return 1;
    }

    /**
     * Tells of an agent's failure. Any thread.
     *
     * @return false if it was not a job's
     */
    boolean onFailure(final String roleName, final Throwable error) {
        for (final JobSlot slot : slots) {
            final DurableJob life = slot.life();
            if (life != null && life.owns(roleName)) {
                slot.fail(error, life.isPipeline(roleName));
                return true;
            }
        }
        return false;
    }

    /** Jobs that run, and those that are down. Any thread. */
    JobsAtWork running() {
        return running;
    }

    boolean areAllStarted() {
        return slots.stream()
                .noneMatch(
                        slot ->
                                slot.step() == JobSlot.Step.CREATING
                                        || slot.step() == JobSlot.Step.CHANGING
                                        || slot.step() == JobSlot.Step.STARTING);
    }

    /** Whether every job that runs has come to the end of the journal. */
    boolean areAllLive() {
        return running.lives().stream().allMatch(DurableJob::isLive);
    }

    boolean areAllEnded() {
        return slots.stream()
                .allMatch(
                        slot ->
                                slot.step() == JobSlot.Step.ENDED
                                        || slot.step() == JobSlot.Step.DOWN);
    }

    /** How the jobs are. Any thread. */
    List<JobStatus> status() {
        return slots.stream().map(JobSlot::status).toList();
    }

    void stopReading() {
        streams.stopReading();
    }

    boolean areStreamsDrained() {
        return streams.areDrained();
    }

    /** Frees what the jobs and streams hold; the agents have stopped. */
    @Override
    public void close() {
        for (final JobSlot slot : slots) {
            if (slot.step() == JobSlot.Step.RUNNING) {
                slot.life().close();
            }
        }
        streams.close();
    }
}
