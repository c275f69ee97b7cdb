package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.StartReview;
import io.heliosdb.streaming.operators.change.OperatorChange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a start would make of the jobs, for people. */
final class ReviewText {
    private ReviewText() {}

    static List<String> lines(final StartReview review) {
        final List<String> lines = new ArrayList<>();
        lines.add(
                review.comparedWith()
                        .map(id -> "compared with " + id)
                        .orElse("there is no state yet"));
        lines.add("journal: " + journal(review));
        for (final StartReview.Drop drop : review.drops()) {
            lines.add(
                    "job "
                            + drop.job()
                            + (drop.isKnown() ? ": dropped" : ": there is none to drop"));
        }
        review.jobs().forEach(job -> add(lines, job));
        lines.add(review.isAccepted() ? "a start goes through" : "a start is refused");
        return lines;
    }

    private static String journal(final StartReview review) {
        if (review.rowsBehind().isEmpty()) {
            return "not read, since a process runs on the data folder";
        }
        final long rows = review.rowsBehind().getAsLong();
        final String behind = rows == 0 ? "no rows behind that" : rows(rows) + " behind that";
        return review.rowsUnread() == 0
                ? behind
                : behind
                        + ", "
                        + rows(review.rowsUnread())
                        + " before that which a job that was down has not read";
    }

    private static String rows(final long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d row" : "%,d rows", count);
    }

    private static void add(final List<String> lines, final StartReview.Outlook job) {
        final String standing =
                job.standing().equals(StartReview.MISSING)
                        ? "no longer among the SQL files"
                        : job.standing();
        final String again =
                job.rowsBehind() == 0 ? "" : ", reads " + rows(job.rowsBehind()) + " again";
        lines.add("job " + job.job() + ": " + standing + again);
        job.operators().forEach(change -> lines.add(line(change)));
        if (job.refusal().isPresent()) {
            final HeliosException refusal = job.refusal().get();
            lines.add("  refused: " + refusal.getMessage());
            lines.add("  hint: " + refusal.hint());
        }
    }

    private static String line(final OperatorChange change) {
        return String.format(
                        Locale.ROOT,
                        "  %-9s %-10s %s%s",
                        change.verdict().name().toLowerCase(Locale.ROOT),
                        change.operator().kind().name().toLowerCase(Locale.ROOT),
                        change.operator().title(),
                        change.reason().isEmpty() ? "" : " (" + change.reason() + ")")
                .stripTrailing();
    }
}
