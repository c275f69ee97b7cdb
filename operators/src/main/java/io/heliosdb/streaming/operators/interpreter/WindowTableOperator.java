package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;

/** Gives each row the bounds of its windows, once per window, the latest first. */
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
            return;
        }
        final WindowSpec window = node.window();
        final long timeMs = (Long) time;
        for (long start = start(timeMs, window.offsetMs(), window.slideMs());
                start > timeMs - window.sizeMs();
                start -= window.slideMs()) {
            final List<Object> values = new ArrayList<>(row.values());
            values.add(start);
            values.add(start + window.sizeMs());
            values.add(start + window.sizeMs() - 1);
            emit(new Row(row.kind(), values));
        }
    }
}
