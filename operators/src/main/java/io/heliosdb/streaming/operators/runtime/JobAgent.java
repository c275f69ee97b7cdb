package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogHandler;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import org.agrona.concurrent.Agent;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One job at work: polls the log and feeds its pipeline, record by record, stopping inside a record
 * where the output has no room.
 *
 * <p>Writes nothing that others read except {@link #isFinished} and the gauges below, each by the
 * agent's thread alone.
 */
public final class JobAgent implements Agent, LogHandler {
    private static final int RECORDS_PER_DUTY = 64;

    private final String name;
    private final Pipeline pipeline;
    private final LogConsumer consumer;
    private final OutputRing output;
    private final JobInputs inputs;
    private final JobTicks ticks;
    private final JobCommands commands;
    private final SkippedRows skipped;
    private final RowCursor cursor = new RowCursor();
    private final RecordProgress progress = new RecordProgress();
    private final EndedInputs ended;
    private long rowCount;
    private boolean hasCaughtUp;

    /** Rows given to each input, and those of them that were put aside. */
    private final long[] givenRows;

    private final long[] deadRows;
    private final long[] fates;

    /** {@link #fates}, {@link #givenRows} and {@link #deadRows}, one behind the other. */
    private final AtomicLongArray publishedRows;

    private volatile boolean isFinished;
    private volatile long processedRowCount;
    private volatile long watermarkMs = Long.MIN_VALUE;
    private volatile long lateRowCount;
    private final InputTimes times;

    /** A job that no command concerns. */
    public JobAgent(
            final String name,
            final Pipeline pipeline,
            final LogConsumer consumer,
            final OutputRing output,
            final JobInputs inputs,
            final JobTicks ticks) {
        this(name, pipeline, consumer, output, inputs, ticks, JobCommands.NONE, SkippedRows.NONE);
    }

    /**
     * @param name of the job, for thread names and counters
     * @param consumer positioned where the pipeline's state stands
     * @param output where the pipeline's outputs lead
     * @param ticks where it asks for ticks
     */
    public JobAgent(
            final String name,
            final Pipeline pipeline,
            final LogConsumer consumer,
            final OutputRing output,
            final JobInputs inputs,
            final JobTicks ticks,
            final JobCommands commands,
            final SkippedRows skipped) {
        this.ticks = ticks;
        this.commands = commands;
        this.skipped = skipped;
        this.name = name;
        this.pipeline = pipeline;
        this.consumer = consumer;
        this.output = output;
        this.inputs = inputs;
        ended = new EndedInputs(inputs);
        givenRows = new long[inputs.inputCount()];
        deadRows = new long[inputs.inputCount()];
        fates = new long[pipeline.rowCountsLength()];
        publishedRows = new AtomicLongArray(fates.length + 2 * givenRows.length);
        times = new InputTimes(inputs);
    }

    @Override
    public String roleName() {
        return "job-" + name;
    }

    @Override
    public int doWork() {
        if (isFinished) {
            return 0;
        }
        commands.onDuty();
        int work = 0;
        if (pipeline.drain()) {
            work = hasEnded() ? 0 : consumer.poll(this, RECORDS_PER_DUTY);
            ticks.await(pipeline);
        }
        final boolean isFlushed = output.flush();
        processedRowCount = rowCount;
        watermarkMs = pipeline.watermarkMs();
        lateRowCount = pipeline.lateRowCount();
        times.publish(pipeline, ended, place());
        if (work > 0) {
            publishRows();
        }
        if (isFlushed && hasEnded() && pipeline.drain() && output.flush()) {
            publishRows();
            isFinished = true; // after the last flush: who sees it, sees every result announced
        }
        return work;
    }

    private long place() {
        hasCaughtUp |= consumer.state() != LogConsumer.State.DETACHED;
        return hasCaughtUp ? consumer.nextRowSequence() : InputTimes.NOWHERE;
    }

    private void publishRows() {
        pipeline.rowCounts(fates);
        publish(fates, 0);
        publish(givenRows, fates.length);
        publish(deadRows, fates.length + givenRows.length);
    }

    private void publish(final long[] counts, final int at) {
        for (int i = 0; i < counts.length; i++) {
            publishedRows.setRelease(at + i, counts[i]); // pairs with counted()
        }
    }

    /**
     * What became of the rows of each operator since this agent was made: exact once the job has
     * finished, else each number by itself. Any thread.
     *
     * @param plan of the pipeline
     */
    public List<OperatorRows> rows(final StreamPlan plan) {
        return OperatorRows.of(
                plan,
                counted(0, fates.length),
                counted(fates.length, givenRows.length),
                counted(fates.length + givenRows.length, deadRows.length));
    }

    private long[] counted(final int from, final int count) {
        final long[] counts = new long[count];
        for (int i = 0; i < count; i++) {
            counts[i] = publishedRows.getAcquire(from + i); // pairs with publish()
        }
        return counts;
    }

    /** Not before it has been told the time, if it wants to know. */
    private boolean hasEnded() {
        return ended.areAll() && ticks.isTold(pipeline);
    }

    @Override
    public boolean onRecord(final LogEntry entry) {
        final boolean hasEnded = hasEnded();
        if (!hasEnded) {
            ticks.tell(pipeline, entry.timeMs());
        }
        final boolean isDone =
                switch (entry.type()) {
                    case ROWS -> onRows(entry);
                    case END_OF_INPUT -> onEndOfInput(entry);
                    case TICK -> hasEnded || onTick(entry); // the end closes no window
                    case COMMAND -> onCommand(entry);
                    case OFFSET -> true;
                };
        if (isDone) {
            progress.reset();
        }
        return isDone;
    }

    private boolean onRows(final LogEntry entry) {
        final int[] fed = inputs.inputsOf(entry.stream());
        if (fed.length == 0) {
            return true;
        }
        final int before = progress.rowCount();
        final boolean isDone = fed.length == 1 ? onRows(entry, fed[0]) : onRowsInTurn(entry, fed);
        rowCount += progress.rowCount() - before;
        return isDone;
    }

    private boolean onRows(final LogEntry entry, final int input) {
        while (progress.rowCount() < entry.rowCount()) {
            final int done = progress.rowCount();
            final long first = entry.firstRowSequence() + done;
            final long end = Math.min(entry.nextRowSequence(), skipped.nextFrom(first));
            if (end == first) {
                passOver(entry, input);
                givenRows[input]++;
                deadRows[input]++;
                continue;
            }
            final boolean isNamedByBatch =
                    ProofBuild.IS_ON && PlantedBug.ROWS_ARE_NAMED_BY_BATCH.isPlanted();
            final int count = isNamedByBatch ? 1 : (int) (end - first);
            cursor.reset(
                    entry.address() + progress.offset(),
                    count,
                    isNamedByBatch ? entry.firstRowSequence() : first);
            final boolean isDone = pipeline.onRows(input, cursor);
            givenRows[input] += count - cursor.remaining();
            progress.advanceTo(
                    done + count - cursor.remaining(), cursor.address() - entry.address());
            if (!isDone) {
                return false;
            }
        }
        return true;
    }

    private void passOver(final LogEntry entry, final int input) {
        final long row = entry.address() + progress.offset();
        progress.advanceTo(
                progress.rowCount() + 1, progress.offset() + skipped.rowLength(input, row));
    }

    /**
     * A stream that feeds several inputs gives each row to all of them before the next row, so that
     * the result does not depend on how rows were batched.
     */
    private boolean onRowsInTurn(final LogEntry entry, final int[] fed) {
        while (progress.rowCount() < entry.rowCount()) {
            final long row = entry.address() + progress.offset();
            final long rowSequence = entry.firstRowSequence() + progress.rowCount();
            if (skipped.nextFrom(rowSequence) == rowSequence) {
                passOver(entry, fed[0]);
                for (final int input : fed) {
                    givenRows[input]++;
                    deadRows[input]++;
                }
                continue;
            }
            for (int i = progress.input(); i < fed.length; i++) {
                cursor.reset(row, 1, rowSequence);
                final boolean isDrained = pipeline.onRows(fed[i], cursor);
                if (cursor.remaining() == 0) {
                    givenRows[fed[i]]++;
                    progress.input(i + 1);
                    progress.rowEnd(cursor.address() - entry.address());
                }
                if (!isDrained) {
                    return false;
                }
            }
            progress.input(0);
            progress.advanceTo(progress.rowCount() + 1, progress.rowEnd());
        }
        return true;
    }

    private boolean onEndOfInput(final LogEntry entry) {
        final int[] fed = inputs.inputsOf(entry.stream());
        while (progress.input() < fed.length) {
            if (!progress.isApplied()) {
                pipeline.onEndOfInput(fed[progress.input()], entry.firstRowSequence());
                progress.applied(true);
            }
            if (!pipeline.drain()) {
                return false;
            }
            progress.applied(false);
            ended.add(fed[progress.input()]);
            progress.input(progress.input() + 1);
        }
        return true;
    }

    private boolean onTick(final LogEntry entry) {
        if (!progress.isApplied()) {
            pipeline.onTick(entry.firstRowSequence(), entry.timeMs());
            progress.applied(true);
        }
        return pipeline.drain();
    }

    private boolean onCommand(final LogEntry entry) {
        if (!progress.isApplied()) {
            if (!commands.onCommand(entry)) {
                return false;
            }
            pipeline.onRecord(entry.firstRowSequence());
            progress.applied(true);
        }
        return pipeline.drain();
    }

    /**
     * Captures all state of the job; on its thread, from {@link JobCommands#onCommand}.
     *
     * @see Pipeline#capture
     */
    public StateCapture capture(final CapturePool pool) {
        return pipeline.capture(pool, this::writeProgress);
    }

    private void writeProgress(final SnapshotWriter writer) {
        ended.write(writer, rowCount);
    }

    /** As {@link #restore(SnapshotReader, boolean)}, and nothing may be lost. */
    public void restore(final SnapshotReader reader) {
        restore(reader, false);
    }

    /**
     * Takes over the state of a capture; before the job runs.
     *
     * @param mayLoseState whether operators that cannot take over their state may begin without
     * @see Pipeline#restore
     */
    public void restore(final SnapshotReader reader, final boolean mayLoseState) {
        rowCount = ended.read(reader);
        processedRowCount = rowCount;
        pipeline.restore(reader, mayLoseState);
    }

    /** Row sequence of the record that the pipeline worked on last; once the job has stopped. */
    public long lastRowSequence() {
        return pipeline.lastRowSequence();
    }

    /**
     * Whether it was a row that the job has failed at; once the job has stopped.
     *
     * @see Pipeline#hasFailedAtRow
     */
    public boolean hasFailedAtRow() {
        return pipeline.hasFailedAtRow();
    }

    /** Whether every input has ended and everything is emitted. Any thread. */
    public boolean isFinished() {
        return isFinished;
    }

    /** Rows given to the pipeline so far. Any thread. */
    public long processedRowCount() {
        return processedRowCount;
    }

    /** The pipeline's watermark in epoch milliseconds. Any thread. */
    public long watermarkMs() {
        return watermarkMs;
    }

    /** How far it is with each of its streams. */
    public InputTimes times() {
        return times;
    }

    /** Rows too late for their window so far. Any thread. */
    public long lateRowCount() {
        return lateRowCount;
    }

    /** Whether it follows the ring: what the journal had for it is processed. Any thread. */
    public boolean isLive() {
        return consumer.state() == LogConsumer.State.LIVE;
    }

    /** Row sequence before which the job has processed everything. Any thread. */
    public long reached() {
        return consumer.reached();
    }

    /** Records of the log that the job has not processed yet. Any thread. */
    public long lag() {
        return consumer.lag();
    }

    @Override
    public void onClose() {
        ticks.close();
        commands.onClose();
        consumer.close();
        pipeline.close();
    }
}
