package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.time.Duration;
import java.util.List;

/**
 * The {@code windowing} of a node: which windows, and how a row tells the one it belongs to.
 *
 * @param spec the windows
 * @param column input column of the row's event time, or of its window's end if the rows come from
 *     windows already
 * @param isAttached whether the rows come from windows already
 * @param isOfInstants whether the time is a TIMESTAMP_LTZ: then windows are of the wall clock of
 *     the session's time zone
 * @param isOfClock whether the time is processing time, whatever the column holds; it is an instant
 *     then
 */
record Windows(
        WindowSpec spec, int column, boolean isAttached, boolean isOfInstants, boolean isOfClock) {
    /**
     * As long as windows are not of instants, the text from which uids are made stays as it was.
     */
    @Override
    public String toString() {
        return "Windows[spec="
                + spec
                + ", column="
                + column
                + ", isAttached="
                + isAttached
                + (isOfInstants ? ", isOfInstants=true" : "")
                + (isOfClock ? ", isOfClock=true]" : "]");
    }

    /** The same windows of another column. */
    Windows of(final int otherColumn) {
        return new Windows(spec, otherColumn, isAttached, isOfInstants, isOfClock);
    }

    /** The zone whose wall clock the windows are of; empty if it is that of the watermark. */
    String zone(final Reading reading) {
        return isOfInstants && !reading.zoned().isUtc() ? reading.zoned().zone() : "";
    }

    static Windows read(final Fields windowing, final Reading reading) {
        final String strategy = windowing.text("strategy");
        final boolean isOfClock = !windowing.flag("isRowtime");
        final boolean isOfInstants =
                ZonedCalls.isInstant(reading.types().type(windowing.any("timeAttributeType")));
        final boolean isAttached = strategy.equals("WindowAttached");
        final int column =
                switch (strategy) {
                    case "TimeAttribute" -> windowing.number("timeAttributeIndex");
                    case "WindowAttached" -> windowing.number("windowEnd");
                    default -> throw Fields.unreadable("unknown windowing " + strategy);
                };
        windowing.ignore("windowStart"); // follows from the end, or is asked for by AttachedWindow
        final WindowSpec spec = spec(windowing.object("window"));
        windowing.end();
        return new Windows(spec, column, isAttached, isOfInstants, isOfClock);
    }

    private static WindowSpec spec(final Fields window) {
        final WindowSpec spec =
                switch (window.text("type")) {
                    case "TumblingWindow" ->
                            new WindowSpec.Tumble(millis(window, "size"), offset(window));
                    case "HoppingWindow" ->
                            new WindowSpec.Hop(
                                    millis(window, "size"),
                                    millis(window, "slide"),
                                    offset(window));
                    case "CumulativeWindow" ->
                            new WindowSpec.Cumulate(
                                    millis(window, "maxSize"),
                                    millis(window, "step"),
                                    offset(window));
                    case "SessionWindow" -> {
                        window.ignore("partition_key_indices"); // read by who groups
                        yield new WindowSpec.Session(millis(window, "gap"));
                    }
                    default -> throw Fields.unreadable("unknown window");
                };
        window.end();
        return spec;
    }

    /** The input columns whose rows with equal values make sessions of their own. */
    static List<Integer> partition(final Fields windowing) {
        return windowing.object("window").numbers("partition_key_indices");
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
