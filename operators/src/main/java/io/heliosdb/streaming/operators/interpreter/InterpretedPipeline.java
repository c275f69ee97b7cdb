package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A plan run by {@link Operator}s that call each other. Same contract as generated code, and the
 * same rows, ids included.
 */
public final class InterpretedPipeline implements Pipeline {
    private final StreamPlan plan;
    private final IdentityHashMap<PlanNode, Operator> operators = new IdentityHashMap<>();
    private final List<Operator> ordered = new ArrayList<>();
    private final List<SinkOperator> sinks = new ArrayList<>();
    private final List<WatermarkOperator> watermarks = new ArrayList<>();
    private final List<PlanNode.Scan> scans;
    private final List<HeapRows> scanRows = new ArrayList<>();
    private long rowSequence;
    private long lateRowCount;
    private boolean hasEmittedValues;

    /**
     * Builds the operators.
     *
     * @param outputs one per sink of the plan, then one per window aggregate in plan order for its
     *     late rows
     */
    public InterpretedPipeline(final StreamPlan plan, final List<? extends ResultOutput> outputs) {
        this.plan = plan;
        scans = plan.scans();
        scans.forEach(scan -> scanRows.add(new HeapRows(scan.columns())));
        final List<PlanNode> nodes = plan.nodes();
        int windows = 0;
        for (final PlanNode node : nodes) {
            final Operator operator;
            if (node instanceof PlanNode.WindowAggregate window) {
                operator =
                        new WindowAggregateOperator(
                                window, late(window, outputs.get(plan.sinks().size() + windows++)));
            } else {
                operator = operator(node, outputs);
            }
            operators.put(node, operator);
            ordered.add(operator);
        }
        for (final PlanNode node : nodes) {
            for (int i = 0; i < node.inputs().size(); i++) {
                operators.get(node.inputs().get(i)).addConsumer(operators.get(node), i);
            }
        }
    }

    private Operator operator(final PlanNode node, final List<? extends ResultOutput> outputs) {
        return switch (node) {
            case PlanNode.Scan scan -> new RelayOperator(false);
            case PlanNode.Values values -> new RelayOperator(false);
            case PlanNode.DropUpdateBefore drop -> new RelayOperator(true);
            case PlanNode.Calc calc -> new CalcOperator(calc);
            case PlanNode.WindowTable table -> new WindowTableOperator(table);
            case PlanNode.GroupAggregate group -> new GroupAggregateOperator(group);
            case PlanNode.Union union -> new UnionOperator(union.inputs().size());
            case PlanNode.Watermark watermark -> {
                final WatermarkOperator operator = new WatermarkOperator(watermark);
                watermarks.add(operator);
                yield operator;
            }
            case PlanNode.Sink sink ->
                    sink(sink.columns(), outputs.get(plan.sinks().indexOf(sink)));
            case PlanNode.WindowAggregate window ->
                    throw new IllegalStateException("built with its late rows");
        };
    }

    private SinkOperator sink(final List<Column> columns, final ResultOutput output) {
        final SinkOperator sink = new SinkOperator(columns, output, () -> rowSequence);
        sinks.add(sink);
        return sink;
    }

    private LateRows late(final PlanNode.WindowAggregate window, final ResultOutput output) {
        final SinkOperator sink = sink(window.input().columns(), output);
        return row -> {
            lateRowCount++;
            sink.onLateRow(row);
        };
    }

    @Override
    public boolean onRows(final int input, final RowCursor cursor) {
        final HeapRows rows = scanRows.get(input);
        final Operator scan = operators.get(scans.get(input));
        while (drain() && cursor.remaining() > 0) {
            rowSequence = cursor.rowSequence();
            try {
                scan.onRow(0, rows.read(cursor.address()));
            } catch (final HeliosException e) {
                throw e.detail(
                        e.detail()
                                + (e.detail().isEmpty() ? "" : ", ")
                                + "row sequence "
                                + rowSequence);
            }
            cursor.advance(cursor.address() + rows.length(cursor.address()), 1);
        }
        return cursor.remaining() == 0 && drain();
    }

    @Override
    public boolean drain() {
        if (!hasEmittedValues) {
            hasEmittedValues = true;
            plan.nodes().forEach(this::emitValues);
        }
        boolean isDrained = true;
        for (final SinkOperator sink : sinks) {
            isDrained &= sink.drain();
        }
        return isDrained;
    }

    private void emitValues(final PlanNode node) {
        if (node instanceof PlanNode.Values values) {
            for (final List<Expression.Literal> row : values.rows()) {
                final List<Object> cells = new ArrayList<>(row.size());
                row.forEach(literal -> cells.add(Evaluator.evaluate(literal, List.of())));
                operators.get(node).emit(new Row(RowKind.INSERT, cells));
            }
            operators.get(node).emitWatermark(Long.MAX_VALUE);
        }
    }

    @Override
    public void onEndOfInput(final int input, final long endRowSequence) {
        rowSequence = endRowSequence;
        operators.get(scans.get(input)).emitWatermark(Long.MAX_VALUE);
    }

    @Override
    public void onTick(final long tickRowSequence, final long epochMs) {
        // no operator of the plan IR works in processing time
        rowSequence = tickRowSequence;
    }

    @Override
    public long watermarkMs() {
        return watermarks.stream()
                .mapToLong(WatermarkOperator::watermarkMs)
                .min()
                .orElse(Long.MIN_VALUE);
    }

    @Override
    public long lastRowSequence() {
        return rowSequence;
    }

    @Override
    public long lateRowCount() {
        return lateRowCount;
    }

    @Override
    public void snapshot(final SnapshotWriter writer) {
        writer.section("interpreter");
        writer.putLong(hasEmittedValues ? 1 : 0);
        writer.putLong(lateRowCount);
        ordered.forEach(operator -> operator.snapshot(writer));
        sinks.stream()
                .filter(sink -> !ordered.contains(sink))
                .forEach(sink -> sink.snapshot(writer));
    }

    @Override
    public void restore(final SnapshotReader reader) {
        reader.section("interpreter");
        hasEmittedValues = reader.getLong() != 0;
        lateRowCount = reader.getLong();
        ordered.forEach(operator -> operator.restore(reader));
        sinks.stream()
                .filter(sink -> !ordered.contains(sink))
                .forEach(sink -> sink.restore(reader));
    }

    @Override
    public void close() {
        operators.clear();
    }
}
