package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.log.ServerLog;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says in the log that a job is started again after a failure, that it stays down, that it put a
 * row aside, or that it has finished. What happens between two looks is told together. Server's
 * thread.
 */
final class JobReport {
    /** What a start tells of at once. */
    private static final Set<JobStatus.State> AT_REST =
            EnumSet.of(JobStatus.State.FAILED, JobStatus.State.PAUSED);

    private final ServerLog log;
    private final Map<String, JobStatus> told = new HashMap<>();

    JobReport(final ServerLog log) {
        this.log = log;
    }

    void look(final List<JobStatus> jobs) {
        for (final JobStatus job : jobs) {
            final JobStatus before = told.put(job.name(), job);
            if (before != null) {
                tellDifference(before, job);
            } else if (AT_REST.contains(job.state())) {
                tellOfEnd(job);
            }
        }
    }

    private void tellDifference(final JobStatus before, final JobStatus job) {
        if (job.deadLetters() > before.deadLetters()) {
            log.warn(
                    "row put into the dead-letter file",
                    field("job", job.name()),
                    field("dead_letters", job.deadLetters()),
                    field("why", why(job)));
        }
        if (job.restarts() > before.restarts()) {
            log.warn(
                    "job started again",
                    field("job", job.name()),
                    field("restarts", job.restarts()),
                    field("why", why(job)));
        }
        if (job.state() != before.state()) {
            tellOfEnd(job);
        }
    }

    private void tellOfEnd(final JobStatus job) {
        if (job.state() == JobStatus.State.FAILED) {
            log.error("job stays down", field("job", job.name()), field("why", why(job)));
        } else if (job.state() == JobStatus.State.FINISHED) {
            log.info("job finished", field("job", job.name()));
        } else if (job.state() == JobStatus.State.PAUSED) {
            log.info("job paused", field("job", job.name()));
        } else if (job.state() == JobStatus.State.CANCELLED) {
            log.info("job cancelled", field("job", job.name()));
        }
    }

    private static String why(final JobStatus job) {
        return job.failure().orElse("unknown").replaceAll("\\s*\\R\\s*", "; ");
    }
}
