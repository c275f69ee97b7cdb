package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A log, and how many rows it has behind the checkpoint that it was read from. */
final class RowsBehind implements LogHistory {
    private final LogHistory log;
    private final Map<Integer, Long> byStream = new HashMap<>();

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
        return log.recover(
                fromRowSequence,
                entry -> {
                    if (entry.type() == RecordType.ROWS
                            && entry.nextRowSequence() > fromRowSequence) {
                        byStream.merge(entry.stream(), (long) entry.rowCount(), Long::sum);
                    }
                    visitor.accept(entry);
                });
    }

    /** Rows of all streams. */
    long count() {
        return byStream.values().stream().mapToLong(count -> count).sum();
    }

    /** Rows of some streams, each once. */
    long count(final List<Integer> tags) {
        return tags.stream().distinct().mapToLong(tag -> byStream.getOrDefault(tag, 0L)).sum();
    }
}
