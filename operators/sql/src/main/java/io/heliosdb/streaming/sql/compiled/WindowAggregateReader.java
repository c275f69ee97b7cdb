package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;

/** GROUP BY window_start, window_end and more. */
final class WindowAggregateReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final PlanNode input = inputs.getFirst();
        final Fields windowing = node.object("windowing");
        final int startColumn =
                windowing.has("windowStart")
                        ? windowing.number("windowStart")
                        : AttachedWindow.NONE;
        final Windows windows = Windows.read(windowing, reading);
        if (node.flag("needRetraction")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "windows over a stream with updates are not supported yet",
                    "TUMBLE",
                    "HOP");
        }
        if (windows.spec() instanceof WindowSpec.Hop hop && hop.sizeMs() % hop.slideMs() != 0) {
            throw reading.refuse(
                            SqlError.INVALID,
                            "the size of a HOP window must be a multiple of its slide",
                            "HOP")
                    .detail("size " + hop.sizeMs() + " ms, slide " + hop.slideMs() + " ms");
        }
        final List<Integer> grouping = node.numbers("grouping");
        final List<AggregateCall> aggregates =
                Aggregates.read(
                        node.objects("aggCalls"), call -> input.isChangelog(), input, reading);
        if (!windows.isAttached() && !(windows.spec() instanceof WindowSpec.Tumble)) {
            Aggregates.refuseUnmergeable(aggregates, reading);
        }
        final List<PlanNode.WindowProperty> properties = properties(node);
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        node.ignore("configuration");
        if (windows.isAttached()) {
            return new AttachedWindow(reading.uids(), windows, startColumn, grouping, aggregates)
                    .read(input, properties, columns);
        }
        return new PlanNode.WindowAggregate(
                reading.uids()
                        .of(
                                "window-aggregate",
                                inputs,
                                windows,
                                grouping,
                                Aggregates.text(aggregates),
                                properties),
                input,
                windows.spec(),
                windows.column(),
                grouping,
                aggregates,
                properties,
                columns);
    }

    private static List<PlanNode.WindowProperty> properties(final Fields node) {
        final List<PlanNode.WindowProperty> properties = new ArrayList<>();
        for (final Fields named : node.objects("namedWindowProperties")) {
            named.ignore("name");
            final Fields property = named.object("property");
            properties.add(
                    switch (property.text("kind")) {
                        case "WindowStart" -> PlanNode.WindowProperty.START;
                        case "WindowEnd" -> PlanNode.WindowProperty.END;
                        case "Rowtime" -> PlanNode.WindowProperty.ROWTIME;
                        default -> throw Fields.unreadable("unknown window property");
                    });
            property.ignore("reference");
            property.end();
            named.end();
        }
        return properties;
    }
}
