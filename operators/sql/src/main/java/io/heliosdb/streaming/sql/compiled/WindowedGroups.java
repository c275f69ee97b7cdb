package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * An aggregation by windows and keys: what the table functions and the older {@code GROUP BY
 * TUMBLE(…)} have in common.
 *
 * @param properties which of the window's bounds are appended
 * @param columns of the result
 * @param told the column of processing time behind those, if windows are of that
 */
record WindowedGroups(
        Windows windows,
        List<Integer> grouping,
        List<AggregateCall> aggregates,
        List<PlanNode.WindowProperty> properties,
        List<Column> columns,
        Optional<Column> told) {

    /**
     * Reads all but the windows of a node.
     *
     * @param takesRowsBack for each call whether a retracted row changes its result
     */
    static WindowedGroups read(
            final Fields node,
            final Windows windows,
            final PlanNode input,
            final IntPredicate takesRowsBack,
            final Reading reading) {
        final List<Integer> grouping = node.numbers("grouping");
        final List<AggregateCall> aggregates =
                Aggregates.read(node.objects("aggCalls"), takesRowsBack, input, reading);
        if (isMerged(windows)) {
            Aggregates.refuseUnmergeable(aggregates, reading);
        }
        final List<PlanNode.WindowProperty> properties = properties(node);
        final int columnCount = grouping.size() + aggregates.size() + properties.size();
        final List<Column> all = reading.types().columns(node.any("outputType"));
        final List<Column> columns = all.subList(0, columnCount);
        final Optional<Column> told =
                windows.isOfClock() && all.size() > columnCount
                        ? Optional.of(all.get(columnCount))
                        : Optional.empty();
        node.ignore("configuration");
        return new WindowedGroups(windows, grouping, aggregates, properties, columns, told);
    }

    /** Whether Flink puts results together from parts. */
    private static boolean isMerged(final Windows windows) {
        return windows.isAttached()
                ? windows.spec() instanceof WindowSpec.Session
                : !(windows.spec() instanceof WindowSpec.Tumble);
    }

    /**
     * The bounds that the planner asks for: all of them if the statement names one. The processing
     * time is the last.
     */
    private static List<PlanNode.WindowProperty> properties(final Fields node) {
        final List<PlanNode.WindowProperty> properties = new ArrayList<>();
        boolean hasEnded = false;
        for (final Fields named : node.objects("namedWindowProperties")) {
            if (hasEnded) {
                throw Fields.unreadable("a window property behind the processing time");
            }
            named.ignore("name");
            final Fields property = named.object("property");
            switch (property.text("kind")) {
                case "WindowStart" -> properties.add(PlanNode.WindowProperty.START);
                case "WindowEnd" -> properties.add(PlanNode.WindowProperty.END);
                case "Rowtime" -> properties.add(PlanNode.WindowProperty.ROWTIME);
                case "Proctime" -> hasEnded = true;
                default -> throw Fields.unreadable("unknown window property");
            }
            property.ignore("reference");
            property.end();
            named.end();
        }
        return properties;
    }

    /** The aggregation of rows that do not come from windows. */
    PlanNode of(final PlanNode input, final Reading reading) {
        return of(input, Emission.AT_THE_END, reading);
    }

    /** The same with results before or behind the end of a window. */
    PlanNode of(final PlanNode input, final Emission emission, final Reading reading) {
        return told(untold(input, emission, reading), reading);
    }

    /** Rows of windows with the processing time, where windows are of that. */
    PlanNode told(final PlanNode aggregated, final Reading reading) {
        return told.map(time -> new LocalTime(reading).told(aggregated, time)).orElse(aggregated);
    }

    private PlanNode untold(final PlanNode input, final Emission emission, final Reading reading) {
        if (!windows.isOfInstants()) {
            return aggregate(input, windows, columns, emission, reading);
        }
        final LocalTime times = new LocalTime(reading);
        final List<Column> shown =
                LocalTime.beforeInstants(columns, columns.size() - properties.size());
        final PlanNode aggregated =
                aggregate(
                        times.shown(input, windows),
                        windows.of(input.columns().size()),
                        shown,
                        emission,
                        reading);
        return shown.equals(columns) ? aggregated : times.instants(aggregated, columns, -1);
    }

    private PlanNode aggregate(
            final PlanNode input,
            final Windows windows,
            final List<Column> columns,
            final Emission emission,
            final Reading reading) {
        return new PlanNode.WindowAggregate(
                reading.uids()
                        .of(
                                "window-aggregate",
                                List.of(input),
                                windows,
                                grouping,
                                Aggregates.text(aggregates),
                                emission.isUpdating() ? properties + " " + emission : properties),
                input,
                windows.spec(),
                windows.column(),
                grouping,
                aggregates,
                properties,
                columns,
                windows.zone(reading),
                emission);
    }
}
