package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.sql.SqlError;

import java.time.Duration;

/** The {@code windowing} of a node: which windows, over which column of event time. */
record Windows(WindowSpec spec, int timeColumn) {
    static Windows read(final Fields windowing, final Reading reading) {
        final String strategy = windowing.text("strategy");
        if (strategy.equals("WindowAttached")) {
            throw reading.refuse(
                            SqlError.FEATURE_UNSUPPORTED,
                            "grouping by the window of another window aggregation is not supported"
                                    + " yet",
                            "window_start",
                            "window_end")
                    .hint(
                            "aggregate once, over the finest key, or define a new window over"
                                    + " window_time");
        }
        if (!strategy.equals("TimeAttribute")) {
            throw Fields.unreadable("unknown windowing " + strategy);
        }
        if (!windowing.flag("isRowtime")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "windows of processing time are not supported yet",
                    "PROCTIME");
        }
        windowing.ignore("timeAttributeType");
        final int timeColumn = windowing.number("timeAttributeIndex");
        final WindowSpec spec = spec(windowing.object("window"), reading);
        windowing.end();
        return new Windows(spec, timeColumn);
    }

    private static WindowSpec spec(final Fields window, final Reading reading) {
        final WindowSpec spec =
                switch (window.text("type")) {
                    case "TumblingWindow" ->
                            new WindowSpec.Tumble(millis(window, "size"), offset(window));
                    case "HoppingWindow" ->
                            new WindowSpec.Hop(
                                    millis(window, "size"),
                                    millis(window, "slide"),
                                    offset(window));
                    case "CumulativeWindow" -> throw refuse(reading, "CUMULATE");
                    case "SessionWindow" -> throw refuse(reading, "SESSION");
                    default -> throw Fields.unreadable("unknown window");
                };
        window.end();
        return spec;
    }

    private static RuntimeException refuse(final Reading reading, final String name) {
        return reading.refuse(
                SqlError.OPERATOR_UNSUPPORTED, name + " windows are not supported yet", name);
    }

    private static long offset(final Fields window) {
        if (!window.has("offset")) {
            window.ignore("offset");
            return 0;
        }
        return millis(window, "offset");
    }

    private static long millis(final Fields window, final String name) {
        return Duration.parse(window.text(name)).toMillis();
    }
}
