package io.heliosdb.streaming.gateway.appliance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What a start makes of the jobs that are wanted: each gets its place and its streams. Control
 * plane's thread.
 */
final class Admission {
    private final ApplianceCore core;
    private final Books books;
    private final LeavingSinks leaving;
    private final StreamSlots streams;
    private final List<Submission> first = new ArrayList<>();
    private final List<JobSlot> slots = new ArrayList<>();

    /**
     * @param givenUpFrom row sequence from which on this start gives an earlier log up, if it does
     */
    Admission(final ApplianceCore core, final AcceptedJobs jobs, final OptionalLong givenUpFrom) {
        this.core = core;
        books = jobs.books();
        leaving = new LeavingSinks(core);
        givenUpFrom.ifPresent(from -> submit(new LogCommand.LogGivenUp(from)));
        jobs.dropped().forEach(job -> submit(new LogCommand.JobEnded(job.name(), false)));
        streams = new StreamSlots(core, books, jobs.tables(), jobs.nextTag());
        jobs.dropped().forEach(job -> leaving.show(job, List.of()));
        jobs.reviews().forEach(review -> slots.add(slot(review)));
    }

    private void submit(final LogCommand command) {
        first.add(new Submission(core.sequencer(), command));
    }

    private JobSlot slot(final JobReview review) {
        final JobSpec job = review.spec();
        readClockFor(job);
        final JobEntry known = books.jobs().get(job.name());
        return switch (review.standing()) {
            case NEW -> newJob(job);
            case FINISHED -> knownJob(job, known.plan().streams(), known, JobSlot.Step.ENDED);
            case UNCHANGED ->
                    knownJob(
                            job,
                            streams.resume(job, known),
                            known,
                            known.isPaused() ? JobSlot.Step.PAUSED : JobSlot.Step.STARTING);
            case CHANGED -> changedJob(job, known, review.change().orElseThrow());
        };
    }

    /** Before its life begins: no record may come to it without its time. */
    private void readClockFor(final JobSpec job) {
        if (job.plan().readsClock()) {
            core.sequencer().ticks().readClock();
        }
    }

    /**
     * Gives a job that is wanted while others run its place.
     *
     * @param now what the log says by then
     */
    JobSlot admit(final JobSpec job, final Books now) {
        core.givenUp(now.givenUp());
        streams.goOn(now);
        readClockFor(job);
        return newJob(job);
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

    /**
     * What has to be in the log before anything else: that an earlier one is given up, and the ends
     * of dropped jobs.
     */
    List<Submission> first() {
        return first;
    }
}
