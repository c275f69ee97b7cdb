package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.operators.change.OperatorChange;
import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a start would make of the jobs, told without starting: the jobs that are wanted against what
 * a checkpoint and the journal behind it say of those that have state. No state is read.
 *
 * @param comparedWith id of the checkpoint or savepoint, if there is one
 * @param rowsBehind rows of the journal behind it, which jobs read again, if that was read
 * @param rowsUnread rows of the journal in front of it that jobs which were down have yet to read
 * @param drops jobs that are to be dropped first
 * @param jobs those that are wanted, and those of which the file is missing
 */
public record StartReview(
        Optional<String> comparedWith,
        OptionalLong rowsBehind,
        long rowsUnread,
        List<Drop> drops,
        List<Outlook> jobs) {
    /** Standing of a job whose file is missing. */
    public static final String MISSING = "missing";

    /**
     * A job to be dropped.
     *
     * @param isKnown whether there is one
     */
    public record Drop(String job, boolean isKnown) {}

    /**
     * What would become of a job.
     *
     * @param standing new, unchanged, changed, finished or {@link #MISSING}
     * @param rowsBehind rows of the journal that it reads again, or has yet to read
     * @param refusal why the start is refused because of it, if it is
     */
    public record Outlook(
            String job,
            String standing,
            long rowsBehind,
            List<OperatorChange> operators,
            Optional<HeliosException> refusal) {}

    /** A start on nothing. */
    public static StartReview ofNothing(
            final List<JobSpec> jobs, final PipelineMaker maker, final StartRequest start) {
        return of(
                Optional.empty(),
                new Books(),
                new RowsBehind(LogHistory.unread()),
                jobs,
                maker,
                start);
    }

    /**
     * Compares.
     *
     * @param log what a start would read; best one that is left as it is
     * @param states what it would begin from
     * @param jobs that are wanted
     * @param maker of their pipelines
     * @param ledger where what is read is booked meanwhile
     * @param alarm told of what is damaged or passed over
     * @throws HeliosException if a start could not read them
     */
    public static StartReview of(
            final LogHistory log,
            final SavedStates states,
            final List<JobSpec> jobs,
            final PipelineMaker maker,
            final StartRequest start,
            final Ledger ledger,
            final Alarm alarm) {
        final RowsBehind behind = new RowsBehind(log);
        final Recovery recovery = new Recovery(behind, states, start.savepoint(), ledger, alarm);
        behind.lookInFront(recovery.books().jobs().values());
        return of(recovery.startedFrom(), recovery.books(), behind, jobs, maker, start);
    }

    private static StartReview of(
            final Optional<String> comparedWith,
            final Books books,
            final RowsBehind behind,
            final List<JobSpec> jobs,
            final PipelineMaker maker,
            final StartRequest start) {
        final List<Drop> drops = new ArrayList<>();
        for (final String job : start.droppedJobs()) {
            drops.add(new Drop(job, books.jobs().remove(job) != null));
        }
        final Map<String, List<OperatorState>> operators = new HashMap<>();
        final JobReviews reviews =
                new JobReviews(
                        books,
                        job ->
                                operators.computeIfAbsent(
                                        job.name(), name -> maker.make(job.plan()).operators()),
                        Transports.CONNECTORS,
                        start.mayLoseState());
        final List<Outlook> outlooks = new ArrayList<>();
        for (final JobSpec job : jobs) {
            final JobReview review = reviews.review(job);
            final JobEntry known = books.jobs().get(job.name());
            outlooks.add(
                    new Outlook(
                            job.name(),
                            review.standing().name().toLowerCase(Locale.ROOT),
                            known == null ? 0 : behind.count(known),
                            review.operators(),
                            review.refusal(start.mayLoseState())));
        }
        for (final String known : books.jobs().keySet()) {
            if (jobs.stream().noneMatch(job -> job.name().equals(known))) {
                outlooks.add(
                        new Outlook(
                                known,
                                MISSING,
                                0,
                                List.of(),
                                Optional.of(AcceptedJobs.missing(List.of(known)))));
            }
        }
        return new StartReview(
                comparedWith,
                OptionalLong.of(behind.count()),
                behind.unreadCount(),
                drops,
                outlooks);
    }

    /** This one, if the journal was read; else one that does not know of its rows. */
    public StartReview knowingRows(final boolean isRead) {
        return isRead ? this : new StartReview(comparedWith, OptionalLong.empty(), 0, drops, jobs);
    }

    /** Whether a start goes through. */
    public boolean isAccepted() {
        return drops.stream().allMatch(Drop::isKnown)
                && jobs.stream().allMatch(job -> job.refusal().isEmpty());
    }
}
