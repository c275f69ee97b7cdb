package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A plan made executable. Deterministic: what it emits, and the ids of what it emits, depend only
 * on the sequence of calls that carry rows, ticks and ends of input with their row sequences; not
 * on how rows were batched, when the output refused, or where a snapshot was restored.
 *
 * <p>Back pressure: {@link #onRows} stops before a row when an output has no room, and {@link
 * #drain} stops inside a multi-row emission (a window that closes); the caller drains before it
 * offers anything else. All methods belong to the job's thread. Errors in a row are thrown as
 * {@code HeliosException} with the row sequence in the detail; the pipeline is then only good for
 * closing.
 */
public interface Pipeline extends AutoCloseable {
    /**
     * Processes rows of one input until the batch is done or an output is full; drains pending
     * emissions first.
     *
     * @param input position in {@code StreamPlan.scans()}
     * @param cursor the rows; advanced past those processed
     * @return whether all rows were processed and nothing is pending
     */
    boolean onRows(int input, RowCursor cursor);

    /**
     * Continues pending emissions.
     *
     * @return true when none is left
     */
    boolean drain();

    /**
     * The input has ended: its watermark becomes the greatest possible. Only when nothing is
     * pending; followed by {@link #drain}.
     */
    void onEndOfInput(int input, long rowSequence);

    /**
     * Processing time has moved, by a record of the log. Only when nothing is pending; followed by
     * {@link #drain}.
     */
    void onTick(long rowSequence, long epochMs);

    /** Whether its results depend on processing time. */
    boolean readsClock();

    /**
     * Processing time is that of the last tick in front of the next call's record. Only when
     * nothing is pending, and before the first call of a pipeline that reads it: until then it
     * emits nothing.
     */
    void clock(long epochMs);

    /** The earliest tick that it waits for, or {@link Long#MAX_VALUE}. */
    long dueMs();

    /**
     * Keeps back operators that emit by themselves, until the record of the log that has brought
     * them into the job: what they emit is in the order of the log then, also where rows in front
     * of that record are given again. Before anything is emitted.
     *
     * @param records row sequences by uid of operator
     */
    void keepBack(Map<String, Long> records);

    /**
     * A record of the log that is no row takes effect: who was kept back until it emits. Only when
     * nothing is pending; followed by {@link #drain}.
     */
    void onRecord(long rowSequence);

    /**
     * The watermark behind the row processed last, in epoch milliseconds: the least over all
     * watermark operators; {@code Long.MIN_VALUE} before the first.
     */
    long watermarkMs();

    /**
     * The watermark of one input, as {@link #watermarkMs()} tells that of all: {@code
     * Long.MIN_VALUE} as long as there is none, {@code Long.MAX_VALUE} behind the input's end.
     *
     * @param input position in {@code StreamPlan.scans()}
     */
    long watermarkMs(int input);

    /** Row sequence of the record that it worked on last, or that has made it fail. */
    long lastRowSequence();

    /**
     * Whether it has failed while it took the row at {@link #lastRowSequence}, so that it would not
     * have failed without. What it emits afterwards is of many rows: a window that closes may fail
     * without any fault of the row that was the last before.
     */
    boolean hasFailedAtRow();

    /** Rows that came too late for their window so far. */
    long lateRowCount();

    /** How many numbers {@link #rowCounts} gives. */
    int rowCountsLength();

    /**
     * What became of the rows of each node of the plan, by {@link RowFate#of}, since the pipeline
     * was made; no part of its state.
     */
    void rowCounts(long[] counts);

    /**
     * Writes all state, pending emissions included, so that a new pipeline of the same plan
     * continues byte for byte. Between calls only.
     */
    void snapshot(SnapshotWriter writer);

    /**
     * Captures what {@link #snapshot} would write now, without waiting for it to be copied: another
     * thread reads it while the pipeline goes on. Between calls only; closed by the job's thread
     * once it has been read, or given up.
     *
     * @param pool with room for what changes meanwhile; not in use by another capture
     * @param head writes what goes in front
     */
    default StateCapture capture(final CapturePool pool, final Consumer<SnapshotWriter> head) {
        return pool.copy(
                writer -> {
                    head.accept(writer);
                    snapshot(writer);
                });
    }

    /**
     * Takes over the state of a snapshot, of the same plan or of the plan before a change; only on
     * a pipeline that has processed nothing.
     *
     * @param mayLoseState whether operators that cannot take over their state may begin without
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0006} if state would
     *     be lost and may not, {@code HSTA-0006} or {@code HSTA-0007} if the snapshot is of
     *     something else or damaged; the pipeline can only be closed then
     */
    void restore(SnapshotReader reader, boolean mayLoseState);

    /** As {@link #restore(SnapshotReader, boolean)}, and nothing may be lost. */
    default void restore(final SnapshotReader reader) {
        restore(reader, false);
    }

    /** Frees state. */
    @Override
    void close();
}
