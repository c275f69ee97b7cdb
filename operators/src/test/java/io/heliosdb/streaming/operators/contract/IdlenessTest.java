package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.contract.OperatorContract.Arrival;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Unions that go on without inputs that have gone quiet, in simulated time. */
final class IdlenessTest {
    private static final long BEGIN_MS = 1_700_000_000_000L;
    private static final Column[] COLUMNS = {
        column("v", SqlType.BIGINT.notNull()), column("ts", SqlType.timestamp(3).notNull())
    };

    private final Plans plans = new Plans();
    private final List<Arrival> arrivals = new ArrayList<>();
    private long nowMs = BEGIN_MS;

    private PlanNode table(final String name, final long idleMs) {
        return plans.watermark(plans.scan(name, COLUMNS), "ts", 0, idleMs);
    }

    private PlanNode union(final PlanNode... inputs) {
        return plans.union(inputs);
    }

    private void at(final long ms, final int input, final long... times) {
        nowMs = BEGIN_MS + ms;
        final List<Object[]> rows = new ArrayList<>();
        for (final long time : times) {
            rows.add(new Object[] {1L, time});
        }
        arrivals.add(new Arrival(nowMs, input, rows));
    }

    private void tick(final long ms) {
        nowMs = BEGIN_MS + ms;
        arrivals.add(Arrival.nothing(nowMs));
    }

    /** Counts of windows of ten milliseconds: start of the window, and rows in it. */
    private List<String> counts(final PlanNode node) {
        final StreamPlan plan =
                new StreamPlan(
                        List.of(
                                plans.sink(
                                        plans.window(
                                                node,
                                                new WindowSpec.Tumble(10, 0),
                                                "ts",
                                                List.of(),
                                                List.of(
                                                        aggregate(
                                                                Function.SUM,
                                                                node,
                                                                "v",
                                                                SqlType.BIGINT))))));
        assertThat(plan.readsClock()).isTrue();
        final List<String> counts = new ArrayList<>();
        Batch.decode(
                        plan.sinks().getFirst().columns(),
                        OperatorContract.inTime(plan, arrivals).check().getFirst())
                .forEach(row -> counts.add(row.get(2) + ":" + row.get(1)));
        return counts;
    }

    @Test
    void aQuietInputIsNotWaitedFor() {
        at(0, 0, 5, 12);
        at(1, 1, 3);
        at(400, 0, 25);
        tick(500);
        tick(501); // the second input has been quiet for half a second: 5 and 3, 12
        at(502, 0, 31);
        assertThat(counts(union(table("a", 500), table("b", 500))))
                .containsExactly("0:2", "10:1", "20:1");
    }

    @Test
    void withoutATimeoutOfItsOwnAnInputIsWaitedFor() {
        at(0, 0, 5, 12);
        at(1, 1, 3);
        tick(900);
        at(901, 0, 99);
        at(902, 1, 10);
        assertThat(counts(union(table("a", 500), table("b", 0)))).containsExactly("0:2");
    }

    @Test
    void anInputThatComesBackCountsOnceItHasCaughtUp() {
        at(0, 0, 5);
        at(1, 1, 5);
        at(450, 0, 45);
        tick(501); // the second is idle: time is 45
        at(502, 1, 12); // late, and not waited for
        at(503, 0, 55); // time is 55
        at(504, 1, 57); // has caught up: time stays 55
        at(505, 0, 99); // time is 57
        at(506, 1, 88); // time is 88
        assertThat(counts(union(table("a", 500), table("b", 500))))
                .containsExactly("0:2", "40:1", "50:2");
    }

    @Test
    void whenAllAreQuietTheLatestCounts() {
        at(0, 0, 5);
        at(0, 1, 17);
        tick(500);
        assertThat(counts(union(table("a", 500), table("b", 500)))).containsExactly("0:1");
    }

    @Test
    void aStandstillOfTheProcessIsNoSilence() {
        at(0, 0, 5);
        at(0, 1, 17);
        tick(90_000);
        tick(90_499);
        assertThat(counts(union(table("a", 500), table("b", 500)))).isEmpty();
        tick(90_500);
        assertThat(counts(union(table("a", 500), table("b", 500)))).containsExactly("0:1");
    }

    @Test
    void anInputThatHasEndedIsNeitherWaitedForNorTheEndOfTime() {
        at(0, 0, 5);
        at(0, 1, 17);
        at(1, 0);
        tick(600); // what has ended and what is idle are all there is
        at(601, 1, 18, 21);
        at(602, 1);
        assertThat(counts(union(table("a", 500), table("b", 500))))
                .containsExactly("0:1", "10:2", "20:1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void generatedAndInterpretedAgree(final long seed) {
        final Random random = new Random(seed);
        final long[] times = new long[4];
        for (int i = 0; i < 400; i++) {
            final long ms = nowMs - BEGIN_MS + random.nextInt(random.nextInt(9) == 0 ? 700 : 60);
            final int input = random.nextInt(4);
            if (random.nextInt(4) == 0) {
                tick(ms);
            } else if (random.nextInt(3) > 0 || ms / 700 % 4 != input) {
                times[input] += random.nextInt(12);
                if (random.nextInt(40) == 0) {
                    times[input] = Collections.max(List.of(times[0], times[1], times[2], times[3]));
                }
                at(ms, input, times[input], Math.max(0, times[input] - random.nextInt(9)));
            }
        }
        final PlanNode inner = union(table("a", 90), table("b", seed % 2 == 0 ? 0 : 150));
        final PlanNode outer = union(inner, union(table("c", 120), table("d", 200)));
        assertThat(counts(outer)).hasSizeGreaterThan(15);
    }
}
