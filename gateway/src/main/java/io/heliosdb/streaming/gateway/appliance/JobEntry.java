package io.heliosdb.streaming.gateway.appliance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the log says of one job. */
final class JobEntry {
    private final String name;
    private final long createdAt;
    private String planHash;
    private List<Integer> streams;
    private List<Integer> sinks = List.of();
    private int sinkIdsUsed;
    private boolean mayLoseState;
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

    /**
     * The id of a sink: the number that it had when it was new, whatever its number is in the plan
     * of now.
     */
    int sinkId(final int number) {
        return number < sinks.size() ? sinks.get(number) : number;
    }

    /**
     * An id that no sink has had.
     *
     * @param sinkCount of the plan before
     */
    int nextSinkId(final int sinkCount) {
        final int decided = decisions.isEmpty() ? 0 : decisions.lastKey() + 1;
        return Math.max(Math.max(sinkCount, sinkIdsUsed), decided);
    }

    /** Whether operators that cannot take over their state begin without. */
    boolean mayLoseState() {
        return mayLoseState;
    }

    /** Row sequences of rows that the job passes over, ascending. */
    long[] skippedRows() {
        return skippedRows.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    boolean isFinished() {
        return isFinished;
    }

    /** What was decided last for a sink of an id, or null. All decided before is visible. */
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

    void changed(final LogCommand.JobChanged change) {
        planHash = change.planHash();
        streams = change.tags();
        sinks = List.copyOf(change.sinks());
        sinks.forEach(id -> sinkIdsUsed = Math.max(sinkIdsUsed, id + 1));
        mayLoseState = change.mayLoseState();
    }

    /** The same, for somebody on another thread. */
    JobEntry copy() {
        final ByteWriter bytes = new ByteWriter();
        write(bytes);
        return read(new ByteReader(bytes.toBytes(), "a copy"), Books.VERSION);
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
        bytes.putInts(sinks).putInt(sinkIdsUsed).putByte(mayLoseState ? 1 : 0);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param version of the books; those of version 2 know of no changes
     */
    static JobEntry read(final ByteReader bytes, final int version) {
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
        if (version > 2) {
            entry.sinks = bytes.getInts();
            entry.sinkIdsUsed = bytes.getInt();
            entry.mayLoseState = bytes.getByte() != 0;
        }
        return entry;
    }
}
