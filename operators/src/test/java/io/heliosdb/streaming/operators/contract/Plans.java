package io.heliosdb.streaming.operators.contract;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short forms for plans in tests. Columns are found by name. */
public final class Plans {
    private int nextUid = 1;

    private OperatorUid uid() {
        return new OperatorUid(String.format(java.util.Locale.ROOT, "%016x", nextUid++));
    }

    public static Column column(final String name, final SqlType type) {
        return new Column(name, type);
    }

    public static int index(final PlanNode node, final String name) {
        for (int i = 0; i < node.columns().size(); i++) {
            if (node.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " is not in " + node.columns());
    }

    public static Expression ref(final PlanNode node, final String name) {
        final int index = index(node, name);
        return new Expression.InputRef(index, node.columns().get(index).type());
    }

    public static Expression.Literal literal(final Object value, final SqlType type) {
        return new Expression.Literal(value, type.withNullable(value == null));
    }

    public static Expression call(
            final ScalarFunction function, final SqlType type, final Expression... operands) {
        return new Expression.Call(function, List.of(operands), type);
    }

    public PlanNode scan(final String table, final Column... columns) {
        return new PlanNode.Scan(uid(), table, List.of(columns));
    }

    /** Watermark: the time column less a delay. */
    public PlanNode watermark(final PlanNode input, final String timeColumn, final long delayMs) {
        return watermark(input, timeColumn, delayMs, 0);
    }

    /** The same with a time-out. */
    public PlanNode watermark(
            final PlanNode input, final String timeColumn, final long delayMs, final long idleMs) {
        final Expression time = ref(input, timeColumn);
        final Expression expression =
                delayMs == 0
                        ? time
                        : call(
                                ScalarFunction.TIME_MINUS,
                                time.type(),
                                time,
                                literal(delayMs, SqlType.of(TypeKind.INTERVAL_DAY_TIME)));
        return new PlanNode.Watermark(uid(), input, index(input, timeColumn), expression, idleMs);
    }

    /** Rows with processing time behind their columns, as {@code t}. */
    public PlanNode clock(final PlanNode input) {
        final PlanNode clock = new TimeNode.Clock(uid(), input);
        final List<Column> columns = new ArrayList<>(input.columns());
        final List<Expression> expressions = new ArrayList<>();
        input.columns().forEach(column -> expressions.add(ref(input, column.name())));
        final SqlType time = SqlType.timestamp(3).notNull();
        final SqlType instant = new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, false);
        columns.add(column("t", time));
        expressions.add(
                call(ScalarFunction.REINTERPRET, time, call(ScalarFunction.CLOCK, instant)));
        return project(clock, columns, expressions);
    }

    public PlanNode filter(final PlanNode input, final Expression condition) {
        final List<Expression> all = new ArrayList<>();
        input.columns().forEach(column -> all.add(ref(input, column.name())));
        return new PlanNode.Calc(uid(), input, Optional.of(condition), all, input.columns());
    }

    public PlanNode project(
            final PlanNode input, final List<Column> columns, final List<Expression> expressions) {
        return new PlanNode.Calc(uid(), input, Optional.empty(), expressions, columns);
    }

    /** Projection to columns by name. */
    public PlanNode select(final PlanNode input, final String... names) {
        final List<Column> columns = new ArrayList<>();
        final List<Expression> expressions = new ArrayList<>();
        for (final String name : names) {
            columns.add(input.columns().get(index(input, name)));
            expressions.add(ref(input, name));
        }
        return project(input, columns, expressions);
    }

    public static AggregateCall aggregate(
            final AggregateCall.Function function,
            final PlanNode input,
            final String argument,
            final SqlType type) {
        return aggregate(function, input, argument, "", type);
    }

    /** An aggregate; an empty argument is that of COUNT(*), an empty filter is none. */
    public static AggregateCall aggregate(
            final AggregateCall.Function function,
            final PlanNode input,
            final String argument,
            final String filter,
            final SqlType type) {
        final int column = argument.isEmpty() ? -1 : index(input, argument);
        return new AggregateCall(
                function,
                column,
                List.of(),
                filter.isEmpty() ? -1 : index(input, filter),
                false,
                input.isChangelog(),
                column < 0 ? SqlType.BIGINT : input.columns().get(column).type(),
                type,
                function + "(" + argument + ")");
    }

    public PlanNode window(
            final PlanNode input,
            final WindowSpec window,
            final String timeColumn,
            final List<String> keys,
            final List<AggregateCall> aggregates) {
        return window(input, window, timeColumn, keys, aggregates, Emission.AT_THE_END);
    }

    public PlanNode window(
            final PlanNode input,
            final WindowSpec window,
            final String timeColumn,
            final List<String> keys,
            final List<AggregateCall> aggregates,
            final Emission emission) {
        final List<Column> columns = resultColumns(input, keys, aggregates);
        addBounds(columns);
        return new PlanNode.WindowAggregate(
                uid(),
                input,
                window,
                index(input, timeColumn),
                keys.stream().map(key -> index(input, key)).toList(),
                aggregates,
                List.of(PlanNode.WindowProperty.values()),
                columns,
                "",
                emission);
    }

    public PlanNode group(
            final PlanNode input,
            final List<String> keys,
            final List<AggregateCall> aggregates,
            final boolean emitsUpdateBefore) {
        return new PlanNode.GroupAggregate(
                uid(),
                input,
                keys.stream().map(key -> index(input, key)).toList(),
                aggregates,
                emitsUpdateBefore,
                input.isChangelog(),
                resultColumns(input, keys, aggregates));
    }

    private static List<Column> resultColumns(
            final PlanNode input, final List<String> keys, final List<AggregateCall> aggregates) {
        final List<Column> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(input.columns().get(index(input, key))));
        for (int i = 0; i < aggregates.size(); i++) {
            columns.add(new Column("a" + i, aggregates.get(i).type()));
        }
        return columns;
    }

    public PlanNode windowTable(
            final PlanNode input, final WindowSpec.Aligned window, final String timeColumn) {
        final List<Column> columns = new ArrayList<>(input.columns());
        addBounds(columns);
        return new PlanNode.WindowTable(uid(), input, window, index(input, timeColumn), columns);
    }

    public PlanNode sessionTable(
            final PlanNode input,
            final WindowSpec.Session window,
            final String timeColumn,
            final List<String> keys) {
        final List<Column> columns = new ArrayList<>(input.columns());
        addBounds(columns);
        return new PlanNode.SessionTable(
                uid(),
                input,
                window,
                index(input, timeColumn),
                keys.stream().map(key -> index(input, key)).toList(),
                columns,
                "");
    }

    private static void addBounds(final List<Column> columns) {
        columns.add(new Column("window_start", SqlType.timestamp(3).notNull()));
        columns.add(new Column("window_end", SqlType.timestamp(3).notNull()));
        columns.add(new Column("window_time", SqlType.timestamp(3).notNull()));
    }

    public PlanNode union(final PlanNode... inputs) {
        return new PlanNode.Union(uid(), List.of(inputs), inputs[0].columns());
    }

    public PlanNode dropUpdateBefore(final PlanNode input) {
        return new ChangeNode.DropUpdateBefore(uid(), input);
    }

    public PlanNode values(final List<Column> columns, final List<List<Expression.Literal>> rows) {
        return new PlanNode.Values(uid(), rows, columns);
    }

    public PlanNode.Sink sink(final PlanNode input) {
        return new PlanNode.Sink(uid(), input, "", input.columns());
    }
}
