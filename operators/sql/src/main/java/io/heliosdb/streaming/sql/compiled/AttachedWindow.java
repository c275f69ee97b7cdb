package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.PlanNode.WindowProperty;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Aggregation of rows that come from windows already, by those windows: {@code GROUP BY
 * window_start, window_end} over an aggregation by the same and more.
 *
 * <p>Written with the operators there are. A row whose window ends at {@code e} gets the event time
 * {@code e - 1 ms}. Window ends are a slide apart, so tumbling windows of the slide's size put rows
 * together if and only if their windows end together, and fire when those do. Sessions become
 * sessions of a millisecond, with their end among the keys. The start follows from the end by the
 * size; windows of several sizes, those that grow and sessions, have theirs among the keys instead.
 */
final class AttachedWindow {
    /** Where the plan names no column with the windows' start. */
    static final int NONE = -1;

    private static final SqlType TIME = SqlType.timestamp(3).notNull();

    private final Reading reading;
    private final Uids uids;
    private final Windows windows;
    private final int startColumn;
    private final WindowedGroups groups;
    private final List<Integer> grouping;
    private final List<AggregateCall> aggregates;

    /**
     * @param startColumn input column of the windows' start
     */
    AttachedWindow(final Reading reading, final int startColumn, final WindowedGroups groups) {
        this.reading = reading;
        this.uids = reading.uids();
        this.startColumn = startColumn;
        this.groups = groups;
        windows = groups.windows();
        grouping = groups.grouping();
        aggregates = groups.aggregates();
    }

    /** The aggregation as three operators. */
    PlanNode read(final PlanNode input) {
        final PlanNode timed = timed(input);
        final int results = grouping.size() + aggregates.size();
        final WindowSpec spec = spec();
        final boolean isStartKept = !hasOneSize();
        final List<Integer> keys = new ArrayList<>(grouping);
        final List<Column> ended = new ArrayList<>(groups.columns().subList(0, results));
        if (isStartKept) {
            if (startColumn == NONE) {
                throw Fields.unreadable("windows of several sizes without their start");
            }
            keys.add(startColumn);
            ended.add(grouping.size(), new Column("window_start", TIME));
        }
        final boolean isEndKept = spec instanceof WindowSpec.Session;
        if (isEndKept) {
            keys.add(windows.column());
            ended.add(keys.size() - 1, new Column("end_kept", TIME));
        }
        ended.add(new Column("window_end", TIME));
        final PlanNode aggregated =
                new PlanNode.WindowAggregate(
                        uids.of(
                                "window-aggregate",
                                List.of(timed),
                                spec,
                                keys,
                                Aggregates.text(aggregates)),
                        timed,
                        spec,
                        timed.columns().size() - 1,
                        keys,
                        aggregates,
                        List.of(WindowProperty.END),
                        ended,
                        windows.zone(reading));
        final List<Expression> projection = references(ended);
        final Expression end = projection.removeLast();
        if (isEndKept) {
            projection.remove(keys.size() - 1);
        }
        final Expression start =
                isStartKept
                        ? projection.remove(grouping.size())
                        : before(end, ((WindowSpec.Aligned) windows.spec()).sizeMs());
        for (final WindowProperty property : groups.properties()) {
            projection.add(
                    switch (property) {
                        case START -> start;
                        case END -> end;
                        case ROWTIME ->
                                windows.isOfInstants()
                                        ? reading.zoned().instantOf(before(end, 1))
                                        : before(end, 1);
                    });
        }
        return calc(aggregated, projection, groups.columns());
    }

    private boolean hasOneSize() {
        return windows.spec() instanceof WindowSpec.Tumble
                || windows.spec() instanceof WindowSpec.Hop;
    }

    /**
     * Windows in which rows meet if and only if those they come from end together; of sessions, if
     * the end is a key besides.
     */
    private WindowSpec spec() {
        return windows.spec() instanceof WindowSpec.Aligned aligned
                ? new WindowSpec.Tumble(
                        aligned.slideMs(),
                        Math.floorMod(aligned.offsetMs() + aligned.sizeMs(), aligned.slideMs()))
                : new WindowSpec.Session(1);
    }

    /** The input with the event time behind its columns. */
    private PlanNode timed(final PlanNode input) {
        final List<Column> columns = new ArrayList<>(input.columns());
        final List<Expression> projection = references(columns);
        final Expression end = projection.get(windows.column());
        final Expression time = before(end, 1);
        projection.add(time);
        columns.add(new Column("window_time", time.type()));
        return calc(input, projection, columns);
    }

    private PlanNode calc(
            final PlanNode input, final List<Expression> projection, final List<Column> columns) {
        return new PlanNode.Calc(
                uids.of("calc", List.of(input), Uids.expressions(projection), Uids.types(columns)),
                input,
                Optional.empty(),
                projection,
                columns);
    }

    private static List<Expression> references(final List<Column> columns) {
        final List<Expression> references = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            references.add(new Expression.InputRef(i, columns.get(i).type()));
        }
        return references;
    }

    private static Expression before(final Expression time, final long distanceMs) {
        final Expression distance =
                new Expression.Literal(
                        distanceMs, SqlType.of(TypeKind.INTERVAL_DAY_TIME).notNull());
        return new Expression.Call(ScalarFunction.TIME_MINUS, List.of(time, distance), time.type());
    }
}
