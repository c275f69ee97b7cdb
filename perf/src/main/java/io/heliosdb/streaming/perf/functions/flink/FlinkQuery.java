package io.heliosdb.streaming.perf.functions.flink;

import io.heliosdb.streaming.perf.functions.rows.EventColumn;
import io.heliosdb.streaming.perf.functions.rows.FlinkRows;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.peer.FlinkSettings;

import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;

import java.util.concurrent.ExecutionException;

/**
 * A query by Flink SQL in this process: parallelism 1, object reuse, rows already in its binary
 * form and only moved past by its source, results counted where its sink gets them.
 */
public final class FlinkQuery implements Contestant {
    private final FlinkRounds rounds;
    private final JobClient job;

    /**
     * Starts the job.
     *
     * @param sql a SELECT from the table {@code events}
     * @param hash of its results
     */
    public FlinkQuery(final String sql, final FlinkRows rows, final RowDataHash hash) {
        rounds = new FlinkRounds(rows, hash);
        final StreamExecutionEnvironment environment = FlinkSettings.environment();
        final StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        addEvents(environment, tables, rows);
        try {
            job =
                    tables.sqlQuery(sql)
                            .insertInto(
                                    TableDescriptor.forConnector(CountedTables.NAME)
                                            .option(CountedTables.ROUNDS, rounds.number())
                                            .build())
                            .execute()
                            .getJobClient()
                            .orElseThrow();
        } catch (final RuntimeException e) {
            rounds.close();
            throw e;
        }
    }

    @SuppressWarnings("deprecation") // the leanest source: what replaced it costs more per event
    private void addEvents(
            final StreamExecutionEnvironment environment,
            final StreamTableEnvironment tables,
            final FlinkRows rows) {
        final Schema.Builder schema = Schema.newBuilder();
        rows.columns().forEach(column -> schema.column(column.sqlName(), column.type()));
        schema.watermark(EventColumn.TS.sqlName(), "SOURCE_WATERMARK()");
        tables.createTemporaryView(
                "events",
                environment
                        .addSource(new FlinkRowSource(rounds.number()), "events")
                        .returns(InternalTypeInfo.of(rowType(rows))),
                schema.build());
    }

    private static RowType rowType(final FlinkRows rows) {
        return new RowType(
                rows.columns().stream()
                        .map(column -> new RowType.RowField(column.sqlName(), column.logicalType()))
                        .toList());
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
