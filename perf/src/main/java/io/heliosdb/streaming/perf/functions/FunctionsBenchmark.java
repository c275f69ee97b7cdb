package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.functions.flink.FlinkQuery;
import io.heliosdb.streaming.perf.functions.rows.EventColumn;
import io.heliosdb.streaming.perf.functions.rows.FlinkRows;
import io.heliosdb.streaming.perf.functions.rows.HeliosRows;
import io.heliosdb.streaming.perf.tumble.TumblePlan;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.engine.Helios;

import org.agrona.concurrent.NanoClock;

import java.util.List;

/**
 * Measures one query after the other: engine and Flink take the same rows in turn, round by round.
 * In the first rounds all values of the results are compared.
 */
final class FunctionsBenchmark {
    /** The second one goes on from the state of the first. */
    private static final int CHECKED_ROUNDS = 2;

    private final long rowCount;
    private final int rounds;
    private final NanoClock clock;

    /**
     * @param rowCount of a round, a multiple of a batch
     * @param rounds that count
     */
    FunctionsBenchmark(final long rowCount, final int rounds, final NanoClock clock) {
        this.rowCount = rowCount;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Measures a query.
     *
     * @throws IllegalStateException if the results are not the same
     */
    QueryPace run(final BenchmarkQuery query) {
        final StreamPlan plan = TumblePlan.of(EventColumn.createTable() + query.sql() + ";");
        if (plan.scans().size() != 1) {
            throw new IllegalArgumentException(query.name() + " does not read exactly one table");
        }
        final List<Column> columns = plan.scans().getFirst().columns();
        final ValueHash hash = new ValueHash(plan.sinks().getFirst().columns());
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (HeliosRows ourRows = new HeliosRows(ledger, columns, rowCount);
                FlinkRows theirRows = new FlinkRows(columns, rowCount);
                Contestant ours = Helios.ring(plan, ledger, ourRows, rowCount, hash);
                Contestant theirs = new FlinkQuery(query.sql(), theirRows, hash)) {
            final Turns turns = new Turns(query.name(), ourRows, ours, theirRows, theirs, clock);
            for (int round = 0; round < CHECKED_ROUNDS; round++) {
                turns.check();
            }
            hash.switchOff();
            turns.warmUp();
            return turns.measure(rounds);
        }
    }
}
