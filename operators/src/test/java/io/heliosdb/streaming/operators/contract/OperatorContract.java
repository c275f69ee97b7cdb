package io.heliosdb.streaming.operators.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.CapturingPipeline;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs a plan over rows in every way a job may run it and demands the same results, ids and bytes
 * included: all at once and row by row, with outputs that refuse, with a snapshot and restore at
 * every quiet point, interpreted and generated. Ledgers are zero at the end.
 */
public final class OperatorContract {
    private final StreamPlan plan;
    private final List<Step> steps;
    private final CompiledPipeline compiled;

    /**
     * What a job gives its pipeline: rows of one input, in the order of the log, the end of an
     * input, or a tick.
     */
    private record Step(int input, List<Object[]> rows, boolean isEnd, long tickMs) {
        private static final long NO_TICK = -1;

        Step(final int input, final List<Object[]> rows, final boolean isEnd) {
            this(input, rows, isEnd, NO_TICK);
        }

        boolean hasRows() {
            return !isEnd && tickMs == NO_TICK;
        }
    }

    /** How the pipeline is made and driven. */
    private record Drive(
            boolean isGenerated,
            int batchRows,
            int refuseEvery,
            int snapshotEvery,
            int aheadKeys,
            Capturing capturing) {
        Drive(
                final boolean isGenerated,
                final int batchRows,
                final int refuseEvery,
                final int snapshotEvery) {
            this(isGenerated, batchRows, refuseEvery, snapshotEvery, Integer.MAX_VALUE);
        }

        Drive(
                final boolean isGenerated,
                final int batchRows,
                final int refuseEvery,
                final int snapshotEvery,
                final int aheadKeys) {
            this(isGenerated, batchRows, refuseEvery, snapshotEvery, aheadKeys, Capturing.NONE);
        }

        Drive capturing(final Capturing how) {
            return new Drive(isGenerated, batchRows, refuseEvery, snapshotEvery, aheadKeys, how);
        }
    }

    /** Whether state is captured while it changes, and by whom it is read. */
    private enum Capturing {
        NONE,
        IN_TURNS,
        BY_A_THREAD
    }

    private OperatorContract(final StreamPlan plan, final List<Step> steps) {
        this.plan = plan;
        this.steps = steps;
        compiled = PipelineCompiler.compile(plan);
    }

    /** A run over the rows of one input. */
    public static OperatorContract of(final StreamPlan plan, final List<Object[]> rows) {
        return ofInputs(plan, List.of(rows));
    }

    /**
     * A run over rows of one input with ticks between them, and its end.
     *
     * @param ticks times, the first before all rows
     * @param counts how many rows come behind each tick
     */
    public static OperatorContract withTicks(
            final StreamPlan plan,
            final List<Object[]> rows,
            final List<Long> ticks,
            final List<Integer> counts) {
        final List<Step> steps = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < ticks.size(); i++) {
            steps.add(new Step(0, List.of(), false, ticks.get(i)));
            if (counts.get(i) > 0) {
                steps.add(new Step(0, rows.subList(next, next + counts.get(i)), false));
                next += counts.get(i);
            }
        }
        steps.add(new Step(0, List.of(), true));
        return new OperatorContract(plan, steps);
    }

    /**
     * What comes at a time: a tick, and behind it rows of one input, or its end if there are none.
     */
    public record Arrival(long tickMs, int input, List<Object[]> rows) {
        /** A tick alone. */
        static Arrival nothing(final long tickMs) {
            return new Arrival(tickMs, -1, List.of());
        }
    }

    /** A run over arrivals in the order given. */
    public static OperatorContract inTime(final StreamPlan plan, final List<Arrival> arrivals) {
        final List<Step> steps = new ArrayList<>();
        for (final Arrival arrival : arrivals) {
            steps.add(new Step(0, List.of(), false, arrival.tickMs));
            if (arrival.input >= 0) {
                steps.add(new Step(arrival.input, arrival.rows, arrival.rows.isEmpty()));
            }
        }
        return new OperatorContract(plan, steps);
    }

    /** A run over rows of several inputs, taken in turns, and all ends of input. */
    public static OperatorContract ofInputs(
            final StreamPlan plan, final List<List<Object[]>> inputs) {
        final List<Step> steps = new ArrayList<>();
        final int longest = inputs.stream().mapToInt(List::size).max().orElse(0);
        for (int from = 0; from < longest; from += 5) {
            for (int input = 0; input < inputs.size(); input++) {
                final List<Object[]> rows = inputs.get(input);
                if (from < rows.size()) {
                    steps.add(
                            new Step(
                                    input,
                                    rows.subList(from, Math.min(rows.size(), from + 5)),
                                    false));
                }
            }
        }
        for (int input = 0; input < inputs.size(); input++) {
            steps.add(new Step(input, List.of(), true));
        }
        return new OperatorContract(plan, merged(steps));
    }

    /** Neighbouring steps of one input become one batch. */
    private static List<Step> merged(final List<Step> steps) {
        final List<Step> merged = new ArrayList<>();
        for (final Step step : steps) {
            final Step last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.input == step.input && last.hasRows() && step.hasRows()) {
                final List<Object[]> rows = new ArrayList<>(last.rows);
                rows.addAll(step.rows);
                merged.set(merged.size() - 1, new Step(step.input, rows, false));
            } else {
                merged.add(step);
            }
        }
        return merged;
    }

    /** The generated source. */
    public String source() {
        return compiled.source();
    }

    /**
     * Checks all ways of running.
     *
     * @return the rows of each output: sinks, then late rows
     */
    public List<List<CollectingOutput.Result>> check() {
        final List<List<CollectingOutput.Result>> expected = run(new Drive(false, 0, 0, 0));
        assertSame(new Drive(false, 1, 2, 3), expected);
        assertSame(new Drive(true, 0, 0, 0), expected);
        assertSame(new Drive(true, 1, 0, 0), expected);
        for (int refuseEvery = 2; refuseEvery < 5; refuseEvery++) {
            assertSame(new Drive(true, 7, refuseEvery, 0), expected);
        }
        assertSame(new Drive(true, 0, 2, 1), expected);
        assertSame(new Drive(true, 1, 0, 1), expected);
        assertSame(new Drive(true, 3, 3, 2), expected);
        assertSame(new Drive(true, 0, 0, 0, 1), expected);
        assertSame(new Drive(true, 5, 3, 4, 2), expected);
        assertSame(new Drive(true, 0, 0, 0, 1).capturing(Capturing.IN_TURNS), expected);
        assertSame(new Drive(true, 7, 2, 0).capturing(Capturing.IN_TURNS), expected);
        assertSame(new Drive(true, 5, 0, 30).capturing(Capturing.BY_A_THREAD), expected);
        assertSame(new Drive(false, 0, 3, 0).capturing(Capturing.IN_TURNS), expected);
        return expected;
    }

    private void assertSame(final Drive drive, final List<List<CollectingOutput.Result>> expected) {
        final List<List<CollectingOutput.Result>> actual = run(drive);
        for (int output = 0; output < expected.size(); output++) {
            final List<CollectingOutput.Result> wanted = expected.get(output);
            final List<CollectingOutput.Result> got = actual.get(output);
            for (int i = 0; i < Math.min(wanted.size(), got.size()); i++) {
                if (!wanted.get(i).equals(got.get(i))) {
                    final List<Column> columns = columns(output);
                    assertThat(text(columns, got.get(i)))
                            .describedAs("result %s of output %s %s, %s", i, output, columns, drive)
                            .isEqualTo(text(columns, wanted.get(i)));
                    assertThat(got.get(i))
                            .describedAs("bytes of result %s of output %s, %s", i, output, drive)
                            .isEqualTo(wanted.get(i));
                }
            }
            assertThat(got).describedAs("output %s of %s", output, drive).hasSameSizeAs(wanted);
        }
    }

    private static String text(final List<Column> columns, final CollectingOutput.Result result) {
        return result.rowSequence()
                + "/"
                + result.ordinal()
                + " "
                + Batch.decode(columns, List.of(result)).getFirst();
    }

    private List<Column> columns(final int output) {
        if (output < plan.sinks().size()) {
            return plan.sinks().get(output).columns();
        }
        return plan.nodes().stream()
                .filter(PlanNode.Windowing.class::isInstance)
                .skip(output - (long) plan.sinks().size())
                .findFirst()
                .orElseThrow()
                .inputs()
                .getFirst()
                .columns();
    }

    private List<List<CollectingOutput.Result>> run(final Drive drive) {
        final Ledger ledger = new Ledger(1L << 30);
        final List<CollectingOutput> outputs = new ArrayList<>();
        final long outputCount =
                plan.sinks().size()
                        + plan.nodes().stream()
                                .filter(PlanNode.Windowing.class::isInstance)
                                .count();
        for (int i = 0; i < outputCount; i++) {
            outputs.add(new CollectingOutput(ledger, drive.refuseEvery));
        }
        final Runner runner = new Runner(ledger, drive, outputs);
        runner.run();
        outputs.forEach(CollectingOutput::close);
        assertThat(ledger.open()).isEmpty();
        return outputs.stream().map(CollectingOutput::results).toList();
    }

    /** One run: owns the pipeline and replaces it by its snapshot where the drive says so. */
    private final class Runner {
        private final Ledger ledger;
        private final Drive drive;
        private final List<? extends ResultOutput> outputs;
        private Pipeline pipeline;
        private int quietPoints;

        private Runner(
                final Ledger ledger,
                final Drive drive,
                final List<? extends ResultOutput> outputs) {
            this.ledger = ledger;
            this.drive = drive;
            this.outputs = outputs;
            pipeline = open();
        }

        private Pipeline open() {
            final Pipeline opened =
                    drive.isGenerated
                            ? compiled.open(ledger, "test", limits(), outputs)
                            : new InterpretedPipeline(plan, outputs);
            return drive.capturing == Capturing.NONE
                    ? opened
                    : CapturingPipeline.of(
                            opened, ledger, 1, drive.capturing == Capturing.BY_A_THREAD);
        }

        private PipelineLimits limits() {
            return PipelineLimits.DEFAULT.withAheadKeys(drive.aheadKeys);
        }

        private void run() {
            long rowSequence = 0;
            drain();
            for (final Step step : steps) {
                if (step.tickMs != Step.NO_TICK) {
                    pipeline.onTick(rowSequence++, step.tickMs);
                    drain();
                } else if (step.isEnd) {
                    pipeline.onEndOfInput(step.input, rowSequence++);
                    drain();
                } else {
                    rowSequence = feed(step, rowSequence);
                }
            }
            pipeline.close();
        }

        private long feed(final Step step, final long first) {
            long rowSequence = first;
            try (Arena arena =
                    Batch.encode(ledger, plan.scans().get(step.input).encoded(), step.rows)) {
                final RowCursor cursor = new RowCursor();
                long address = arena.address();
                int left = step.rows.size();
                while (left > 0) {
                    final int count = drive.batchRows == 0 ? left : Math.min(left, drive.batchRows);
                    cursor.reset(address, count, rowSequence);
                    int attempts = 0;
                    while (!pipeline.onRows(step.input, cursor)) {
                        quiet(false);
                        assertThat(attempts++).isLessThan(100_000);
                    }
                    assertThat(cursor.remaining()).isZero();
                    quiet(true);
                    address = cursor.address();
                    rowSequence += count;
                    left -= count;
                }
            }
            return rowSequence;
        }

        private long[] watermarksOfInputs() {
            return IntStream.range(0, plan.scans().size())
                    .mapToLong(pipeline::watermarkMs)
                    .toArray();
        }

        private void drain() {
            int attempts = 0;
            while (!pipeline.drain()) {
                quiet(false);
                assertThat(attempts++).isLessThan(100_000);
            }
            quiet(true);
        }

        private void quiet(final boolean isDrained) {
            quietPoints++;
            if (drive.snapshotEvery == 0 || quietPoints % drive.snapshotEvery != 0) {
                return;
            }
            try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "test")) {
                final long watermarkMs = pipeline.watermarkMs();
                final long[] ofInputs = watermarksOfInputs();
                final long lateRowCount = pipeline.lateRowCount();
                final long dueMs = pipeline.dueMs();
                pipeline.snapshot(snapshot);
                pipeline.close();
                pipeline = open();
                pipeline.restore(snapshot.reader());
                assertThat(pipeline.watermarkMs()).isEqualTo(watermarkMs);
                assertThat(watermarksOfInputs()).isEqualTo(ofInputs);
                assertThat(LongStream.of(ofInputs).filter(each -> each > 0))
                        .allMatch(each -> each >= watermarkMs);
                assertThat(pipeline.lateRowCount()).isEqualTo(lateRowCount);
                if (isDrained) {
                    assertThat(pipeline.dueMs()).isEqualTo(dueMs);
                }
            }
        }
    }
}
