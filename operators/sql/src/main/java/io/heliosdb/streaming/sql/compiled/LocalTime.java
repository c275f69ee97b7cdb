package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Windows of a TIMESTAMP_LTZ are windows of what the wall clock of the session's zone shows: the
 * input gets that as a further column, and results that are instants are made of it again.
 */
final class LocalTime {
    private final Reading reading;

    LocalTime(final Reading reading) {
        this.reading = reading;
    }

    /**
     * The input with, behind its columns, what the wall clock shows at the time that windows are
     * of.
     */
    PlanNode shown(final PlanNode input, final Windows windows) {
        final PlanNode timed = windows.isOfClock() ? clock(input) : input;
        final List<Column> columns = new ArrayList<>(input.columns());
        final List<Expression> projection = references(columns, columns.size());
        final Expression instant =
                windows.isOfClock() ? ClockCalls.now() : projection.get(windows.column());
        final Expression time = reading.zoned().local(instant);
        projection.add(time);
        columns.add(new Column("local_time", time.type()));
        return calc(timed, projection, columns);
    }

    private PlanNode clock(final PlanNode input) {
        return new TimeNode.Clock(reading.uids().of("clock", List.of(input)), input);
    }

    /** Rows with processing time behind their columns. */
    PlanNode told(final PlanNode input, final Column time) {
        final List<Column> columns = new ArrayList<>(input.columns());
        final List<Expression> projection = references(columns, columns.size());
        projection.add(ClockCalls.now());
        columns.add(time);
        return calc(input, projection, columns);
    }

    /** Columns of which those that are instants are still times of the wall clock. */
    static List<Column> beforeInstants(final List<Column> columns, final int first) {
        final List<Column> shown = new ArrayList<>(columns);
        for (int i = first; i < shown.size(); i++) {
            shown.set(i, new Column(shown.get(i).name(), ZonedCalls.utc(shown.get(i).type())));
        }
        return shown;
    }

    /**
     * Makes instants of times of the wall clock where the columns wanted are.
     *
     * @param skipped the input column that is left out
     */
    PlanNode instants(final PlanNode input, final List<Column> wanted, final int skipped) {
        final List<Expression> projection = references(input.columns(), input.columns().size());
        if (skipped >= 0) {
            projection.remove(skipped);
        }
        for (int i = 0; i < wanted.size(); i++) {
            final SqlType type = projection.get(i).type();
            if (ZonedCalls.isInstant(wanted.get(i).type()) && !ZonedCalls.isInstant(type)) {
                projection.set(i, reading.zoned().instantOf(projection.get(i)));
            }
        }
        return calc(input, projection, wanted);
    }

    private PlanNode calc(
            final PlanNode input, final List<Expression> projection, final List<Column> columns) {
        return new PlanNode.Calc(
                reading.uids()
                        .of(
                                "calc",
                                List.of(input),
                                Uids.expressions(projection),
                                Uids.types(columns)),
                input,
                Optional.empty(),
                projection,
                columns);
    }

    private static List<Expression> references(final List<Column> columns, final int count) {
        final List<Expression> references = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            references.add(new Expression.InputRef(i, columns.get(i).type()));
        }
        return references;
    }
}
