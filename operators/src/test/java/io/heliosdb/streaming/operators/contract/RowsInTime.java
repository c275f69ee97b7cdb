package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.util.ArrayList;
import java.util.List;

/** Rows that come at times, and what a plan makes of them in every way a job may run it. */
final class RowsInTime {
    private static final long BEGIN_MS = 1_700_000_000_123L;

    private final List<Object[]> rows = new ArrayList<>();
    private final List<Long> ticks = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    /** A key, a value, and an event time. */
    static Column[] columns() {
        return new Column[] {
            column("k", SqlType.STRING),
            column("v", SqlType.BIGINT.notNull()),
            column("ts", SqlType.timestamp(3).notNull())
        };
    }

    /** Rows at a time after the begin; their event time is that of {@code v} in milliseconds. */
    void at(final long ms, final Object... keysAndValues) {
        ticks.add(BEGIN_MS + ms);
        counts.add(keysAndValues.length / 2);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            final long v = ((Number) keysAndValues[i + 1]).longValue();
            rows.add(new Object[] {keysAndValues[i], v, v});
        }
    }

    /** The changes that come out of a node that reads the clock, each with its kind in front. */
    List<String> run(final Plans plans, final PlanNode node) {
        final StreamPlan plan = new StreamPlan(List.of(plans.sink(node)));
        assertThat(plan.readsClock()).isTrue();
        final List<String> changes = new ArrayList<>();
        Batch.decode(
                        plan.sinks().getFirst().columns(),
                        OperatorContract.withTicks(plan, rows, ticks, counts).check().getFirst())
                .forEach(
                        row ->
                                changes.add(
                                        String.join(
                                                " ", row.stream().map(String::valueOf).toList())));
        return changes;
    }
}
