package io.heliosdb.streaming.operators.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.contract.Batch;
import io.heliosdb.streaming.operators.contract.CollectingOutput;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;

import java.util.ArrayList;
import java.util.List;

/** A pipeline that is fed by hand, saved, and restored from what another has saved. */
final class PlanRun implements AutoCloseable {
    private final Ledger ledger = new Ledger(1L << 30);
    private final StreamPlan plan;
    private final List<CollectingOutput> outputs = new ArrayList<>();
    private final Pipeline pipeline;
    private long rowSequence;

    PlanRun(final StreamPlan plan, final boolean isGenerated) {
        this.plan = plan;
        final long windows =
                plan.nodes().stream().filter(PlanNode.Windowing.class::isInstance).count();
        for (int i = 0; i < plan.sinks().size() + windows; i++) {
            outputs.add(new CollectingOutput(ledger, 0));
        }
        pipeline =
                isGenerated
                        ? PipelineCompiler.compile(plan)
                                .open(ledger, "test", PipelineLimits.DEFAULT, outputs)
                        : new InterpretedPipeline(plan, outputs);
    }

    /** Gives rows to an input, and drains. */
    PlanRun feed(final int input, final List<Object[]> rows) {
        assertThat(pipeline.drain()).isTrue();
        try (Arena arena = Batch.encode(ledger, plan.scans().get(input).encoded(), rows)) {
            final RowCursor cursor = new RowCursor();
            cursor.reset(arena.address(), rows.size(), rowSequence);
            assertThat(pipeline.onRows(input, cursor)).isTrue();
        }
        rowSequence += rows.size();
        return this;
    }

    PlanRun end(final int input) {
        pipeline.onEndOfInput(input, rowSequence++);
        assertThat(pipeline.drain()).isTrue();
        return this;
    }

    byte[] saved() {
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "test")) {
            pipeline.snapshot(snapshot);
            return snapshot.toBytes();
        }
    }

    /** Goes on where another run was saved. */
    PlanRun restored(final byte[] saved, final long nextRowSequence, final boolean mayLoseState) {
        rowSequence = nextRowSequence;
        try (MemorySnapshot snapshot = MemorySnapshot.of(ledger, "test", saved)) {
            pipeline.restore(snapshot.reader(), mayLoseState);
        }
        assertThat(pipeline.drain()).isTrue();
        return this;
    }

    long rowSequence() {
        return rowSequence;
    }

    /** The results of a sink so far, as texts. */
    List<String> results(final int sink) {
        return Batch.decode(plan.sinks().get(sink).columns(), outputs.get(sink).results()).stream()
                .map(List::toString)
                .toList();
    }

    /** The ids of a sink's results so far: row sequence and ordinal. */
    List<String> ids(final int sink) {
        return outputs.get(sink).results().stream()
                .map(result -> result.rowSequence() + "/" + result.ordinal())
                .toList();
    }

    @Override
    public void close() {
        pipeline.close();
        outputs.forEach(CollectingOutput::close);
        assertThat(ledger.open()).isEmpty();
    }
}
