package io.heliosdb.streaming.perf.tumble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.EventShape;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.engine.Helios;
import io.heliosdb.streaming.perf.tumble.engine.Interpreted;
import io.heliosdb.streaming.perf.tumble.loop.Loop;
import io.heliosdb.streaming.perf.tumble.loop.Loops;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Loops and engine compute what the interpreter computes, round after round. */
class ContestantsTest {
    private static final int KEYS = 70;
    private static final long ROWS = 6L * EventRows.BATCH_ROWS;
    private static final int WINDOWS = 3;
    private static final int ROUNDS = 3;
    private static final String WINDOW =
            "FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND) ";
    private static final String GROUPS = "GROUP BY k, window_start, window_end;";

    @Test
    void theDefaultQuery() {
        final StreamPlan plan = TumblePlan.of(TumblePlan.QUERY);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (EventRows rows = new EventRows(ledger, EventShape.of(plan), KEYS, ROWS, WINDOWS)) {
            final List<Contestant> contestants = all(plan, ledger, rows);
            contestants.add(Loops.find(plan, ledger, rows, ROWS).orElseThrow());
            contestants.add(
                    new Loop(
                            ledger,
                            DefaultResult.of(plan.sinks().getFirst().columns()),
                            rows,
                            ROWS));
            final List<Outcome> rounds = compare(rows, contestants);
            // each key in each window, the first closing row, and the second one of the round
            // before
            assertThat(rounds)
                    .extracting(Outcome::results)
                    .containsExactly(KEYS * 3L + 1, KEYS * 3L + 2, KEYS * 3L + 2);
        }
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, COUNT(*) AS c " + WINDOW + GROUPS,
                "SELECT MAX(v) AS m, window_end, k, AVG(v) AS a " + WINDOW + GROUPS,
                "SELECT k, SUM(v) AS s, MIN(v) AS m " + WINDOW + "WHERE v >= 500000 " + GROUPS,
                "SELECT k, SUM(v) AS s " + WINDOW + "WHERE k > 5 AND k < 9 " + GROUPS,
                "SELECT k, COUNT(*) AS c " + WINDOW + "WHERE MOD(v, 10) = 3 " + GROUPS,
                "CREATE TABLE events (ts TIMESTAMP(3), v INT, k INT, WATERMARK FOR ts AS ts)"
                        + " WITH ('connector' = 'datagen');"
                        + "SELECT k, MIN(v) AS a, SUM(v) AS s, COUNT(v) AS c "
                        + WINDOW
                        + GROUPS,
                "CREATE TABLE events (k VARCHAR, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts"
                        + " - INTERVAL '5' SECOND) WITH ('connector' = 'datagen');"
                        + "SELECT k, COUNT(*) AS c, SUM(v) AS s, MIN(v) AS a, MAX(v) AS b "
                        + WINDOW
                        + "WHERE v < 900000 "
                        + GROUPS,
            })
    void queriesWithALoop(final String script) {
        final StreamPlan plan = TumblePlan.of(script);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (EventRows rows = new EventRows(ledger, EventShape.of(plan), KEYS, ROWS, WINDOWS)) {
            final List<Contestant> contestants = all(plan, ledger, rows);
            contestants.add(Loops.find(plan, ledger, rows, ROWS).orElseThrow());
            assertThat(compare(rows, contestants).getLast().results()).isPositive();
        }
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, SUM(v + 1) AS s " + WINDOW + GROUPS,
                "SELECT k, v, COUNT(*) AS c " + WINDOW + "GROUP BY k, v, window_start, window_end;",
                "SELECT UPPER(CAST(k AS STRING)) AS k, SUM(v) * 2 AS s " + WINDOW + GROUPS,
            })
    void queriesWithoutALoop(final String script) {
        final StreamPlan plan = TumblePlan.of(script);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (EventRows rows = new EventRows(ledger, EventShape.of(plan), KEYS, ROWS, WINDOWS)) {
            assertThat(Loops.find(plan, ledger, rows, ROWS)).isEmpty();
            assertThat(compare(rows, all(plan, ledger, rows)).getLast().results()).isPositive();
        }
        ledger.close();
    }

    @Test
    void otherQueriesAreRefused() {
        final StreamPlan plan = TumblePlan.of("SELECT k, SUM(v) FROM events GROUP BY k;");
        assertThatThrownBy(() -> EventShape.of(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not one tumbling aggregate");
    }

    private static List<Contestant> all(
            final StreamPlan plan, final Ledger ledger, final EventRows rows) {
        final List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Interpreted(plan, ledger, rows, ROWS));
        contestants.add(Helios.ring(plan, ledger, rows, ROWS));
        contestants.add(Helios.endToEnd(plan, ledger, rows, ROWS));
        return contestants;
    }

    private static List<Outcome> compare(final EventRows rows, final List<Contestant> contestants) {
        final List<Outcome> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rows.startNextRound();
            final Outcome expected = contestants.getFirst().run();
            for (final Contestant contestant : contestants.subList(1, contestants.size())) {
                assertThat(contestant.run()).as(contestant.name()).isEqualTo(expected);
            }
            rounds.add(expected);
        }
        contestants.forEach(Contestant::close);
        return rounds;
    }
}
