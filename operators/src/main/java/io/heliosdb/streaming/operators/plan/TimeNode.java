package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.ArrayList;
import java.util.List;

/** Operators that are about time, and let rows pass. */
public sealed interface TimeNode extends PlanNode {
    /**
     * From here on time is processing time: behind it the watermark is the time of the last tick,
     * less a millisecond, and neither rows nor the end of the input raise it. Rows pass unchanged.
     */
    record Clock(OperatorUid uid, PlanNode input) implements TimeNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }

    /**
     * Rows with the watermark that has come so far behind their columns, NULL before the first one.
     * Row kinds pass unchanged.
     *
     * @param column a nullable time in milliseconds
     */
    record CurrentWatermark(OperatorUid uid, PlanNode input, Column column) implements TimeNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public List<Column> columns() {
            final List<Column> columns = new ArrayList<>(input.columns());
            columns.add(column);
            return columns;
        }

        @Override
        public boolean isChangelog() {
            return input.isChangelog();
        }
    }
}
