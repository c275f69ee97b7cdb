package io.heliosdb.streaming.operators.runtime;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.contract.Batch;
import io.heliosdb.streaming.operators.contract.CollectingOutput;
import io.heliosdb.streaming.operators.contract.Plans;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Which failures a row has brought about itself, in both engines. */
class FailureAtRowTest {
    private static final Column[] COLUMNS = {
        column("v", SqlType.BIGINT), column("ts", SqlType.timestamp(3)), column("t", SqlType.STRING)
    };
    private static final String LONG = "x".repeat(8_000);

    private final Plans plans = new Plans();
    private final PlanNode scan = plans.scan("events", COLUMNS);
    private final PlanNode timed = plans.watermark(scan, "ts", 0);

    private static Object[] row(final Long value, final Long timeMs, final String text) {
        return new Object[] {value, timeMs, text};
    }

    /** Sums of windows of a second, none of which may be NULL. */
    private StreamPlan sums() {
        final PlanNode window =
                plans.window(
                        timed,
                        new WindowSpec.Tumble(1_000, 0),
                        "ts",
                        List.of(),
                        List.of(aggregate(AggregateCall.Function.SUM, timed, "v", SqlType.BIGINT)));
        final PlanNode.Sink sink = plans.sink(plans.select(window, "a0"));
        return new StreamPlan(
                List.of(
                        new PlanNode.Sink(
                                sink.uid(),
                                sink.input(),
                                "sums",
                                List.of(column("s", SqlType.BIGINT.notNull())))));
    }

    /** Gives rows of which one makes the pipeline fail; whether it says that it was a row. */
    private static boolean isAtRow(
            final StreamPlan plan, final boolean isGenerated, final Object[]... rows) {
        final Ledger ledger = new Ledger(1L << 28);
        try (CollectingOutput output = new CollectingOutput(ledger, 0);
                CollectingOutput late = new CollectingOutput(ledger, 0);
                Arena arena = Batch.encode(ledger, List.of(COLUMNS), List.of(rows));
                Pipeline pipeline = pipeline(plan, isGenerated, ledger, output, late)) {
            assertThat(pipeline.hasFailedAtRow()).isFalse();
            final RowCursor cursor = new RowCursor();
            cursor.reset(arena.address(), rows.length, 100);
            assertThatThrownBy(() -> pipeline.onRows(0, cursor))
                    .hasMessageContaining("row sequence 101");
            assertThat(pipeline.lastRowSequence()).isEqualTo(101);
            return pipeline.hasFailedAtRow();
        }
    }

    private static Pipeline pipeline(
            final StreamPlan plan,
            final boolean isGenerated,
            final Ledger ledger,
            final CollectingOutput output,
            final CollectingOutput late) {
        final boolean hasWindow =
                plan.nodes().stream().anyMatch(PlanNode.Windowing.class::isInstance);
        final List<CollectingOutput> outputs = hasWindow ? List.of(output, late) : List.of(output);
        return isGenerated
                ? PipelineCompiler.compile(plan)
                        .open(ledger, "test", PipelineLimits.DEFAULT, outputs)
                : new InterpretedPipeline(plan, outputs);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWindowThatClosesIsOfAllItsRows(final boolean isGenerated) {
        assertThat(
                        isAtRow(
                                sums(),
                                isGenerated,
                                row(null, 1_000_100L, "a"),
                                row(1L, 1_002_000L, "b"),
                                row(1L, 1_002_100L, "c")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowWithoutTimeIsToBlame(final boolean isGenerated) {
        assertThat(
                        isAtRow(
                                sums(),
                                isGenerated,
                                row(1L, 1_000_100L, "a"),
                                row(1L, null, "b"),
                                row(1L, 1_002_100L, "c")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatIsTooLargeForItsSinkIsToBlame(final boolean isGenerated) {
        assertThat(
                        isAtRow(
                                new StreamPlan(
                                        List.of(plans.sink(plans.select(scan, "t", "t", "t")))),
                                isGenerated,
                                row(1L, 1L, "a"),
                                row(1L, 2L, LONG),
                                row(1L, 3L, "c")))
                .isTrue();
    }
}
