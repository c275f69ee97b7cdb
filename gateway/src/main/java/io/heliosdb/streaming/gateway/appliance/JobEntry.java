package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the log says of one job. */
final class JobEntry {
    /** Since it there are operators of plans and tables of sinks. */
    private static final int DESCRIBED = 4;

    /** Since it jobs may be paused and cancelled. */
    private static final int LED = 6;

    private final String name;
    private final long createdAt;
    private JobPlan plan;
    private final SortedMap<Integer, TableDefinition> tables = new TreeMap<>();

    /** By uid of an operator that emits by itself: the record that has brought it in. */
    private final SortedMap<String, Long> beginnings = new TreeMap<>();

    /** Not kept with the books: it stands beside the state. Null if there is no state. */
    private JobPlan stateOf;

    /** Not kept with the books: the checkpoint has a list of those that were down. */
    private long seenBelow = Long.MAX_VALUE;

    private int sinkIdsUsed;
    private boolean mayLoseState;
    private final List<Long> skippedRows = new ArrayList<>();
    private final SortedMap<Integer, SinkDecided> decisions = new TreeMap<>();
    private boolean isFinished;
    private boolean isPaused;
    private boolean isCancelled;

    /**
     * @param createdAt row sequence of the command: the job sees what follows
     */
    JobEntry(final LogCommand.JobCreated created, final long createdAt) {
        this(created.job(), createdAt);
        becomes(created.plan(), created.tables(), createdAt);
    }

    private JobEntry(final String name, final long createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    private void becomes(
            final JobPlan next,
            final SortedMap<Integer, TableDefinition> tablesOfSinks,
            final long rowSequence) {
        final SortedMap<String, Long> before = new TreeMap<>(beginnings);
        beginnings.clear();
        for (final OperatorState values : next.operators(OperatorState.Kind.VALUES)) {
            beginnings.put(values.uid(), before.getOrDefault(values.uid(), rowSequence));
        }
        next.sinks().forEach(id -> sinkIdsUsed = Math.max(sinkIdsUsed, id + 1));
        tables.putAll(tablesOfSinks);
        plan = next;
    }

    String name() {
        return name;
    }

    long createdAt() {
        return createdAt;
    }

    /** Its state in the checkpoint of these books has seen what is below a row sequence. */
    void hasSeenBelow(final long rowSequence) {
        seenBelow = rowSequence;
    }

    /**
     * Row sequence of the first record that it has yet to see if it has been down, or {@code
     * Long.MAX_VALUE}.
     */
    long seenBelow() {
        return Math.max(seenBelow, createdAt + 1);
    }

    /** What it computes. */
    JobPlan plan() {
        return plan;
    }

    /**
     * The plan that its state in the checkpoint is of, which may be an earlier one: a job that
     * fails from its change on has no other. Empty if it has no state.
     */
    Optional<JobPlan> stateOf() {
        return Optional.ofNullable(stateOf);
    }

    /** Takes note of the plan that its state in the checkpoint of these books is of. */
    void hasStateOf(final JobPlan before) {
        stateOf = before;
        if (before.computesTheSame(plan)) {
            plan = plan.isDescribed() ? plan : plan.with(before.operators());
            stateOf = plan.with(before.operators()); // places of before they were written
        }
    }

    /** An id that no sink has had. */
    int nextSinkId() {
        final int decided = decisions.isEmpty() ? 0 : decisions.lastKey() + 1;
        final int sinkCount = plan.operators(OperatorState.Kind.SINK).size();
        return Math.max(Math.max(sinkCount, sinkIdsUsed), decided);
    }

    /** The table that a sink writes, unless the job is older than such notes. */
    Optional<TableDefinition> table(final int sinkId) {
        return Optional.ofNullable(tables.get(sinkId));
    }

    /**
     * Operators that emit by themselves and that a record from a row sequence on has brought in, by
     * uid, and the row sequences of those records.
     */
    SortedMap<String, Long> broughtInFrom(final long rowSequence) {
        final SortedMap<String, Long> later = new TreeMap<>(beginnings);
        later.values().removeIf(beginning -> beginning < rowSequence);
        return later;
    }

    /** Whether operators that cannot take over their state begin without. */
    boolean mayLoseState() {
        return mayLoseState;
    }

    /** Row sequences of rows that the job passes over, ascending. */
    long[] skippedRows() {
        return skippedRows.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Whether it is over for good, and keeps its name. */
    boolean isFinished() {
        return isFinished;
    }

    /** Whether it is over since it was cancelled. */
    boolean isCancelled() {
        return isCancelled;
    }

    /** Whether it rests until it is told to go on. */
    boolean isPaused() {
        return isPaused;
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

    void paused(final boolean isToRest) {
        isPaused = isToRest;
    }

    void cancelled() {
        isFinished = true;
        isCancelled = true;
        isPaused = false;
    }

    /**
     * @param rowSequence of the change
     */
    void changed(final LogCommand.JobChanged change, final long rowSequence) {
        becomes(change.plan(), change.tables(), rowSequence);
        mayLoseState = change.mayLoseState();
    }

    /** The same, for somebody on another thread. */
    JobEntry copy() {
        final ByteWriter bytes = new ByteWriter();
        write(bytes);
        return read(new ByteReader(bytes.toBytes(), "a copy"), Books.VERSION);
    }

    void write(final ByteWriter bytes) {
        bytes.putText(name);
        plan.write(bytes);
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
        bytes.putInt(sinkIdsUsed).putByte(mayLoseState ? 1 : 0);
        SinkTables.write(bytes, tables);
        bytes.putInt(beginnings.size());
        beginnings.forEach((uid, rowSequence) -> bytes.putText(uid).putLong(rowSequence));
        bytes.putByte(isPaused ? 1 : 0).putByte(isCancelled ? 1 : 0);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param version of the books; those of version 2 know of no changes, those of version 3 of no
     *     operators
     */
    static JobEntry read(final ByteReader bytes, final int version) {
        final String name = bytes.getText();
        final JobPlan plan =
                version < DESCRIBED
                        ? new JobPlan(bytes.getText(), List.of(), bytes.getInts(), List.of())
                        : JobPlan.read(bytes);
        final JobEntry entry = new JobEntry(name, bytes.getLong());
        entry.plan = plan;
        entry.isFinished = bytes.getByte() != 0;
        for (int left = bytes.getCount(); left > 0; left--) {
            entry.skipped(bytes.getLong());
        }
        for (int left = bytes.getCount(); left > 0; left--) {
            entry.decided(
                    new SinkDecided(
                            name,
                            bytes.getInt(),
                            bytes.getLong(),
                            bytes.getInt(),
                            bytes.getBytes()));
        }
        if (version == DESCRIBED - 1) {
            entry.plan = new JobPlan(plan.planHash(), List.of(), plan.streams(), bytes.getInts());
        }
        if (version >= DESCRIBED - 1) {
            entry.sinkIdsUsed = bytes.getInt();
            entry.mayLoseState = bytes.getByte() != 0;
        }
        if (version >= DESCRIBED) {
            entry.tables.putAll(SinkTables.read(bytes));
            for (int left = bytes.getCount(); left > 0; left--) {
                entry.beginnings.put(bytes.getText(), bytes.getLong());
            }
        }
        if (version >= LED) {
            entry.isPaused = bytes.getByte() != 0;
            entry.isCancelled = bytes.getByte() != 0;
        }
        return entry;
    }
}
