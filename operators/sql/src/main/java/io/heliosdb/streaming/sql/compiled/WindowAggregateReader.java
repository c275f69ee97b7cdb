package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;
import java.util.Set;

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
        final List<Integer> partition = Windows.partition(windowing);
        final Windows windows = Windows.read(windowing, reading);
        final boolean takesRowsBack = node.flag("needRetraction");
        if (windows.spec() instanceof WindowSpec.Hop hop && hop.sizeMs() % hop.slideMs() != 0) {
            throw reading.refuse(
                            SqlError.INVALID,
                            "the size of a HOP window must be a multiple of its slide",
                            "HOP")
                    .detail("size " + hop.sizeMs() + " ms, slide " + hop.slideMs() + " ms")
                    .hint("such as a slide of 15 minutes for a size of 1 hour");
        }
        final WindowedGroups groups =
                WindowedGroups.read(node, windows, input, call -> takesRowsBack, reading);
        if (windows.spec() instanceof WindowSpec.Session
                && !windows.isAttached()
                && !Set.copyOf(groups.grouping()).equals(Set.copyOf(partition))) {
            throw Fields.unreadable("sessions of other keys than those of the groups");
        }
        return windows.isAttached()
                ? groups.told(new AttachedWindow(reading, startColumn, groups).read(input), reading)
                : groups.of(input, reading);
    }
}
