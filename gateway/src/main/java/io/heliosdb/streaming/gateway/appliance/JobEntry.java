package io.heliosdb.streaming.gateway.appliance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the log says of one job. */
final class JobEntry {
    private final String name;
    private final String planHash;
    private final List<Integer> streams;
    private final long createdAt;
    private final List<Long> skippedRows = new ArrayList<>();
    private final SortedMap<Integer, SinkDecided> decisions = new TreeMap<>();
    private boolean isFinished;

    /**
     * @param streams as in {@link LogCommand.JobCreated}
     * @param createdAt row sequence of the command: the job sees what follows
     */
    JobEntry(
            final String name,
            final String planHash,
            final List<Integer> streams,
            final long createdAt) {
        this.name = name;
        this.planHash = planHash;
        this.streams = List.copyOf(streams);
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }

    String planHash() {
        return planHash;
    }

    /** Tags of the streams that its scans read. */
    List<Integer> streams() {
        return streams;
    }

    long createdAt() {
        return createdAt;
    }

    /** Row sequences of rows that the job passes over, ascending. */
    long[] skippedRows() {
        return skippedRows.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    boolean isFinished() {
        return isFinished;
    }

    /** What was decided last for a sink, or null. Everything decided before is visible. */
    SinkDecided decision(final int sink) {
        return decisions.get(sink);
    }

    void skipped(final long rowSequence) {
        skippedRows.add(rowSequence);
    }

    void decided(final SinkDecided decision) {
        decisions.put(decision.sink(), decision);
    }

    void finished() {
        isFinished = true;
    }

    void write(final ByteWriter bytes) {
        bytes.putText(name).putText(planHash).putInts(streams);
        bytes.putLong(createdAt).putByte(isFinished ? 1 : 0);
        bytes.putInt(skippedRows.size());
        skippedRows.forEach(bytes::putLong);
        bytes.putInt(decisions.size());
        decisions
                .values()
                .forEach(
                        decision ->
                                bytes.putInt(decision.sink())
                                        .putLong(decision.rowSequence())
                                        .putInt(decision.ordinal())
                                        .putBytes(decision.descriptor()));
    }

    static JobEntry read(final ByteReader bytes) {
        final JobEntry entry =
                new JobEntry(bytes.getText(), bytes.getText(), bytes.getInts(), bytes.getLong());
        entry.isFinished = bytes.getByte() != 0;
        for (int left = bytes.getCount(); left > 0; left--) {
            entry.skipped(bytes.getLong());
        }
        for (int left = bytes.getCount(); left > 0; left--) {
            entry.decided(
                    new SinkDecided(
                            entry.name,
                            bytes.getInt(),
                            bytes.getLong(),
                            bytes.getInt(),
                            bytes.getBytes()));
        }
        return entry;
    }
}
