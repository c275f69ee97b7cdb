package io.heliosdb.streaming.perf.tumble.loop;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.Arrays;
import java.util.Optional;

/** Reads a {@link LoopQuery} from a plan, if the plan has its shape. */
final class LoopQueryReader {
    private final RowLayout rows;
    private final PlanNode.WindowAggregate window;
    private final PlanNode.Sink sink;
    private int valueColumn = -1;
    private LoopQuery.Filter filter = LoopQuery.Filter.NONE;

    /** Thrown, and caught here, where a plan has something that no loop has. */
    private static final class NoLoop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private LoopQueryReader(final StreamPlan plan) {
        sink = plan.sinks().getFirst();
        rows = RowLayout.of(plan.scans().getFirst().columns());
        window =
                plan.nodes().stream()
                        .filter(PlanNode.WindowAggregate.class::isInstance)
                        .map(PlanNode.WindowAggregate.class::cast)
                        .findFirst()
                        .orElseThrow(NoLoop::new);
    }

    static Optional<LoopQuery> read(final StreamPlan plan) {
        try {
            return Optional.of(new LoopQueryReader(plan).query());
        } catch (final NoLoop e) {
            return Optional.empty();
        }
    }

    private static void need(final boolean holds) {
        if (!holds) {
            throw new NoLoop();
        }
    }

    private LoopQuery query() {
        need(window.grouping().size() == 1);
        if (!(window.window() instanceof WindowSpec.Tumble tumble)) {
            throw new NoLoop();
        }
        readFilters(window.input());
        final int keyColumn = scanColumn(window.input(), window.grouping().getFirst());
        final SqlType key = rows.type(keyColumn);
        final boolean isText = key.kind() == TypeKind.VARCHAR;
        need(isText || isNumber(key));
        need(rows.variableCount() == (isText ? 1 : 0));
        final int timeColumn = scanColumn(window.input(), window.timeColumn());
        need(rows.type(timeColumn).kind() == TypeKind.TIMESTAMP);
        final LoopQuery.Result result = result();
        return new LoopQuery(
                isText,
                rows.offset(keyColumn),
                key.fixedWidthBytes(),
                valueColumn < 0 ? 0 : rows.offset(valueColumn),
                valueColumn < 0 ? 0 : rows.type(valueColumn).fixedWidthBytes(),
                rows.offset(timeColumn),
                rows.blockLength(),
                rows.rowLengthOffset(),
                filter,
                tumble.sizeMs(),
                tumble.offsetMs(),
                result);
    }

    private static boolean isNumber(final SqlType type) {
        return type.kind() == TypeKind.BIGINT || type.kind() == TypeKind.INTEGER;
    }

    /** The column of the table that a column below the window simply is. */
    private static int scanColumn(final PlanNode node, final int column) {
        return switch (node) {
            case PlanNode.Scan _ -> column;
            case PlanNode.Watermark watermark -> scanColumn(watermark.input(), column);
            case PlanNode.Calc calc ->
                    scanColumn(calc.input(), reference(calc.projection().get(column)));
            default -> throw new NoLoop();
        };
    }

    private static int reference(final Expression expression) {
        need(expression instanceof Expression.InputRef);
        return ((Expression.InputRef) expression).index();
    }

    private void readFilters(final PlanNode node) {
        if (node instanceof PlanNode.Calc calc) {
            calc.condition().ifPresent(condition -> readFilter(calc.input(), condition));
        }
        node.inputs().forEach(this::readFilters);
    }

    private void readFilter(final PlanNode input, final Expression condition) {
        need(condition instanceof Expression.Call);
        final Expression.Call call = (Expression.Call) condition;
        switch (call.function()) {
            case AND -> call.operands().forEach(operand -> readFilter(input, operand));
            case EQUALS -> readEquals(input, call);
            case LESS_THAN ->
                    bound(input, call, Long.MIN_VALUE, Math.decrementExact(literal(call, 1)));
            case LESS_THAN_OR_EQUAL -> bound(input, call, Long.MIN_VALUE, literal(call, 1));
            case GREATER_THAN ->
                    bound(input, call, Math.incrementExact(literal(call, 1)), Long.MAX_VALUE);
            case GREATER_THAN_OR_EQUAL -> bound(input, call, literal(call, 1), Long.MAX_VALUE);
            default -> throw new NoLoop();
        }
    }

    private void readEquals(final PlanNode input, final Expression.Call call) {
        if (call.operands().getFirst() instanceof Expression.Call modulo) {
            need(modulo.function() == ScalarFunction.MOD);
            need(filter == LoopQuery.Filter.NONE);
            final int column = filterColumn(input, modulo);
            filter =
                    new LoopQuery.Filter(
                            rows.offset(column),
                            rows.type(column).fixedWidthBytes(),
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            literal(modulo, 1),
                            literal(call, 1));
        } else {
            bound(input, call, literal(call, 1), literal(call, 1));
        }
    }

    private void bound(
            final PlanNode input, final Expression.Call call, final long low, final long high) {
        final int column = filterColumn(input, call);
        final int offset = rows.offset(column);
        need(filter == LoopQuery.Filter.NONE || filter.offset() == offset);
        filter =
                new LoopQuery.Filter(
                                offset,
                                rows.type(column).fixedWidthBytes(),
                                filter.least(),
                                filter.greatest(),
                                filter.divisor(),
                                filter.remainder())
                        .within(low, high);
    }

    private int filterColumn(final PlanNode input, final Expression.Call call) {
        final int column = scanColumn(input, reference(call.operands().getFirst()));
        need(isNumber(rows.type(column)));
        return column;
    }

    private static long literal(final Expression.Call call, final int operand) {
        need(
                call.operands().size() == 2
                        && call.operands().get(operand) instanceof Expression.Literal literal
                        && literal.value() instanceof Long);
        return (Long) ((Expression.Literal) call.operands().get(operand)).value();
    }

    private LoopQuery.Result result() {
        final RowLayout layout = RowLayout.of(sink.columns());
        need(layout.presenceWordCount() <= 1);
        final int[] places = new int[Value.values().length];
        Arrays.fill(places, -1);
        long present = 0;
        int valueBytes = Long.BYTES;
        for (int column = 0; column < layout.columnCount(); column++) {
            final Value value = value(windowColumn(sink.input(), column));
            need(places[value.ordinal()] < 0);
            places[value.ordinal()] = layout.offset(column);
            present |= layout.isNullable(column) ? layout.presenceMask(column) : 0;
            if (value.isComputed) {
                valueBytes = layout.type(column).fixedWidthBytes();
            }
        }
        return new LoopQuery.Result(
                places[Value.KEY.ordinal()],
                places[Value.COUNT.ordinal()],
                places[Value.SUM.ordinal()],
                places[Value.MIN.ordinal()],
                places[Value.MAX.ordinal()],
                places[Value.AVERAGE.ordinal()],
                places[Value.START.ordinal()],
                places[Value.END.ordinal()],
                places[Value.TIME.ordinal()],
                present,
                valueBytes,
                layout.blockLength(),
                layout.rowLengthOffset());
    }

    /** The column of the window's output that a column of the result simply is. */
    private static int windowColumn(final PlanNode node, final int column) {
        return switch (node) {
            case PlanNode.WindowAggregate _ -> column;
            case PlanNode.Calc calc when calc.condition().isEmpty() ->
                    windowColumn(calc.input(), reference(calc.projection().get(column)));
            default -> throw new NoLoop();
        };
    }

    /** What a column of a result can be. */
    private enum Value {
        KEY(false),
        COUNT(false),
        SUM(true),
        MIN(true),
        MAX(true),
        AVERAGE(true),
        START(false),
        END(false),
        TIME(false);

        private final boolean isComputed;

        Value(final boolean isComputed) {
            this.isComputed = isComputed;
        }
    }

    private Value value(final int column) {
        if (column == 0) {
            return Value.KEY;
        }
        final int aggregate = column - 1;
        if (aggregate < window.aggregates().size()) {
            return aggregate(window.aggregates().get(aggregate));
        }
        return switch (window.properties().get(aggregate - window.aggregates().size())) {
            case START -> Value.START;
            case END -> Value.END;
            case ROWTIME -> Value.TIME;
        };
    }

    private Value aggregate(final AggregateCall call) {
        need(call.filter() < 0 && !call.isDistinct());
        switch (call.function()) {
            case COUNT_STAR, COUNT -> {
                return Value.COUNT;
            }
            case SUM, MIN, MAX, AVG -> {
                final int column = scanColumn(window.input(), call.argument());
                need(valueColumn < 0 || valueColumn == column);
                need(isNumber(rows.type(column)));
                valueColumn = column;
            }
            default -> throw new NoLoop();
        }
        return switch (call.function()) {
            case SUM -> Value.SUM;
            case MIN -> Value.MIN;
            case MAX -> Value.MAX;
            default -> Value.AVERAGE;
        };
    }
}
