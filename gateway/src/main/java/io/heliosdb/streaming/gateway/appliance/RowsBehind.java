package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A log, and how many of its rows a start reads again: those behind the checkpoint that it was read
 * from, and in front of it what jobs that were down have not read.
 */
final class RowsBehind implements LogHistory {
    private final LogHistory log;
    private final Map<Integer, Long> behindByStream = new HashMap<>();
    private final Map<String, Long> unreadByJob = new HashMap<>();
    private long readFrom;
    private long unreadCount;

    RowsBehind(final LogHistory log) {
        this.log = log;
    }

    @Override
    public boolean goesOnFrom(final long epoch, final long barrier, final long neededFrom) {
        return log.goesOnFrom(epoch, barrier, neededFrom);
    }

    @Override
    public boolean isMissing() {
        return log.isMissing();
    }

    @Override
    public long recover(final long fromRowSequence, final Consumer<LogEntry> visitor) {
        readFrom = fromRowSequence;
        return log.recover(
                fromRowSequence,
                entry -> {
                    if (entry.type() == RecordType.ROWS
                            && entry.nextRowSequence() > fromRowSequence) {
                        behindByStream.merge(entry.stream(), (long) entry.rowCount(), Long::sum);
                    }
                    visitor.accept(entry);
                });
    }

    /** Looks for what jobs have not read in front of the checkpoint; once that is read. */
    void lookInFront(final Collection<JobEntry> jobs) {
        final List<JobEntry> behind =
                jobs.stream()
                        .filter(job -> !job.isFinished() && job.seenBelow() < readFrom)
                        .toList();
        if (!behind.isEmpty()) {
            final long first = behind.stream().mapToLong(JobEntry::seenBelow).min().orElseThrow();
            log.recover(first, entry -> lookAt(entry, behind));
        }
    }

    private void lookAt(final LogEntry entry, final List<JobEntry> jobs) {
        if (entry.type() != RecordType.ROWS || entry.nextRowSequence() > readFrom) {
            return;
        }
        boolean isUnread = false;
        for (final JobEntry job : jobs) {
            if (entry.firstRowSequence() >= job.seenBelow()
                    && job.plan().streams().contains(entry.stream())) {
                unreadByJob.merge(job.name(), (long) entry.rowCount(), Long::sum);
                isUnread = true;
            }
        }
        unreadCount += isUnread ? entry.rowCount() : 0;
    }

    /** Rows of all streams behind the checkpoint. */
    long count() {
        return behindByStream.values().stream().mapToLong(count -> count).sum();
    }

    /** Rows in front of the checkpoint that a job has not read, each once. */
    long unreadCount() {
        return unreadCount;
    }

    /** Rows that a job reads again, or has yet to read. */
    long count(final JobEntry job) {
        if (job.isFinished()) {
            return 0;
        }
        return unreadByJob.getOrDefault(job.name(), 0L)
                + job.plan().streams().stream()
                        .distinct()
                        .mapToLong(tag -> behindByStream.getOrDefault(tag, 0L))
                        .sum();
    }
}
