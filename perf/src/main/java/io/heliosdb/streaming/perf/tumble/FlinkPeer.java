package io.heliosdb.streaming.perf.tumble;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.utils.DataTypeUtils;

/**
 * Flink SQL on the same rows, in this process: parallelism 1, object reuse, one binary row that is
 * filled again for each event, results counted where the window operator emits them.
 */
final class FlinkPeer implements Contestant {
    private static final long ROW_LIMIT = 2L << 20;
    private static final String QUERY =
            """
            SELECT k, COUNT(*) AS c, SUM(v) AS s, MIN(v) AS mn, MAX(v) AS mx
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY k, window_start, window_end
            """;

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public long rowLimit() {
        return ROW_LIMIT;
    }

    @Override
    @SuppressWarnings("deprecation") // the leanest source: what replaced it costs more per event
    public Outcome run(final TumbleRows rows, final long rowCount) {
        final Configuration configuration = new Configuration();
        configuration.setString("rest.bind-port", "0");
        configuration.setString("rest.address", "localhost");
        configuration.setString("taskmanager.memory.managed.size", "512m");
        configuration.setString("pipeline.object-reuse", "true");
        configuration.setString("table.optimizer.agg-phase-strategy", "ONE_PHASE");
        final StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        final StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        final DataType rowType =
                DataTypes.ROW(
                        DataTypes.FIELD("k", DataTypes.BIGINT()),
                        DataTypes.FIELD("v", DataTypes.BIGINT()),
                        DataTypes.FIELD("ts", DataTypes.TIMESTAMP(3)));
        final DataStream<RowData> events =
                environment
                        .addSource(new FlinkArraySource(rows, rowCount), "events")
                        .returns(InternalTypeInfo.of((RowType) rowType.getLogicalType()));
        tables.createTemporaryView(
                "events",
                events,
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("v", DataTypes.BIGINT())
                        .column("ts", DataTypes.TIMESTAMP(3))
                        .watermark("ts", "ts - INTERVAL '0.001' SECOND")
                        .build());
        final Table result = tables.sqlQuery(QUERY);
        final DataType resultType =
                DataTypeUtils.toInternalDataType(result.getResolvedSchema().toSourceRowDataType());
        final FlinkCounting counting = new FlinkCounting();
        tables.<RowData>toDataStream(result, resultType)
                .map(counting)
                .returns(Boolean.class)
                .sinkTo(new DiscardingSink<>());
        try {
            environment.execute("tumble");
        } catch (final Exception e) {
            throw new IllegalStateException("the Flink job failed", e);
        }
        return counting.outcome();
    }
}
