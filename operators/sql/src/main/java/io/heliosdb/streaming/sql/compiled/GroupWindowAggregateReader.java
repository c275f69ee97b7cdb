package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.sql.SqlError;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * GROUP BY TUMBLE(time, …) and HOP(time, …), the form before window table functions. Over event
 * time and rows that are only added it is the same as GROUP BY window_start, window_end; but Flink
 * merges the panes of a HOP oldest first, which matters to sums that round or overflow: those are
 * refused.
 */
final class GroupWindowAggregateReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final PlanNode input = inputs.getFirst();
        final Fields window = node.object("window");
        final String kind = window.text("kind");
        final Windows windows = windows(window, kind, reading);
        window.end();
        if (node.flag("needRetraction") || input.isChangelog()) {
            throw refuse(reading, "windows over a stream with updates are not supported yet", kind);
        }
        final List<Integer> grouping = node.numbers("grouping");
        final List<AggregateCall> aggregates =
                Aggregates.read(node.objects("aggCalls"), call -> false, input, reading);
        if (windows.spec() instanceof WindowSpec.Hop && dependOnOrder(aggregates)) {
            throw refuse(
                    reading,
                    "SUM and AVG of FLOAT, DOUBLE and DECIMAL in the old GROUP BY HOP(…) are not"
                            + " supported yet",
                    kind);
        }
        final List<PlanNode.WindowProperty> properties = properties(node);
        final int columnCount = grouping.size() + aggregates.size() + properties.size();
        final List<Column> columns =
                reading.types().columns(firstFields(node.any("outputType"), columnCount));
        node.ignore("configuration");
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

    /**
     * The bounds that the planner asks for: all of them if the statement names one. The processing
     * time is the last, and nothing reads it: where a statement does, its type is refused.
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

    /** A row type without the fields behind the first ones. */
    private static Object firstFields(final Object rowType, final int count) {
        if (rowType instanceof Map<?, ?> row && row.get("fields") instanceof List<?> fields) {
            final Map<Object, Object> cut = new HashMap<>(row);
            cut.put("fields", fields.subList(0, count));
            return cut;
        }
        return rowType;
    }

    private static Windows windows(final Fields window, final String kind, final Reading reading) {
        window.ignore("alias");
        final Fields time = window.object("timeField");
        time.ignore("fieldName", "inputIndex");
        final int column = time.number("fieldIndex");
        if (!(time.any("fieldType") instanceof Map<?, ?> type
                && "ROWTIME".equals(type.get("kind")))) {
            throw refuse(reading, "windows of processing time are not supported yet", kind);
        }
        time.end();
        if (kind.equals("SESSION")) {
            throw refuse(reading, "the old GROUP BY SESSION(…) is not supported yet", kind);
        }
        if (!window.flag("isTimeWindow")) {
            throw Fields.unreadable("a window of rows");
        }
        final long sizeMs = millis(window, "size");
        return switch (kind) {
            case "TUMBLING" -> new Windows(new WindowSpec.Tumble(sizeMs, 0), column, false);
            case "SLIDING" -> {
                final long slideMs = millis(window, "slide");
                if (sizeMs % slideMs != 0) {
                    throw refuse(
                                    reading,
                                    "a HOP window whose size is no multiple of its slide is not"
                                            + " supported yet",
                                    kind)
                            .detail("size " + sizeMs + " ms, slide " + slideMs + " ms");
                }
                yield new Windows(new WindowSpec.Hop(sizeMs, slideMs, 0), column, false);
            }
            default -> throw Fields.unreadable("unknown window " + kind);
        };
    }

    private static boolean dependOnOrder(final List<AggregateCall> aggregates) {
        return aggregates.stream()
                .anyMatch(
                        call ->
                                switch (call.function()) {
                                    case SUM, SUM0, AVG -> !isInteger(call);
                                    default -> false;
                                });
    }

    private static boolean isInteger(final AggregateCall call) {
        return switch (call.argumentType().kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    private static HeliosException refuse(
            final Reading reading, final String what, final String kind) {
        final String word =
                switch (kind) {
                    case "SLIDING" -> "HOP";
                    case "SESSION" -> "SESSION";
                    default -> "TUMBLE";
                };
        return reading.refuse(SqlError.FEATURE_UNSUPPORTED, what, word)
                .hint(
                        "write it as a table function: FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts),"
                                + " INTERVAL '1' HOUR)) GROUP BY window_start, window_end");
    }

    private static long millis(final Fields window, final String name) {
        return Duration.parse(window.text(name)).toMillis();
    }
}
