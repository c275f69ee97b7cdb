package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.operators.change.OperatorChange;
import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a start would make of the jobs, told without starting: the jobs that are wanted against what
 * a checkpoint says of those that it has state of. Neither state nor journal is read, and nothing
 * is written; a process may run meanwhile.
 *
 * <p>What the journal has behind the checkpoint is not known here. After a stop in order there is
 * nothing; else a start may still refuse other columns of a table, and says so then.
 */
public final class StartReview {
    private final List<String> lines = new ArrayList<>();
    private boolean isAccepted = true;

    private StartReview() {}

    /**
     * Compares.
     *
     * @param saved what a start would begin from
     * @param jobs that are wanted
     * @param maker of their pipelines
     * @param ledger where what is read is booked meanwhile
     */
    public static StartReview of(
            final Optional<SavedStates.Saved> saved,
            final List<JobSpec> jobs,
            final PipelineMaker maker,
            final StartRequest start,
            final Ledger ledger) {
        final StartReview review = new StartReview();
        final Books books = saved.map(each -> Books.of(each, ledger)).orElseGet(Books::new);
        review.add(saved.map(each -> "compared with " + each.id()).orElse("there is no state yet"));
        start.droppedJobs().forEach(job -> review.drop(books, job));
        final Map<String, List<OperatorState>> operators = new HashMap<>();
        final JobReviews reviews =
                new JobReviews(
                        books,
                        job ->
                                operators.computeIfAbsent(
                                        job.name(), name -> maker.make(job.plan()).operators()),
                        Connectors::isLive,
                        start.mayLoseState());
        for (final JobSpec job : jobs) {
            review.add(reviews.review(job), start.mayLoseState());
        }
        review.addMissing(books, jobs);
        review.add(review.isAccepted ? "a start goes through" : "a start is refused");
        return review;
    }

    private void add(final String line) {
        lines.add(line);
    }

    private void drop(final Books books, final String job) {
        final boolean isKnown = books.jobs().remove(job) != null;
        add("job " + job + (isKnown ? ": dropped" : ": there is none to drop"));
        isAccepted &= isKnown;
    }

    private void add(final JobReview review, final boolean mayLoseState) {
        add(
                "job "
                        + review.spec().name()
                        + ": "
                        + review.standing().name().toLowerCase(Locale.ROOT));
        for (final OperatorChange change : review.operators()) {
            add(
                    String.format(
                                    Locale.ROOT,
                                    "  %-9s %-10s %s%s",
                                    change.verdict().name().toLowerCase(Locale.ROOT),
                                    change.operator().kind().name().toLowerCase(Locale.ROOT),
                                    change.operator().title(),
                                    change.reason().isEmpty() ? "" : " (" + change.reason() + ")")
                            .stripTrailing());
        }
        review.refusal(mayLoseState).ifPresent(this::refuse);
    }

    private void addMissing(final Books books, final List<JobSpec> jobs) {
        for (final String known : books.jobs().keySet()) {
            if (jobs.stream().noneMatch(job -> job.name().equals(known))) {
                add("job " + known + ": no longer among the SQL files");
                refuse(Admission.missing(known));
            }
        }
    }

    private void refuse(final HeliosException refusal) {
        isAccepted = false;
        add("  refused: " + refusal.getMessage());
        add("  hint: " + refusal.hint());
    }

    /** Line by line, for people. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether a start goes through. */
    public boolean isAccepted() {
        return isAccepted;
    }
}
