package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.contract.OperatorContract.Arrival;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Windows of ten milliseconds of event time whose results wait for processing time, in simulated
 * time.
 */
final class DelayedResultsTest {
    private static final long BEGIN_MS = 1_700_000_000_000L;
    private static final Column[] COLUMNS = {
        column("k", SqlType.BIGINT),
        column("v", SqlType.BIGINT),
        column("ts", SqlType.timestamp(3).notNull())
    };
    private static final Emission EARLY = new Emission(true, 100, false, 0, 0);
    private static final Emission LATE = new Emission(false, 0, true, 30, 40);
    private static final Emission BOTH = new Emission(true, 100, true, 30, 40);

    private final Plans plans = new Plans();
    private final List<Arrival> arrivals = new ArrayList<>();

    /** Rows at a time of processing: key, value and event time of each. */
    private void at(final long ms, final long... rows) {
        final List<Object[]> arrived = new ArrayList<>();
        for (int i = 0; i < rows.length; i += 3) {
            arrived.add(new Object[] {rows[i], rows[i + 1], rows[i + 2]});
        }
        arrivals.add(new Arrival(BEGIN_MS + ms, 0, arrived));
    }

    private void tick(final long ms) {
        arrivals.add(Arrival.nothing(BEGIN_MS + ms));
    }

    private StreamPlan plan(final WindowSpec window, final Emission emission) {
        final PlanNode table = plans.watermark(plans.scan("t", COLUMNS), "ts", 0);
        return new StreamPlan(
                List.of(
                        plans.sink(
                                plans.window(
                                        table,
                                        window,
                                        "ts",
                                        List.of("k"),
                                        List.of(
                                                aggregate(
                                                        Function.SUM, table, "v", SqlType.BIGINT)),
                                        emission))));
    }

    /** What comes out of windows that touch: kind, key, sum and start of the window. */
    private List<String> results(final Emission emission) {
        return results(new WindowSpec.Tumble(10, 0), emission);
    }

    private List<String> results(final WindowSpec window, final Emission emission) {
        final StreamPlan plan = plan(window, emission);
        assertThat(plan.readsClock()).isTrue();
        final List<String> results = new ArrayList<>();
        Batch.decode(
                        plan.sinks().getFirst().columns(),
                        OperatorContract.inTime(plan, arrivals).check().getFirst())
                .forEach(
                        row ->
                                results.add(
                                        row.get(0)
                                                + " "
                                                + row.get(1)
                                                + " "
                                                + row.get(2)
                                                + " in "
                                                + row.get(3)));
        return results;
    }

    @Test
    void anEarlyResultComesADelayBehindTheFirstRow() {
        at(0, 1, 5, 2);
        at(60, 1, 6, 3, 2, 1, 3);
        tick(99);
        tick(100); // the first row of key 1 was at 0
        at(120, 1, 7, 4);
        tick(160); // key 2
        at(170, 2, 1, 5);
        tick(200);
        tick(260);
        tick(300); // nothing is new
        assertThat(results(EARLY))
                .containsExactly(
                        "+I 1 11 in 0",
                        "+I 2 1 in 0",
                        "-U 1 11 in 0",
                        "+U 1 18 in 0",
                        "-U 2 1 in 0",
                        "+U 2 2 in 0");
    }

    @Test
    void theEndOfAWindowGivesWhatHasNotBeenGiven() {
        at(0, 1, 5, 2, 2, 1, 3);
        tick(100);
        at(110, 1, 6, 3, 3, 9, 4);
        at(120, 4, 1, 10); // the watermark is the window's end
        tick(200); // the next result is of the other window
        tick(220);
        assertThat(results(EARLY))
                .containsExactly(
                        "+I 1 5 in 0",
                        "+I 2 1 in 0",
                        "-U 1 5 in 0",
                        "+U 1 11 in 0",
                        "+I 3 9 in 0",
                        "+I 4 1 in 10");
    }

    @Test
    void lateRowsWaitForEachOther() {
        at(0, 1, 5, 2);
        at(1, 1, 1, 12); // ends the first window
        at(10, 1, 6, 3);
        at(30, 1, 7, 4);
        tick(39);
        tick(40);
        at(50, 2, 3, 5); // of a key that had no result: at once
        at(51, 2, 3, 5);
        at(60, 1, 8, 4);
        tick(70);
        assertThat(results(LATE))
                .containsExactly(
                        "+I 1 5 in 0",
                        "-U 1 5 in 0",
                        "+U 1 18 in 0",
                        "+I 2 3 in 0",
                        "-U 2 3 in 0",
                        "+U 2 6 in 0",
                        "-U 1 18 in 0",
                        "+U 1 26 in 0");
    }

    @Test
    void whatWaitsWhenAWindowIsForgottenIsLost() {
        at(0, 1, 5, 2);
        at(1, 1, 1, 12);
        at(10, 1, 6, 3);
        at(11, 1, 1, 49); // 40 behind the end of the first window
        tick(40);
        assertThat(results(LATE)).containsExactly("+I 1 5 in 0", "+I 1 1 in 10", "+I 1 1 in 40");
    }

    @Test
    void timesOfEarlyResultsEndWithTheWindow() {
        at(0, 1, 5, 2);
        at(80, 1, 1, 12);
        at(90, 1, 6, 3);
        tick(100); // would be the early one
        tick(120);
        tick(180); // the second window
        assertThat(results(BOTH))
                .containsExactly("+I 1 5 in 0", "-U 1 5 in 0", "+U 1 11 in 0", "+I 1 1 in 10");
    }

    @Test
    void aStandstillCostsOneResult() {
        at(0, 1, 5, 2);
        at(90_030, 1, 6, 3);
        tick(90_099);
        tick(90_100);
        assertThat(results(EARLY)).containsExactly("+I 1 5 in 0", "-U 1 5 in 0", "+U 1 11 in 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsLeftInTheEndIsWhatCameInTime(final long seed) {
        final Random random = new Random(seed);
        final Emission emission =
                new Emission(
                        random.nextBoolean(),
                        random.nextInt(3) * 40L,
                        true,
                        random.nextInt(2) * 25L + 1,
                        1_000_000);
        final TreeMap<String, Long> sums = new TreeMap<>();
        long nowMs = 0;
        for (int i = 0; i < 70; i++) {
            nowMs += random.nextInt(60);
            final long key = random.nextInt(3);
            final long value = random.nextInt(5) - 2L;
            final long timeMs = i / 3L + random.nextInt(20);
            at(nowMs, key, value, timeMs);
            for (long start = timeMs - timeMs % 5; start > timeMs - 10; start -= 5) {
                sums.merge(key + " in " + start, value, Long::sum);
            }
        }
        at(nowMs, 9, 0, 100_000); // all windows before end
        tick(nowMs + 40); // all that was late has been given
        final TreeMap<String, Long> left = new TreeMap<>();
        for (final String result : results(new WindowSpec.Hop(10, 5, 0), emission)) {
            final String[] words = result.split(" ");
            final String key = words[1] + " in " + words[4];
            final Long before = left.get(key);
            if (words[0].equals("-U")) {
                assertThat(before).as(result).isEqualTo(Long.parseLong(words[2]));
            } else {
                assertThat(words[0].equals("+I")).as(result).isEqualTo(before == null);
                left.put(key, Long.parseLong(words[2]));
            }
        }
        left.keySet().removeIf(key -> key.startsWith("9"));
        assertThat(left).hasSizeGreaterThan(10).isEqualTo(sums);
    }
}
