package io.heliosdb.streaming.perf.tumble.peer;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.table.data.RowData;

/** Counts results inside Flink's job. */
final class FlinkCounting extends RichMapFunction<RowData, Boolean> {
    private static final long serialVersionUID = 1L;

    private final long roundsNumber;
    private transient PeerRounds rounds;

    FlinkCounting(final long roundsNumber) {
        this.roundsNumber = roundsNumber;
    }

    @Override
    public void open(final OpenContext context) {
        rounds = PeerRounds.of(roundsNumber);
    }

    @Override
    public Boolean map(final RowData row) {
        rounds.count(
                row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        return Boolean.TRUE;
    }
}
