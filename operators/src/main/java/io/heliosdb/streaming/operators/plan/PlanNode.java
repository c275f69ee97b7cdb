package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.KindColumn;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;
import java.util.Optional;

/** One operator of a plan. */
public sealed interface PlanNode
        permits ChangeNode,
                OrderedNode,
                TimeNode,
                PlanNode.Scan,
                PlanNode.Values,
                PlanNode.Watermark,
                PlanNode.Calc,
                PlanNode.Expand,
                PlanNode.Correlate,
                PlanNode.WindowTable,
                PlanNode.Windowing,
                PlanNode.LateRows,
                PlanNode.GroupAggregate,
                PlanNode.SemiJoin,
                PlanNode.Union,
                PlanNode.Sink {
    OperatorUid uid();

    List<PlanNode> inputs();

    /** Columns of the rows it emits. */
    List<Column> columns();

    /** Whether it may emit other kinds of rows than INSERT. */
    boolean isChangelog();

    /**
     * Reads one stream of the log.
     *
     * @param table full name of the table read, which the job binds to a stream tag
     * @param columns those read of the table's physical columns
     * @param isChangelog whether rows may be taken back: each has its kind behind it
     */
    record Scan(OperatorUid uid, String table, List<Column> columns, boolean isChangelog)
            implements PlanNode {
        /** Reads rows that are only added. */
        public Scan(final OperatorUid uid, final String table, final List<Column> columns) {
            this(uid, table, columns, false);
        }

        /** The layout of the encoded rows. */
        public List<Column> encoded() {
            return isChangelog ? KindColumn.behind(columns) : columns;
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of();
        }
    }

    /** Emits fixed rows once, when the job starts, then ends. */
    record Values(OperatorUid uid, List<List<Expression.Literal>> rows, List<Column> columns)
            implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of();
        }

        @Override
        public boolean isChangelog() {
            return false;
        }
    }

    /**
     * Derives the watermark from each row: {@code watermark} is an expression over the row, {@code
     * timeColumn} the row's event time, which must not be NULL.
     *
     * @param idleMs after how long without rows, in processing time, a union stops waiting for it;
     *     0: never. See {@link Idleness}
     */
    record Watermark(
            OperatorUid uid, PlanNode input, int timeColumn, Expression watermark, long idleMs)
            implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /** Filters by a BOOLEAN expression (TRUE passes), then projects. Row kinds pass unchanged. */
    record Calc(
            OperatorUid uid,
            PlanNode input,
            Optional<Expression> condition,
            List<Expression> projection,
            List<Column> columns)
            implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /**
     * Each row once per projection, in their order, with its kind: what grouping sets are made of.
     *
     * @param projections of as many expressions each as there are columns
     */
    record Expand(
            OperatorUid uid,
            PlanNode input,
            List<List<Expression>> projections,
            List<Column> columns)
            implements PlanNode {
        public Expand {
            projections = projections.stream().map(List::copyOf).toList();
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /**
     * Each row joined with the rows that a table function makes of it, in their order and with the
     * row's kind. Output: the row's columns, then the function's.
     *
     * @param function what makes rows
     * @param arguments over the row
     * @param condition over the columns of the function's rows; those that do not satisfy it are
     *     left out
     * @param keepsUnmatched whether a row that the function makes nothing of goes on, with NULLs in
     *     place of the function's columns
     */
    record Correlate(
            OperatorUid uid,
            PlanNode input,
            TableFunction function,
            List<Expression> arguments,
            Optional<Expression> condition,
            boolean keepsUnmatched,
            List<Column> columns)
            implements PlanNode {
        public Correlate {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /**
     * Window table function without aggregation: each row once per window it belongs to, with
     * window_start, window_end and window_time appended, the latest window first as Flink does, and
     * with its kind. Rows without event time are dropped.
     */
    record WindowTable(
            OperatorUid uid,
            PlanNode input,
            WindowSpec.Aligned window,
            int timeColumn,
            List<Column> columns)
            implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /** An operator whose windows fire, so that rows can come too late for it. */
    sealed interface Windowing extends PlanNode permits WindowAggregate, SessionTable {}

    /**
     * The rows that come too late for a window operator, as they came to it. Its time is the
     * window's.
     *
     * @param window whose late rows they are
     */
    record LateRows(OperatorUid uid, Windowing window) implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(window);
        }

        @Override
        public List<Column> columns() {
            return window.inputs().getFirst().columns();
        }

        @Override
        public boolean isChangelog() {
            return window.inputs().getFirst().isChangelog();
        }
    }

    /**
     * Gives each row the bounds of its session, when that fires: window_start, window_end and
     * window_time are appended. Rows of a session come in the order of their arrival, with their
     * kinds. Rows without event time are dropped.
     *
     * @param timeColumn input column of event time
     * @param partition input columns of the key; may be empty
     * @param zone whose wall clock the event time is of, where the watermark is of UTC; empty if
     *     they are of one clock
     */
    record SessionTable(
            OperatorUid uid,
            PlanNode input,
            WindowSpec.Session window,
            int timeColumn,
            List<Integer> partition,
            List<Column> columns,
            String zone)
            implements Windowing {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /**
     * Aggregates per window and key, emitted once when the watermark passes the window's end.
     * Output: grouping columns, aggregates, then the window properties in order.
     *
     * @param timeColumn input column of event time
     * @param grouping input columns of the key; may be empty
     * @param properties which of the window's bounds are appended
     * @param zone whose wall clock the event time is of, where the watermark is of UTC; empty if
     *     they are of one clock
     * @param emission whether there are results before the end, and updates behind it
     */
    record WindowAggregate(
            OperatorUid uid,
            PlanNode input,
            WindowSpec window,
            int timeColumn,
            List<Integer> grouping,
            List<AggregateCall> aggregates,
            List<WindowProperty> properties,
            List<Column> columns,
            String zone,
            Emission emission)
            implements Windowing {
        /** Windows that give one result. */
        public WindowAggregate(
                final OperatorUid uid,
                final PlanNode input,
                final WindowSpec window,
                final int timeColumn,
                final List<Integer> grouping,
                final List<AggregateCall> aggregates,
                final List<WindowProperty> properties,
                final List<Column> columns,
                final String zone) {
            this(
                    uid,
                    input,
                    window,
                    timeColumn,
                    grouping,
                    aggregates,
                    properties,
                    columns,
                    zone,
                    Emission.AT_THE_END);
        }

        /** Windows of the time that the watermark is of. */
        public WindowAggregate(
                final OperatorUid uid,
                final PlanNode input,
                final WindowSpec window,
                final int timeColumn,
                final List<Integer> grouping,
                final List<AggregateCall> aggregates,
                final List<WindowProperty> properties,
                final List<Column> columns) {
            this(uid, input, window, timeColumn, grouping, aggregates, properties, columns, "");
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return emission.isUpdating();
        }
    }

    /**
     * START is window_start, END is window_end (exclusive), ROWTIME is window_time: the end less 1
     * ms.
     */
    enum WindowProperty {
        START,
        END,
        ROWTIME
    }

    /**
     * Aggregates per key without end, emitting each change. Output: grouping columns, then
     * aggregates.
     *
     * @param emitsUpdateBefore whether a change is a pair of UPDATE_BEFORE and UPDATE_AFTER rather
     *     than UPDATE_AFTER alone
     * @param consumesRetractions whether the input is a changelog
     * @param lifeMs how long a key is known behind its last row; {@link StateLife#ENDLESS} for ever
     */
    record GroupAggregate(
            OperatorUid uid,
            PlanNode input,
            List<Integer> grouping,
            List<AggregateCall> aggregates,
            boolean emitsUpdateBefore,
            boolean consumesRetractions,
            List<Column> columns,
            long lifeMs)
            implements PlanNode {
        /** Keys that are known for ever. */
        public GroupAggregate(
                final OperatorUid uid,
                final PlanNode input,
                final List<Integer> grouping,
                final List<AggregateCall> aggregates,
                final boolean emitsUpdateBefore,
                final boolean consumesRetractions,
                final List<Column> columns) {
            this(
                    uid,
                    input,
                    grouping,
                    aggregates,
                    emitsUpdateBefore,
                    consumesRetractions,
                    columns,
                    StateLife.ENDLESS);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return true;
        }
    }

    /**
     * The rows of the left input that have a match in the right one (semi join), or that have none
     * (anti join): IN, EXISTS, NOT EXISTS, INTERSECT and EXCEPT. A row of the right input that is
     * the first match, or the last one to go, changes the result. Output: the left row.
     *
     * @param leftKeys columns of the left input that must equal {@code rightKeys}
     * @param areNullsApart per key, whether a NULL matches nothing; else it matches a NULL
     * @param condition over the columns of the left row, then the right one's; empty if equal keys
     *     are enough
     * @param leftLifeMs how long a left row is kept behind its coming and each change of its
     *     matches; {@link StateLife#ENDLESS} for ever
     * @param rightLifeMs the same of a right row
     */
    record SemiJoin(
            OperatorUid uid,
            PlanNode left,
            PlanNode right,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            List<Boolean> areNullsApart,
            Optional<Expression> condition,
            boolean isAnti,
            long leftLifeMs,
            long rightLifeMs)
            implements PlanNode {
        public SemiJoin {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            areNullsApart = List.copyOf(areNullsApart);
        }

        /** Whether rows of either side are forgotten. */
        public boolean isForgetful() {
            return leftLifeMs != StateLife.ENDLESS || rightLifeMs != StateLife.ENDLESS;
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(left, right);
        }

        @Override
        public List<Column> columns() {
            return left.columns();
        }

        @Override
        public boolean isChangelog() {
            return isAnti || left.isChangelog() || right.isChangelog();
        }
    }

    /** UNION ALL. Its watermark is the least of its inputs', but for those that are idle. */
    record Union(OperatorUid uid, List<PlanNode> inputs, List<Column> columns) implements PlanNode {
        public Union {
            inputs = List.copyOf(inputs);
        }

        @Override
        public boolean isChangelog() {
            return inputs.stream().anyMatch(PlanNode::isChangelog);
        }
    }

    /** Delivers rows to a table, or to the caller of a SELECT if {@code table} is empty. */
    record Sink(OperatorUid uid, PlanNode input, String table, List<Column> columns)
            implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }
}
