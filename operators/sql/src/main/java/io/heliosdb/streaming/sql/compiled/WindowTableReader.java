package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;

/** A window table function whose rows are used as they are. */
final class WindowTableReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields windowing = node.object("windowing");
        final List<Integer> partition = Windows.partition(windowing);
        final Windows windows = Windows.read(windowing, reading);
        if (windows.isAttached()) {
            throw Fields.unreadable("a window table function over windows");
        }
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        node.ignore("configuration");
        final PlanNode input = inputs.getFirst();
        return windows.isOfInstants()
                ? zoned(windows, partition, input, columns, reading)
                : table(windows, partition, input, columns, reading);
    }

    /** Of the wall clock's time, which is left out again. */
    private static PlanNode zoned(
            final Windows windows,
            final List<Integer> partition,
            final PlanNode input,
            final List<Column> columns,
            final Reading reading) {
        final LocalTime times = new LocalTime(reading);
        final PlanNode shown = times.shown(input, windows);
        final int local = input.columns().size();
        final List<Column> bounded = new ArrayList<>(shown.columns());
        bounded.addAll(LocalTime.beforeInstants(columns.subList(local, columns.size()), 0));
        final PlanNode table = table(windows.of(local), partition, shown, bounded, reading);
        return times.instants(table, columns, local);
    }

    private static PlanNode table(
            final Windows windows,
            final List<Integer> partition,
            final PlanNode input,
            final List<Column> columns,
            final Reading reading) {
        return switch (windows.spec()) {
            case WindowSpec.Aligned aligned ->
                    new PlanNode.WindowTable(
                            reading.uids().of("window-table", List.of(input), windows),
                            input,
                            aligned,
                            windows.column(),
                            columns);
            case WindowSpec.Session session ->
                    new PlanNode.SessionTable(
                            reading.uids().of("session-table", List.of(input), windows, partition),
                            input,
                            session,
                            windows.column(),
                            partition,
                            columns,
                            windows.zone(reading));
        };
    }
}
