package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The jobs that are wanted, compared with what the log and the checkpoint know of them: all of them
 * can go on, or the start is refused before it has written anything. Control plane's thread.
 */
final class AcceptedJobs {
    private final Books books;
    private final List<JobEntry> dropped;
    private final JobReviews compared;
    private final List<JobReview> reviews;

    /**
     * Compares.
     *
     * @param books from which dropped jobs are taken out
     * @param operators those with state that a job has now
     * @throws HeliosException if a job is missing, or cannot go on as it is wanted
     */
    AcceptedJobs(
            final Books books,
            final List<JobSpec> jobs,
            final Function<JobSpec, List<OperatorState>> operators,
            final Transports transports,
            final StartRequest start) {
        this.books = books;
        dropped = drop(start.droppedJobs());
        checkNothingIsMissing(jobs);
        compared = new JobReviews(books, operators, transports, start.mayLoseState());
        reviews = jobs.stream().map(job -> accepted(compared.review(job), start)).toList();
    }

    private List<JobEntry> drop(final Set<String> names) {
        final List<JobEntry> taken = new ArrayList<>();
        for (final String name : new TreeSet<>(names)) {
            final JobEntry known = books.jobs().remove(name);
            if (known == null) {
                throw HeliosException.of(
                                ApplianceError.JOB_MISSING, "there is no job " + name + " to drop")
                        .hint("jobs with state are " + books.jobs().keySet());
            }
            taken.add(known);
        }
        return taken;
    }

    private void checkNothingIsMissing(final List<JobSpec> jobs) {
        final List<String> missing =
                books.jobs().keySet().stream()
                        .filter(known -> jobs.stream().noneMatch(job -> job.name().equals(known)))
                        .toList();
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
    }

    /** Tells of all of them at once. */
    static HeliosException missing(final List<String> jobs) {
        final String dropped = "--drop-job " + String.join(",", jobs);
        final String what =
                jobs.size() == 1
                        ? "job " + jobs.getFirst() + " is no longer among the SQL files"
                        : "jobs " + String.join(", ", jobs) + " are no longer among the SQL files";
        return HeliosException.of(ApplianceError.JOB_MISSING, what)
                .hint(
                        jobs.size() == 1
                                ? "put its file back, or drop the job and its state with " + dropped
                                : "put their files back, or drop the jobs and their state with "
                                        + dropped);
    }

    private static JobReview accepted(final JobReview review, final StartRequest start) {
        final Optional<HeliosException> refusal = review.refusal(start.mayLoseState());
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return review;
    }

    /** What the log says of the others, without the dropped ones. */
    Books books() {
        return books;
    }

    /** Those that are to be dropped, by name. */
    List<JobEntry> dropped() {
        return dropped;
    }

    /** In the order in which they are wanted. */
    List<JobReview> reviews() {
        return reviews;
    }

    /** How many are to run. */
    long runningCount() {
        return reviews.stream()
                .filter(review -> review.standing() != JobReview.Standing.FINISHED)
                .count();
    }

    /** The tables of the streams that they go on with. */
    StreamTables tables() {
        return compared.tables();
    }

    /** Tag for the next stream that nobody has. */
    int nextTag() {
        return compared.nextTag();
    }
}
