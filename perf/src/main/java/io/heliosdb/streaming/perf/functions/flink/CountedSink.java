package io.heliosdb.streaming.perf.functions.flink;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.sink.DataStreamSinkProvider;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.data.RowData;

/**
 * Takes rows and changes of rows in Flink's own form.
 *
 * @param roundsNumber of the {@link FlinkRounds}
 */
record CountedSink(long roundsNumber) implements DynamicTableSink {
    @Override
    public ChangelogMode getChangelogMode(final ChangelogMode requestedMode) {
        return ChangelogMode.all();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(final Context context) {
        return new Provider(roundsNumber);
    }

    @Override
    public DynamicTableSink copy() {
        return this;
    }

    @Override
    public String asSummaryString() {
        return CountedTables.NAME;
    }

    /** Puts the counting operator behind the query. */
    private record Provider(long roundsNumber) implements DataStreamSinkProvider {
        @Override
        public DataStreamSink<?> consumeDataStream(
                final ProviderContext context, final DataStream<RowData> rows) {
            return rows.transform("counted", rows.getType(), new CountingOperator(roundsNumber))
                    .sinkTo(new DiscardingSink<>());
        }
    }
}
