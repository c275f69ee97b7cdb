package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.joining.ForgetfulSemiJoinRows;
import io.heliosdb.streaming.operators.codegen.joining.SemiJoinRows;
import io.heliosdb.streaming.operators.codegen.joining.TestedSemiJoinRows;
import io.heliosdb.streaming.operators.codegen.keyed.KeyedRows;
import io.heliosdb.streaming.operators.codegen.ranking.Ranks;
import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;
import io.heliosdb.streaming.operators.functions.Literals;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The frame of a generated pipeline: runs batches as far as there is room, keeps what is pending,
 * and owns the state that the generated constructor opens.
 *
 * <p>Room is counted ahead: {@link #roomLeft} rows are known to fit, every row written takes one
 * off, and an input row is only begun while what it can cause at most still fits. A row that makes
 * a window due takes all room away, so that the window is emitted before the next row.
 */
abstract class GeneratedPipeline extends OpenedState implements Pipeline {
    /** Texts of one row; given back before the next. */
    protected final Scratch scratch;

    protected final Literals literals;

    /** Row sequence of the log record being processed. */
    protected long cause;

    /** Row sequence of the first of the rows whose keys were looked up ahead. */
    protected long groupCause;

    /** Whether something has to be emitted before the next row. */
    protected boolean isPending;

    /**
     * The emission to go on with: values of a plan first, then its windows, inputs before
     * consumers.
     */
    protected int step;

    protected long lateRowCount;

    /** Rows that can be written without asking an output again. */
    protected int roomLeft;

    /** Whether a row is being taken; stays so when that fails. */
    private boolean isAtRow;

    private Room[] inputRooms;

    /** Operators that do not emit yet, by uid, and the records that they wait for. */
    private final Map<String, Long> keptBack = new HashMap<>();

    private final PipelineResources resources;
    private final PipelineState state;

    protected GeneratedPipeline(final PipelineResources resources) {
        super(resources);
        this.resources = resources;
        state = new PipelineState(this, resources);
        scratch = resources.scratch();
        literals = resources.literals();
        scratch.clockMs(LogEntry.NO_TIME);
    }

    // What the generated class adds.

    /** Processes rows while there is room for what each can cause; at least one. */
    protected abstract void process(int input, RowCursor cursor);

    /** Goes on with what is pending; true when nothing is left. */
    protected abstract boolean emitPending();

    /** Raises all watermarks behind an input to the end of time. */
    protected abstract void endInput(int input);

    /**
     * Lets all watermarks of processing time aim at a time.
     *
     * @return whether there are any
     */
    protected abstract boolean tick(long watermarkMs);

    /** The least watermark of processing time at which a window is due, or later than any. */
    protected abstract long leastClockDue();

    /** The least watermark, or 0 if there is none yet. */
    protected abstract long leastWatermark();

    /** The watermark of an input, or 0 if there is none yet. */
    protected abstract long watermarkOf(int input);

    /**
     * Gives a row of an operator that keeps rows to those behind it; overridden where a plan has
     * such operators.
     *
     * @param operator number of its node in the plan
     */
    protected void emitRow(final int operator, final byte kind, final long row, final long rank) {
        throw new IllegalArgumentException("operator " + operator + " keeps no rows");
    }

    /**
     * Whether two rows that a join keeps go together; overridden where a plan has joins with
     * conditions.
     *
     * @param operator number of its node in the plan
     */
    protected boolean matches(final int operator, final long left, final long right) {
        throw new IllegalArgumentException("operator " + operator + " has no condition");
    }

    /** Nodes of the plan. */
    protected abstract int nodeCount();

    /** Reads what became of the rows of each node. */
    protected abstract void readCounts(long[] counts);

    /** A field of the generated class that a snapshot holds, by number. */
    protected abstract long scalar(int number);

    /** Sets such a field. */
    protected abstract void scalar(int number, long value);

    /** The generated class has no field of this number. */
    protected static IllegalArgumentException noScalar(final int number) {
        return new IllegalArgumentException("no scalar " + number);
    }

    /** Number of the row being processed among those whose keys were looked up ahead. */
    protected final int groupRow() {
        return (int) (cause - groupCause);
    }

    /**
     * Whether a further row of an input can be processed although what was known of the room is
     * used up: not while something has to be emitted first.
     */
    protected final boolean hasMoreRoom(final int input) {
        return !isPending && hasRoom(input);
    }

    private boolean hasRoom(final int input) {
        roomLeft = inputRooms[input].ask();
        return roomLeft > 0;
    }

    // What the generated constructor opens, beside what is inherited.

    /** Takes the rooms of the inputs' rows, in the order of the inputs. */
    protected final void inputRooms(final Room[] rooms) {
        inputRooms = rooms;
    }

    /** The ranks that an operator emits. */
    protected final Ranks ranks(
            final int operator,
            final long first,
            final long last,
            final boolean areCounted,
            final boolean emitsBefore) {
        return new Ranks(first, last, areCounted, emitsBefore, new Emission(this, operator));
    }

    /** The code behind an operator. */
    protected final RowEmission emission(final int operator) {
        return new Emission(this, operator);
    }

    /** The rows of a join whose equal keys are enough. */
    protected final SemiJoinRows semiJoin(final int operator, final boolean isAnti) {
        return new SemiJoinRows(isAnti, new Emission(this, operator));
    }

    /** The rows of a join with a condition. */
    protected final SemiJoinRows testedSemiJoin(final int operator, final boolean isAnti) {
        return new TestedSemiJoinRows(
                isAnti,
                new Emission(this, operator),
                (left, right) -> matches(operator, left, right));
    }

    /** The rows of primary keys. */
    protected final KeyedRows keyedRows(final int operator, final boolean areReplaced) {
        return new KeyedRows(
                (left, right) -> matches(operator, left, right),
                areReplaced,
                new Emission(this, operator));
    }

    /** The rows of a join that forgets. */
    protected final ForgetfulSemiJoinRows forgetfulSemiJoin(
            final int operator,
            final boolean isAnti,
            final boolean isTested,
            final long leftLifeMs,
            final long rightLifeMs) {
        return new ForgetfulSemiJoinRows(
                isAnti,
                new Emission(this, operator),
                isTested ? (left, right) -> matches(operator, left, right) : (left, right) -> true,
                leftLifeMs,
                rightLifeMs);
    }

    // Pipeline.

    @Override
    public final boolean onRows(final int input, final RowCursor cursor) {
        try {
            roomLeft = 0;
            while (cursor.remaining() > 0) {
                if (isPending && !emitPending()) {
                    return false;
                }
                if (!hasRoom(input)) {
                    return false;
                }
                isAtRow = true;
                process(input, cursor);
                isAtRow = false;
            }
            return !isPending || emitPending();
        } catch (final HeliosException e) {
            throw atRow(e);
        }
    }

    @Override
    public final boolean drain() {
        if (!isPending || isTimeless()) {
            return true;
        }
        try {
            return emitPending();
        } catch (final HeliosException e) {
            throw atRow(e);
        }
    }

    private HeliosException atRow(final HeliosException error) {
        final String detail = error.detail();
        return error.detail(detail + (detail.isEmpty() ? "" : ", ") + "row sequence " + cause);
    }

    @Override
    public final void onEndOfInput(final int input, final long rowSequence) {
        cause = rowSequence;
        endInput(input);
        isPending = true;
    }

    @Override
    public final void onTick(final long rowSequence, final long epochMs) {
        cause = rowSequence;
        scratch.clockMs(epochMs);
        if (tick(epochMs - 1)) {
            isPending = true;
        }
    }

    @Override
    public final void clock(final long epochMs) {
        scratch.clockMs(epochMs);
    }

    @Override
    public final long dueMs() {
        final long due = leastClockDue();
        return due >= Long.MAX_VALUE - 1 ? Long.MAX_VALUE : due + 1;
    }

    /** Whether it has to wait for the first tick. */
    private boolean isTimeless() {
        return scratch.clockMs() == LogEntry.NO_TIME && readsClock();
    }

    @Override
    public final void keepBack(final Map<String, Long> records) {
        keptBack.putAll(records);
    }

    @Override
    public final void onRecord(final long rowSequence) {
        if (!keptBack.isEmpty() && keptBack.values().removeIf(record -> record <= rowSequence)) {
            cause = rowSequence;
            isPending = true;
        }
    }

    @Override
    public final long watermarkMs() {
        return orNone(leastWatermark());
    }

    @Override
    public final long watermarkMs(final int input) {
        return orNone(watermarkOf(input));
    }

    private static long orNone(final long watermarkMs) {
        return watermarkMs <= 0 ? Long.MIN_VALUE : watermarkMs;
    }

    @Override
    public final long lastRowSequence() {
        return cause;
    }

    @Override
    public final boolean hasFailedAtRow() {
        return isAtRow;
    }

    @Override
    public final long lateRowCount() {
        return lateRowCount;
    }

    @Override
    public final int rowCountsLength() {
        return RowFate.countsOf(nodeCount());
    }

    @Override
    public final void rowCounts(final long[] counts) {
        readCounts(counts);
    }

    @Override
    public final void snapshot(final SnapshotWriter writer) {
        state.write(writer);
    }

    @Override
    public final StateCapture capture(final CapturePool pool, final Consumer<SnapshotWriter> head) {
        final StateCapture capture = resources.memory().capture(pool);
        try {
            head.accept(capture);
            snapshot(capture);
            capture.complete();
        } catch (final RuntimeException e) {
            capture.close();
            throw e;
        }
        return capture;
    }

    @Override
    public final void restore(final SnapshotReader reader, final boolean mayLoseState) {
        state.read(reader, mayLoseState);
        afterRestore();
    }

    /** Derives from restored state what is not saved. */
    protected abstract void afterRestore();

    @Override
    public final void close() {
        resources.close();
    }

    // What generated code calls.

    /** Whether {@link #preserve} has something to do; the same until a call returns. */
    protected final boolean isCapturing() {
        return resources.memory().isCapturing();
    }

    /** Keeps an entry for the capture that is under way, before it is changed. */
    protected final void preserve(final long entry, final int bytes) {
        resources.memory().preserve(entry, bytes);
    }

    /** Whether an operator that emits by itself does not yet. */
    protected final boolean isKeptBack(final String uid) {
        return keptBack.containsKey(uid);
    }

    /** Says that something must be emitted before the next row. */
    protected final void interrupt() {
        isPending = true;
        roomLeft = 0;
    }
}
