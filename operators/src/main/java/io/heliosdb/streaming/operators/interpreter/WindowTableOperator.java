package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives each row the bounds of its windows, once per window, the latest first; windows that grow
 * are given the shortest first.
 */
final class WindowTableOperator extends Operator {
    private final PlanNode.WindowTable node;

    WindowTableOperator(final PlanNode.WindowTable node) {
        this.node = node;
    }

    /** Start of the interval of this width that contains the time. */
    static long start(final long timeMs, final long offsetMs, final long widthMs) {
        return timeMs - Math.floorMod(timeMs - offsetMs, widthMs);
    }

    @Override
    void onRow(final int input, final Row row) {
        final Object time = row.value(node.timeColumn());
        if (time == null) {
            count(RowFate.FILTERED);
            return;
        }
        count(RowFate.PASSED);
        final WindowSpec.Aligned window = node.window();
        final long timeMs = (Long) time;
        if (window instanceof WindowSpec.Cumulate) {
            final long start = start(timeMs, window.offsetMs(), window.sizeMs());
            for (long end = start + window.slideMs();
                    end <= start + window.sizeMs();
                    end += window.slideMs()) {
                if (end > timeMs) {
                    emit(withBounds(row, start, end));
                }
            }
            return;
        }
        for (long start = start(timeMs, window.offsetMs(), window.slideMs());
                start > timeMs - window.sizeMs();
                start -= window.slideMs()) {
            emit(withBounds(row, start, start + window.sizeMs()));
        }
    }

    private static Row withBounds(final Row row, final long start, final long end) {
        final List<Object> values = new ArrayList<>(row.values());
        values.add(start);
        values.add(end);
        values.add(end - 1);
        return new Row(row.kind(), values);
    }
}
