package io.heliosdb.streaming.perf.functions.flink;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;

/** Counts results, and ends the round when the watermark of its last row comes through. */
final class CountingOperator extends AbstractStreamOperator<RowData>
        implements OneInputStreamOperator<RowData, RowData> {
    private static final long serialVersionUID = 1L;

    private final long roundsNumber;
    private transient FlinkRounds rounds;

    CountingOperator(final long roundsNumber) {
        this.roundsNumber = roundsNumber;
    }

    @Override
    public void open() throws Exception {
        super.open();
        rounds = FlinkRounds.of(roundsNumber);
    }

    @Override
    public void processElement(final StreamRecord<RowData> record) {
        rounds.count(record.getValue());
    }

    @Override
    public void processWatermark(final Watermark mark) throws Exception {
        super.processWatermark(mark);
        if (mark.getTimestamp() == rounds.rows().endMs() - FlinkRowSource.DELAY_MS) {
            rounds.end();
        }
    }
}
