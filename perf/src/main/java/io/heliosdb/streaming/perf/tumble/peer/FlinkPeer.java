package io.heliosdb.streaming.perf.tumble.peer;

import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

import org.apache.flink.core.execution.JobClient;
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

import java.util.concurrent.ExecutionException;

/**
 * Flink SQL on the same rows, in this process: parallelism 1, object reuse, one binary row that is
 * filled again for each event, results counted where the window operator emits them. Source and
 * window operator have a thread each, as Flink has it behind every keyed exchange.
 */
public final class FlinkPeer implements Contestant {
    private static final String QUERY =
            """
            SELECT k, COUNT(*) AS c, SUM(v) AS s, MIN(v) AS mn, MAX(v) AS mx
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY k, window_start, window_end
            """;

    private final PeerRounds rounds;
    private final JobClient job;

    /**
     * Starts the job.
     *
     * @param result how its results are hashed
     * @param rowCount the first rows, a multiple of {@link EventRows#BATCH_ROWS}
     */
    public FlinkPeer(final DefaultResult result, final EventRows rows, final long rowCount) {
        rounds = new PeerRounds(rows.keyCount(), result);
        final StreamExecutionEnvironment environment = FlinkSettings.environment();
        final StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.createTemporaryView(
                "events",
                events(environment, RowRange.of(rows, rowCount, rounds)),
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("v", DataTypes.BIGINT())
                        .column("ts", DataTypes.TIMESTAMP(3))
                        .watermark("ts", "ts - INTERVAL '0.001' SECOND")
                        .build());
        final Table query = tables.sqlQuery(QUERY);
        final DataType resultType =
                DataTypeUtils.toInternalDataType(query.getResolvedSchema().toSourceRowDataType());
        tables.<RowData>toDataStream(query, resultType)
                .map(new FlinkCounting(rounds.number()))
                .returns(Boolean.class)
                .sinkTo(new DiscardingSink<>());
        try {
            job = environment.executeAsync("tumble");
        } catch (final Exception e) {
            throw new IllegalStateException("the Flink job does not start", e);
        }
    }

    @SuppressWarnings("deprecation") // the leanest source: what replaced it costs more per event
    private static DataStream<RowData> events(
            final StreamExecutionEnvironment environment, final RowRange range) {
        final DataType rowType =
                DataTypes.ROW(
                        DataTypes.FIELD("k", DataTypes.BIGINT()),
                        DataTypes.FIELD("v", DataTypes.BIGINT()),
                        DataTypes.FIELD("ts", DataTypes.TIMESTAMP(3)));
        return environment
                .addSource(new FlinkArraySource(range), "events")
                .returns(InternalTypeInfo.of((RowType) rowType.getLogicalType()));
    }

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public Outcome run() {
        return rounds.run(() -> job.getJobExecutionResult().isDone());
    }

    @Override
    public void close() {
        try {
            job.cancel().get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final ExecutionException e) {
            throw new IllegalStateException("the Flink job does not end", e);
        } finally {
            rounds.close();
        }
    }
}
