package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a start makes of the jobs that are wanted, against what the log and the checkpoint know of
 * them: each gets its place and its streams, or the start is refused. Control plane's thread.
 */
final class Admission {
    private final ApplianceCore core;
    private final Books books;
    private final LeavingSinks leaving;
    private final StreamSlots streams;
    private final List<Submission> drops = new ArrayList<>();
    private final List<JobSlot> slots = new ArrayList<>();

    /**
     * Compares.
     *
     * @throws HeliosException if a job is missing, or cannot go on as it is wanted
     */
    Admission(
            final ApplianceCore core,
            final Recovery recovery,
            final List<JobSpec> jobs,
            final StartRequest start) {
        this.core = core;
        books = recovery.books();
        leaving = new LeavingSinks(core);
        final List<JobEntry> dropped = drop(start.droppedJobs());
        checkNothingIsMissing(jobs);
        final JobReviews reviews =
                new JobReviews(
                        books, core::operators, core.ports().transports(), start.mayLoseState());
        final List<JobReview> accepted =
                jobs.stream().map(job -> accepted(reviews.review(job), start)).toList();
        streams = new StreamSlots(core, books, reviews.tables(), reviews.nextTag());
        dropped.forEach(job -> leaving.show(job, List.of()));
        accepted.forEach(review -> slots.add(slot(review)));
    }

    /** Takes jobs out of the books, and out of the log before anything else is written to it. */
    private List<JobEntry> drop(final Set<String> names) {
        final List<JobEntry> dropped = new ArrayList<>();
        for (final String name : new TreeSet<>(names)) {
            final JobEntry known = books.jobs().remove(name);
            if (known == null) {
                throw HeliosException.of(
                                ApplianceError.JOB_MISSING, "there is no job " + name + " to drop")
                        .hint("jobs with state are " + books.jobs().keySet());
            }
            dropped.add(known);
            drops.add(new Submission(core.sequencer(), new LogCommand.JobEnded(name, false)));
        }
        return dropped;
    }

    private void checkNothingIsMissing(final List<JobSpec> jobs) {
        for (final String known : books.jobs().keySet()) {
            if (jobs.stream().noneMatch(job -> job.name().equals(known))) {
                throw missing(known);
            }
        }
    }

    static HeliosException missing(final String job) {
        return HeliosException.of(
                        ApplianceError.JOB_MISSING,
                        "job " + job + " is no longer among the SQL files")
                .hint("put its file back, or drop the job and its state with --drop-job " + job);
    }

    private static JobReview accepted(final JobReview review, final StartRequest start) {
        final Optional<HeliosException> refusal = review.refusal(start.mayLoseState());
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return review;
    }

    private JobSlot slot(final JobReview review) {
        final JobSpec job = review.spec();
        final JobEntry known = books.jobs().get(job.name());
        return switch (review.standing()) {
            case NEW -> newJob(job);
            case FINISHED -> knownJob(job, known.plan().streams(), known, JobSlot.Step.ENDED);
            case UNCHANGED ->
                    knownJob(job, streams.resume(job, known), known, JobSlot.Step.STARTING);
            case CHANGED -> changedJob(job, known, review.change().orElseThrow());
        };
    }

    private JobSlot newJob(final JobSpec job) {
        final List<Integer> tags = streams.begin(job);
        final List<Integer> sinks = IntStream.range(0, job.plan().sinks().size()).boxed().toList();
        final JobSlot slot = new JobSlot(job, tags);
        slot.begin(
                new LogCommand.JobCreated(
                        job.name(),
                        new JobPlan(job.planHash(), core.operators(job), tags, sinks),
                        job.sinkTables(sinks)),
                core.sequencer());
        slot.step(JobSlot.Step.CREATING);
        return slot;
    }

    private static JobSlot knownJob(
            final JobSpec job,
            final List<Integer> tags,
            final JobEntry known,
            final JobSlot.Step step) {
        final JobSlot slot = new JobSlot(job, tags);
        slot.entry(known.copy());
        slot.step(step);
        return slot;
    }

    private JobSlot changedJob(
            final JobSpec job, final JobEntry known, final LogCommand.JobChanged change) {
        leaving.show(known, change.plan().sinks());
        final JobSlot slot =
                knownJob(job, streams.change(job, change), known, JobSlot.Step.CHANGING);
        slot.begin(change, core.sequencer());
        return slot;
    }

    /** The jobs, in the order in which they are wanted. */
    List<JobSlot> slots() {
        return slots;
    }

    /** The streams that they read. */
    StreamSlots streams() {
        return streams;
    }

    /** What has to be in the log before anything else: the ends of dropped jobs. */
    List<Submission> drops() {
        return drops;
    }
}
