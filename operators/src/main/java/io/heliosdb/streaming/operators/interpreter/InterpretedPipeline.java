package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.change.AggregateLayout;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.OperatorStates;
import io.heliosdb.streaming.operators.change.SavedOperators;
import io.heliosdb.streaming.operators.change.StateMatch;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.Idleness;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanFunctions;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.TimeNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan run by {@link Operator}s that call each other. Same contract as generated code, and the
 * same rows, ids included.
 */
public final class InterpretedPipeline implements Pipeline {
    private static final String SECTION = "interpreted";

    private final StreamPlan plan;
    private final Map<PlanNode, OperatorState> states;
    private final IdentityHashMap<PlanNode, Operator> operators = new IdentityHashMap<>();
    private final List<Operator> ordered = new ArrayList<>();
    private final List<SinkOperator> sinks = new ArrayList<>();
    private final List<WatermarkOperator> watermarks = new ArrayList<>();
    private final List<PlanNode.Scan> scans;
    private final List<HeapRows> scanRows = new ArrayList<>();
    private final Map<String, Long> keptBack = new HashMap<>();
    private final boolean readsClock;
    private final ProcessingTime time = new ProcessingTime();
    private long rowSequence;
    private long lateRowCount;

    /** Whether a row is being taken; stays so when that fails. */
    private boolean isAtRow;

    /**
     * Builds the operators.
     *
     * @param outputs one per sink of the plan, then one per window aggregate in plan order for its
     *     late rows
     */
    public InterpretedPipeline(final StreamPlan plan, final List<? extends ResultOutput> outputs) {
        this.plan = plan;
        readsClock = plan.readsClock();
        states = states(plan);
        PlanFunctions.of(plan).forEach(function -> function.home().retain());
        scans = plan.scans();
        scans.forEach(scan -> scanRows.add(new HeapRows(scan.encoded())));
        final List<PlanNode> nodes = plan.nodes();
        final IdentityHashMap<PlanNode, LateRows> lateRows = new IdentityHashMap<>();
        int windows = 0;
        for (final PlanNode node : nodes) {
            final Operator operator;
            if (node instanceof PlanNode.Windowing window) {
                final LateRows late = late(window, outputs.get(plan.sinks().size() + windows++));
                lateRows.put(window, late);
                operator = windowing(window, late);
            } else {
                operator = operator(node, outputs);
            }
            operators.put(node, operator);
            ordered.add(operator);
        }
        connect(nodes, lateRows);
    }

    private void connect(final List<PlanNode> nodes, final Map<PlanNode, LateRows> lateRows) {
        for (final PlanNode node : nodes) {
            if (node instanceof PlanNode.LateRows late) {
                final LateRowsOperator reader = (LateRowsOperator) operators.get(late);
                lateRows.get(late.window()).addReader(reader);
                operators.get(late.window()).addTimeConsumer(reader);
                continue;
            }
            for (int i = 0; i < node.inputs().size(); i++) {
                operators.get(node.inputs().get(i)).addConsumer(operators.get(node), i);
            }
        }
    }

    private static Map<PlanNode, OperatorState> states(final StreamPlan plan) {
        return OperatorStates.of(plan, InterpretedPipeline::layout);
    }

    /** The operators with state of a plan, as snapshots of its pipelines name them. */
    public static List<OperatorState> operators(final StreamPlan plan) {
        return List.copyOf(states(plan).values());
    }

    /** All that the state of a window or group depends on. */
    private static String layout(final PlanNode node) {
        return layoutForEver(node) + (StateLife.isLimited(node) ? " with times" : "");
    }

    private static String layoutForEver(final PlanNode node) {
        return switch (node) {
            case PlanNode.WindowAggregate window ->
                    layout(
                            window.input(),
                            window.grouping(),
                            window.aggregates(),
                            window.input().isChangelog());
            case PlanNode.SessionTable table ->
                    "interpreted rows 1 "
                            + table.input().columns()
                            + (table.isChangelog() ? " with kinds by " : " by ")
                            + table.partition();
            case PlanNode.GroupAggregate group ->
                    layout(
                            group.input(),
                            group.grouping(),
                            group.aggregates(),
                            group.consumesRetractions());
            default -> "";
        };
    }

    private static String layout(
            final PlanNode input,
            final List<Integer> grouping,
            final List<AggregateCall> aggregates,
            final boolean takesRowsBack) {
        return "interpreted 1 "
                + AggregateLayout.text(input, grouping, aggregates, takesRowsBack, column -> true);
    }

    private Operator operator(final PlanNode node, final List<? extends ResultOutput> outputs) {
        return switch (node) {
            case PlanNode.Scan scan -> new ScanOperator(scan.isChangelog());
            case PlanNode.Values values -> new ValuesOperator(values);
            case ChangeNode.MarkDeletions mark -> new MarkDeletionsOperator(mark.column());
            case ChangeNode.DropUpdateBefore drop -> new DropUpdateBeforeOperator();
            case PlanNode.Calc calc -> new CalcOperator(calc, time);
            case PlanNode.Expand expand -> new ExpandOperator(expand, time);
            case PlanNode.Correlate correlate -> new CorrelateOperator(correlate, time);
            case PlanNode.WindowTable table -> new WindowTableOperator(table);
            case PlanNode.LateRows late -> new LateRowsOperator();
            case PlanNode.GroupAggregate group -> new GroupAggregateOperator(group, time);
            case ChangeNode.Normalize normalize -> new NormalizeOperator(normalize, time);
            case ChangeNode.Materialize table -> new MaterializeOperator(table, time);
            case OrderedNode.Rank rank -> new RankOperator(rank, time);
            case OrderedNode.WindowRank rank -> new WindowRankOperator(rank, () -> lateRowCount++);
            case OrderedNode.ByArrival row -> new ByArrivalOperator(row, time);
            case OrderedNode.Deduplicate deduplicate -> new DeduplicateOperator(deduplicate, time);
            case OrderedNode.FirstByTime first ->
                    new FirstByTimeOperator(first, time, () -> lateRowCount++);
            case OrderedNode.Numbered row -> new NumberedOperator(row);
            case OrderedNode.NumberedByTime row ->
                    new NumberedByTimeOperator(row, () -> lateRowCount++);
            case OrderedNode.TemporalSort sort ->
                    new TemporalSortOperator(sort, () -> lateRowCount++);
            case PlanNode.SemiJoin join ->
                    join.isForgetful()
                            ? new ForgetfulSemiJoinOperator(join, time)
                            : new SemiJoinOperator(join);
            case PlanNode.Union union ->
                    new UnionOperator(union.inputs().size(), Idleness.matters(union));
            case PlanNode.Watermark watermark -> {
                final long idleMs = readsClock ? watermark.idleMs() : 0;
                final WatermarkOperator operator = new WatermarkOperator(watermark, time, idleMs);
                watermarks.add(operator);
                yield operator;
            }
            case TimeNode.Clock clock -> new ClockOperator();
            case TimeNode.CurrentWatermark watermark -> new CurrentWatermarkOperator();
            case PlanNode.Sink sink ->
                    sink(sink.columns(), outputs.get(plan.sinks().indexOf(sink)));
            case PlanNode.Windowing window ->
                    throw new IllegalStateException("built with its late rows");
        };
    }

    private Operator windowing(final PlanNode.Windowing node, final LateRows late) {
        return switch (node) {
            case PlanNode.SessionTable table -> new SessionTableOperator(table, late);
            case PlanNode.WindowAggregate window ->
                    window.window() instanceof WindowSpec.Session
                            ? new SessionAggregateOperator(window, late)
                            : window.emission().isUpdating()
                                    ? new UpdatingWindowOperator(window, late, time)
                                    : new WindowAggregateOperator(window, late);
        };
    }

    private SinkOperator sink(final List<Column> columns, final ResultOutput output) {
        final SinkOperator sink = new SinkOperator(columns, output, () -> rowSequence);
        sinks.add(sink);
        return sink;
    }

    private LateRows late(final PlanNode.Windowing window, final ResultOutput output) {
        return new LateRows(
                sink(window.inputs().getFirst().columns(), output), () -> lateRowCount++);
    }

    @Override
    public boolean onRows(final int input, final RowCursor cursor) {
        final HeapRows rows = scanRows.get(input);
        final Operator scan = operators.get(scans.get(input));
        while (drain() && cursor.remaining() > 0) {
            rowSequence = cursor.rowSequence();
            isAtRow = true;
            try {
                scan.onRow(0, rows.read(cursor.address()));
            } catch (final HeliosException e) {
                throw e.detail(
                        e.detail()
                                + (e.detail().isEmpty() ? "" : ", ")
                                + "row sequence "
                                + rowSequence);
            }
            isAtRow = false;
            cursor.advance(cursor.address() + rows.length(cursor.address()), 1);
        }
        return cursor.remaining() == 0 && drain();
    }

    @Override
    public boolean drain() {
        if (readsClock && !time.isKnown()) {
            return true;
        }
        for (final Operator operator : ordered) {
            if (operator instanceof ValuesOperator values && !keptBack.containsKey(values.uid())) {
                values.emitOnce();
            }
        }
        boolean isDrained = true;
        for (final SinkOperator sink : sinks) {
            isDrained &= sink.drain();
        }
        return isDrained;
    }

    @Override
    public void onEndOfInput(final int input, final long endRowSequence) {
        rowSequence = endRowSequence;
        ((ScanOperator) operators.get(scans.get(input))).end();
    }

    @Override
    public void onTick(final long tickRowSequence, final long epochMs) {
        rowSequence = tickRowSequence;
        time.set(epochMs);
        for (final Operator operator : ordered) {
            if (operator instanceof UpdatingWindowOperator windows) {
                windows.onTick(epochMs);
            }
        }
        watermarks.forEach(watermark -> watermark.onTick(epochMs));
        for (final Operator operator : ordered) {
            if (operator instanceof ClockOperator clock) {
                clock.onTick(epochMs);
            } else if (operator instanceof UnionOperator union) {
                union.onTick();
            }
        }
    }

    @Override
    public boolean readsClock() {
        return readsClock;
    }

    @Override
    public void clock(final long epochMs) {
        time.set(epochMs);
    }

    @Override
    public long dueMs() {
        long due = Long.MAX_VALUE;
        for (final PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Windowing && isOfClock(node)) {
                due = Math.min(due, operators.get(node).dueMs());
            }
            if (operators.get(node) instanceof UpdatingWindowOperator windows) {
                due = Math.min(due, windows.tickDueMs());
            }
            if (node instanceof PlanNode.Watermark) {
                due = Math.min(due, operators.get(node).dueMs());
            }
        }
        return due == Long.MAX_VALUE ? due : due + 1;
    }

    /** Whether processing time is the time of a node's input. */
    private static boolean isOfClock(final PlanNode node) {
        return switch (node) {
            case TimeNode.Clock clock -> true;
            case PlanNode.Watermark watermark -> false;
            default -> node.inputs().stream().anyMatch(InterpretedPipeline::isOfClock);
        };
    }

    @Override
    public void keepBack(final Map<String, Long> records) {
        keptBack.putAll(records);
    }

    @Override
    public void onRecord(final long recordSequence) {
        if (keptBack.values().removeIf(record -> record <= recordSequence)) {
            rowSequence = recordSequence;
        }
    }

    @Override
    public long watermarkMs() {
        return watermarks.stream()
                .mapToLong(WatermarkOperator::watermarkMs)
                .min()
                .orElse(Long.MIN_VALUE);
    }

    @Override
    public long watermarkMs(final int input) {
        return watermarks.stream()
                .filter(watermark -> watermark.isOf(scans.get(input)))
                .mapToLong(WatermarkOperator::watermarkMs)
                .filter(watermarkMs -> watermarkMs > 0)
                .min()
                .orElse(Long.MIN_VALUE);
    }

    @Override
    public long lastRowSequence() {
        return rowSequence;
    }

    @Override
    public boolean hasFailedAtRow() {
        return isAtRow && watermarks.stream().noneMatch(WatermarkOperator::isRaising);
    }

    @Override
    public long lateRowCount() {
        return lateRowCount;
    }

    @Override
    public int rowCountsLength() {
        return RowFate.countsOf(ordered.size());
    }

    @Override
    public void rowCounts(final long[] counts) {
        for (int i = 0; i < ordered.size(); i++) {
            for (final RowFate fate : RowFate.values()) {
                counts[fate.of(i)] = ordered.get(i).counted(fate);
            }
        }
    }

    @Override
    public void snapshot(final SnapshotWriter writer) {
        writer.section(SECTION);
        writer.putLong(rowSequence);
        writer.putLong(lateRowCount);
        writer.putLong(time.epochMs());
        SavedOperators.writeList(writer, List.copyOf(states.values()));
        states.forEach(
                (node, state) -> {
                    SavedOperators.begin(writer, state);
                    operators.get(node).snapshot(writer);
                });
        SavedOperators.end(writer);
    }

    @Override
    public void restore(final SnapshotReader reader, final boolean mayLoseState) {
        reader.section(SECTION);
        rowSequence = reader.getLong();
        lateRowCount = reader.getLong();
        time.set(reader.getLong());
        final List<OperatorState> before = SavedOperators.readList(reader);
        final StateMatch match = StateMatch.of(before, List.copyOf(states.values()));
        if (!mayLoseState) {
            match.checkNothingIsLost();
        }
        SavedOperators.restore(reader, before, match, this::restore);
        states.keySet().forEach(node -> operators.get(node).announceAgain());
    }

    private void restore(final OperatorState now, final SnapshotReader reader) {
        states.forEach(
                (node, state) -> {
                    if (state == now) {
                        operators.get(node).restore(reader);
                    }
                });
    }

    @Override
    public void close() {
        operators.clear();
        PlanFunctions.of(plan).forEach(function -> function.home().release());
    }
}
