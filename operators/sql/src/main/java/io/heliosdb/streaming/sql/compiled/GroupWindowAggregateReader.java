package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.sql.SqlError;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * GROUP BY TUMBLE(time, …), HOP(time, …) and SESSION(time, …), the form before window table
 * functions. Over event time it is the same as GROUP BY window_start, window_end; but the panes of
 * a HOP are put together oldest first. Windows with early and late results take each row by itself:
 * what depends on the order of panes is refused there, and over rows that change.
 */
final class GroupWindowAggregateReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final PlanNode input = inputs.getFirst();
        final Fields window = node.object("window");
        final String kind = window.text("kind");
        final Windows windows = windows(window, kind, reading);
        window.end();
        final boolean takesRowsBack = node.flag("needRetraction");
        final Emission emission = emission(windows, reading);
        if (takesRowsBack && emission.isUpdating()) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "early and late results of windows over rows that change are not supported yet",
                    word(kind));
        }
        final WindowedGroups groups =
                WindowedGroups.read(node, windows, input, call -> takesRowsBack, reading);
        if (windows.spec() instanceof WindowSpec.Hop
                && (takesRowsBack || emission.isUpdating())
                && dependOnOrder(groups.aggregates())) {
            throw refuse(
                    reading,
                    "LISTAGG, ARRAY_AGG, variances, and SUM and AVG of FLOAT, DOUBLE and DECIMAL,"
                            + " in the old GROUP BY HOP(…) over rows that change, or with early or"
                            + " late results, are not supported yet",
                    kind);
        }
        return groups.of(input, emission, reading);
    }

    private static Emission emission(final Windows windows, final Reading reading) {
        if (windows.spec() instanceof WindowSpec.Session) {
            return Emission.AT_THE_END;
        }
        return windows.isOfClock() ? reading.emission().onTime() : reading.emission();
    }

    private static Windows windows(final Fields window, final String kind, final Reading reading) {
        window.ignore("alias");
        final Fields time = window.object("timeField");
        time.ignore("fieldName", "inputIndex");
        final int column = time.number("fieldIndex");
        if (!(time.any("fieldType") instanceof Map<?, ?> type)) {
            throw Fields.unreadable("windows of a time that is no attribute");
        }
        final boolean isOfClock = "PROCTIME".equals(type.get("kind"));
        final boolean isOfInstants = ZonedCalls.isInstant(reading.types().type(type));
        time.end();
        if (kind.equals("SESSION")) {
            return new Windows(
                    new WindowSpec.Session(millis(window, "gap")),
                    column,
                    false,
                    isOfInstants,
                    isOfClock);
        }
        if (!window.flag("isTimeWindow")) {
            throw Fields.unreadable("a window of rows");
        }
        final long sizeMs = millis(window, "size");
        return switch (kind) {
            case "TUMBLING" ->
                    new Windows(
                            new WindowSpec.Tumble(sizeMs, 0),
                            column,
                            false,
                            isOfInstants,
                            isOfClock);
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
                yield new Windows(
                        new WindowSpec.Hop(sizeMs, slideMs, 0, true),
                        column,
                        false,
                        isOfInstants,
                        isOfClock);
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
                                    case WELFORD_M2, LISTAGG, ARRAY_AGG, ARRAY_AGG_IGNORE_NULLS ->
                                            true;
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
        if (what.contains("no multiple")) {
            return reading.refuse(SqlError.FEATURE_UNSUPPORTED, what, word(kind))
                    .hint("such as a slide of 15 minutes for a size of 1 hour");
        }
        return reading.refuse(SqlError.FEATURE_UNSUPPORTED, what, word(kind))
                .hint(
                        "write it as a table function: FROM TABLE("
                                + form(kind)
                                + ") GROUP BY window_start, window_end");
    }

    /** The word of the statement for a kind of windows. */
    private static String word(final String kind) {
        return switch (kind) {
            case "SLIDING" -> "HOP";
            case "SESSION" -> "SESSION";
            default -> "TUMBLE";
        };
    }

    private static String form(final String kind) {
        return switch (kind) {
            case "SLIDING" ->
                    "HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '15' MINUTE, INTERVAL '1' HOUR)";
            case "SESSION" -> "SESSION(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR)";
            default -> "TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR)";
        };
    }

    private static long millis(final Fields window, final String name) {
        return Duration.parse(window.text(name)).toMillis();
    }
}
