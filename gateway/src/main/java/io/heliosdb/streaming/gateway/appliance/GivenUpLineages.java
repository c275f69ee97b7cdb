package io.heliosdb.streaming.gateway.appliance;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lineages of a job's name that came to be in the log that was given up by going back to a
 * savepoint: those of a job that was created later, and those of sinks that came later. A lineage
 * is called {@code JOB-CREATED-SINK}, with the row sequence of the job's creation and the sink's
 * id.
 */
final class GivenUpLineages implements Predicate<String> {
    private final JobEntry job;
    private final GivenUpLog givenUp;
    private final Pattern lineages;

    /**
     * @param job as the log has it that goes on
     * @param givenUp what the log knows of the one that was given up for it
     */
    GivenUpLineages(final JobEntry job, final GivenUpLog givenUp) {
        this.job = job;
        this.givenUp = givenUp;
        lineages = Pattern.compile(Pattern.quote(job.name()) + "-(\\d{1,18})-(\\d{1,9})");
    }

    static String lineage(final JobEntry job, final int sink) {
        return job.name() + '-' + job.createdAt() + '-' + sink;
    }

    @Override
    public boolean test(final String lineage) {
        final Matcher parts = lineages.matcher(lineage);
        if (givenUp.isNone() || !parts.matches()) {
            return false;
        }
        final long createdAt = Long.parseLong(parts.group(1));
        return createdAt == job.createdAt()
                ? Integer.parseInt(parts.group(2)) >= job.nextSinkId()
                : givenUp.isOf(job.name(), createdAt);
    }
}
