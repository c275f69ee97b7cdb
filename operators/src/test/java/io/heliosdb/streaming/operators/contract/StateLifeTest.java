package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.column;
import static io.heliosdb.streaming.operators.contract.Plans.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.Changes;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * State that ends, in simulated time: each operator against a plain model, or against changes
 * written by hand, in every way a job may run it.
 */
final class StateLifeTest {
    private static final long LIFE_MS = 1_000;

    private final Plans plans = new Plans();
    private final PlanNode scan = plans.scan("events", RowsInTime.columns());
    private final RowsInTime events = new RowsInTime();
    private int nextUid = 0x100;

    private OperatorUid uid() {
        return new OperatorUid("%016x".formatted(nextUid++));
    }

    private void at(final long ms, final Object... keysAndValues) {
        events.at(ms, keysAndValues);
    }

    private List<String> run(final PlanNode node) {
        return events.run(plans, node);
    }

    private PlanNode sums(final PlanNode input, final boolean emitsUpdateBefore) {
        return sums(input, emitsUpdateBefore, LIFE_MS);
    }

    private PlanNode sums(
            final PlanNode input, final boolean emitsUpdateBefore, final long lifeMs) {
        final PlanNode.GroupAggregate group =
                (PlanNode.GroupAggregate)
                        plans.group(
                                input,
                                List.of("k"),
                                List.of(
                                        aggregate(Function.SUM, input, "v", SqlType.BIGINT),
                                        aggregate(Function.MAX, input, "v", SqlType.BIGINT)),
                                emitsUpdateBefore);
        return new PlanNode.GroupAggregate(
                group.uid(),
                input,
                group.grouping(),
                group.aggregates(),
                emitsUpdateBefore,
                input.isChangelog(),
                group.columns(),
                lifeMs);
    }

    @Test
    void aGroupEndsWhenNoRowHasComeForItsLife() {
        at(0, "a", 1, "b", 10);
        at(999, "a", 2);
        at(1_000, "b", 20);
        at(1_998, "a", 4);
        at(2_000, "b", 20);
        at(2_998, "a", 8, "a", 0);
        assertThat(run(sums(scan, true)))
                .containsExactly(
                        "+I a 1 1",
                        "+I b 10 10",
                        "-U a 1 1",
                        "+U a 3 2",
                        "+I b 20 20", // its life is over with the millisecond itself
                        "-U a 3 2",
                        "+U a 7 4",
                        "+I b 20 20",
                        "+I a 8 8",
                        "-U a 8 8", // told again, so that nobody behind forgets it
                        "+U a 8 8");
    }

    @Test
    void aRowTakenBackOfAGroupThatHasEndedIsNothing() {
        at(0, "a", 1, "b", 5);
        at(500, "a", 1);
        at(1_200, "b", 7, "b", 8);
        assertThat(run(sums(maxima(), true)))
                .containsExactly(
                        "+I a 1 1",
                        "+I b 5 5", // to end before it is taken back
                        "-D a 1 1",
                        "+I a 1 1",
                        "+I b 7 7",
                        "-D b 7 7",
                        "+I b 8 8");
    }

    /** Many keys that come and end, against a map. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void groupsAreThoseOfAPlainMap(final long seed) {
        final Random random = new Random(seed);
        final List<String> expected = new ArrayList<>();
        final Map<Object, long[]> groups = new HashMap<>();
        long ms = 0;
        for (int i = 0; i < 150; i++) {
            final Object[] pairs = new Object[2 * random.nextInt(4)];
            for (int j = 0; j < pairs.length; j += 2) {
                final String key =
                        "key " + "with text".repeat(random.nextInt(3)) + random.nextInt(40);
                final long v = random.nextInt(100);
                pairs[j] = key;
                pairs[j + 1] = v;
                final long[] group = groups.get(key);
                if (group == null || group[0] + LIFE_MS <= ms) {
                    groups.put(key, new long[] {ms, v, v});
                    expected.add("+I " + key + " " + v + " " + v);
                } else {
                    group[0] = ms;
                    group[1] += v;
                    group[2] = Math.max(group[2], v);
                    expected.add("+U " + key + " " + group[1] + " " + group[2]);
                }
            }
            at(ms, pairs);
            ms += random.nextInt(30);
        }
        assertThat(run(sums(scan, false))).hasSizeGreaterThan(100).isEqualTo(expected);
    }

    private OrderedNode.Rank rank(
            final PlanNode input, final int last, final Changes changes, final String... keys) {
        return new OrderedNode.Rank(
                uid(),
                input,
                List.of(keys).stream().map(key -> index(input, key)).toList(),
                keys.length == 0 ? List.of() : List.of(new SortColumn(1, true, true)),
                1,
                last,
                changes,
                List.of(),
                false,
                true,
                input.columns(),
                LIFE_MS);
    }

    @Test
    void ranksEndWithTheirKey() {
        at(0, "a", 5, "a", 3, "b", 1);
        at(900, "a", 9); // does not rank, and the key lives on
        at(1_800, "a", 4);
        at(1_900, "b", 2);
        at(2_900, "a", 7);
        final List<String> changes = run(rank(scan, 2, Changes.ADDED, "k"));
        assertThat(changes)
                .containsExactly(
                        "+I a 5 5",
                        "+I a 3 3",
                        "+I b 1 1",
                        "-D a 5 5",
                        "+I a 4 4",
                        "+I b 2 2",
                        "+I a 7 7");
    }

    @Test
    void theFirstRowEndsWithItsKey() {
        at(0, "a", 5, "a", 3);
        at(1_000, "a", 4);
        at(1_500, "a", 3);
        assertThat(run(rank(scan, 1, Changes.ADDED, "k")))
                .containsExactly(
                        "+I a 5 5", "-U a 5 5", "+U a 3 3", "+I a 4 4", "-U a 4 4", "+U a 3 3");
    }

    @Test
    void aLimitBeginsAgainWhenItsCountHasEnded() {
        at(0, "a", 1, "b", 2, "c", 3);
        at(1_000, "d", 4);
        at(1_900, "e", 5, "f", 6);
        assertThat(run(rank(scan, 2, Changes.ADDED)))
                .containsExactly("+I a 1 1", "+I b 2 2", "+I d 4 4", "+I e 5 5");
    }

    @Test
    void ranksOfRowsThatAreTakenBackEnd() {
        at(0, "a", 5);
        at(100, "a", 3);
        at(1_100, "a", 4);
        at(1_200, "b", 1); // behind a, in the order of arrival
        final PlanNode sums = sums(scan, true);
        assertThat(run(rank(sums, 1, Changes.TAKEN_BACK)))
                .containsExactly("+I a 5 5", "-D a 5 5", "+I a 8 5", "+I a 4 4");
    }

    private PlanNode deduplicate(final boolean keepsLast) {
        return new OrderedNode.Deduplicate(
                uid(), plans.watermark(scan, "ts", 0), List.of(0), 2, keepsLast, true, LIFE_MS);
    }

    @Test
    void aRowIsKeptForItsLifeSinceItCame() {
        at(0, "a", 5, "b", 1);
        at(600, "a", 3, "b", 2);
        at(1_000, "a", 4);
        at(1_599, "b", 2);
        at(2_600, "b", 1);
        assertThat(run(deduplicate(true)))
                .containsExactly(
                        "+I a 5 5",
                        "+I b 1 1",
                        "-U b 1 1",
                        "+U b 2 2",
                        "+I a 4 4", // 3 has not been kept, so that 5 has ended
                        "-U b 2 2",
                        "+U b 2 2",
                        "+I b 1 1");
    }

    @Test
    void itIsForgottenThatAKeysFirstRowHasGoneOut() {
        at(0, "a", 5, "b", 7, "a", 6);
        at(900, "a", 8);
        at(1_000, "a", 9, "b", 10);
        at(1_100, "c", 11);
        final PlanNode first =
                new OrderedNode.FirstByTime(
                        uid(), plans.watermark(scan, "ts", 0), List.of(0), 2, LIFE_MS);
        assertThat(run(first))
                .containsExactly("+I a 5 5", "+I b 7 7", "+I a 9 9", "+I b 10 10", "+I c 11 11");
    }

    /** Rows of small values on the left, of great ones on the right, less a hundred. */
    private PlanNode join(
            final boolean isAnti,
            final boolean isTested,
            final long leftLifeMs,
            final long rightLifeMs) {
        final Expression hundred = Plans.literal(100L, SqlType.BIGINT.notNull());
        final PlanNode left =
                plans.filter(
                        scan,
                        Plans.call(
                                ScalarFunction.LESS_THAN,
                                SqlType.BOOLEAN,
                                Plans.ref(scan, "v"),
                                hundred));
        final PlanNode right =
                plans.filter(
                        scan,
                        Plans.call(
                                ScalarFunction.GREATER_THAN_OR_EQUAL,
                                SqlType.BOOLEAN,
                                Plans.ref(scan, "v"),
                                hundred));
        final SqlType number = SqlType.BIGINT.notNull();
        final Expression test =
                Plans.call(
                        ScalarFunction.LESS_THAN,
                        SqlType.BOOLEAN,
                        new Expression.InputRef(1, number),
                        new Expression.InputRef(4, number));
        return new PlanNode.SemiJoin(
                uid(),
                left,
                right,
                List.of(0),
                List.of(0),
                List.of(true),
                isTested ? Optional.of(test) : Optional.empty(),
                isAnti,
                leftLifeMs,
                rightLifeMs);
    }

    private PlanNode byArrival(final boolean keepsLast, final long lifeMs) {
        return new OrderedNode.ByArrival(
                uid(),
                keepsLast ? timed() : scan,
                List.of(0),
                keepsLast ? List.of(0, 1) : List.of(),
                keepsLast,
                true,
                lifeMs);
    }

    /** Rows whose last column is the time at which they came. */
    private PlanNode timed() {
        return plans.select(plans.clock(scan), "k", "v", "t");
    }

    @Test
    void theLastRowToComeIsToldWhenItDiffersInMoreThanItsTime() {
        at(0, "a", 1, null, 2);
        at(10, "a", 1, null, 3, "a", 1);
        at(5_000, "a", 1, "a", 4, null, 3);
        final List<String> changes =
                run(byArrival(true, 0)).stream()
                        .map(change -> change.substring(0, change.lastIndexOf(' ')))
                        .toList();
        assertThat(changes)
                .containsExactly(
                        "+I a 1",
                        "+I null 2",
                        "-U null 2",
                        "+U null 3",
                        "-U a 1",
                        "+U a 4",
                        "-U null 3", // as in Flink, which compares it with an update
                        "+U null 3");
    }

    @Test
    void theLastRowToComeEnds() {
        at(0, "a", 1, "b", 2);
        at(999, "a", 1);
        at(1_000, "b", 2);
        at(1_999, "a", 5);
        final List<String> changes =
                run(byArrival(true, LIFE_MS)).stream()
                        .map(change -> change.substring(0, change.lastIndexOf(' ')))
                        .toList();
        assertThat(changes)
                .containsExactly("+I a 1", "+I b 2", "-U a 1", "+U a 1", "+I b 2", "+I a 5");
    }

    @Test
    void theFirstRowToComeEnds() {
        at(0, "a", 1, "b", 2);
        at(999, "a", 3);
        at(1_000, "b", 4, "a", 5);
        at(1_500, "b", 6, "c", 7);
        assertThat(run(byArrival(false, LIFE_MS)))
                .containsExactly("+I a 1 1", "+I b 2 2", "+I b 4 4", "+I a 5 5", "+I c 7 7");
    }

    private void joined() {
        at(0, "a", 1, "b", 2);
        at(500, "a", 101, null, 3, null, 102);
        at(900, "b", 3);
        at(1_499, "a", 4, "b", 103);
        at(1_500, "a", 5); // the right row has ended; 1 lives, because its match has come at 500 ms
        at(2_400, "a", 104, "b", 6);
        at(2_500, "b", 7, "a", 105);
    }

    @Test
    void bothSidesOfASemiJoinEnd() {
        joined();
        final List<String> expected =
                List.of("+I a 1 1", "+I a 4 4", "+I b 3 3", "+I a 5 5", "+I b 6 6");
        assertThat(run(join(false, false, LIFE_MS, LIFE_MS))).isEqualTo(expected);
        assertThat(run(join(false, true, LIFE_MS, LIFE_MS))).isEqualTo(expected);
    }

    @Test
    void oneSideOfASemiJoinEnds() {
        joined();
        assertThat(run(join(false, false, 0, LIFE_MS)))
                .containsExactly(
                        "+I a 1 1", "+I a 4 4", "+I b 2 2", "+I b 3 3", "+I a 5 5", "+I b 6 6");
        assertThat(run(join(false, false, LIFE_MS, 0)))
                .containsExactly(
                        "+I a 1 1", "+I a 4 4", "+I b 3 3", "+I a 5 5", "+I b 6 6", "+I b 7 7");
    }

    @Test
    void bothSidesOfAnAntiJoinEnd() {
        joined();
        assertThat(run(join(true, true, LIFE_MS, LIFE_MS)))
                .containsExactly(
                        "+I a 1 1",
                        "+I b 2 2",
                        "-D a 1 1",
                        "+I null 3 3",
                        "+I b 3 3",
                        "-D b 3 3",
                        "+I a 5 5",
                        "-D a 5 5",
                        "+I b 7 7");
    }

    @Test
    void equalRowsOfASemiJoinEndTogether() {
        at(0, "a", 1, "b", 102);
        at(500, "b", 2);
        at(900, "a", 1);
        at(1_000, "b", 2); // has no match, as its match has ended, and so has the one before none
        at(1_100, "b", 103);
        at(1_500, "a", 101);
        final List<String> expected =
                List.of("+I b 2 2", "+I b 2 2", "+I b 2 2", "+I a 1 1", "+I a 1 1");
        assertThat(run(join(false, false, LIFE_MS, LIFE_MS))).isEqualTo(expected);
        assertThat(run(join(false, true, LIFE_MS, LIFE_MS))).isEqualTo(expected);
    }

    /** Changes of the greatest value of each key. */
    private PlanNode maxima() {
        final PlanNode counted = sums(scan, true, 0);
        return plans.project(
                counted,
                List.of(column("k", SqlType.STRING), column("v", SqlType.BIGINT)),
                List.of(Plans.ref(counted, "k"), Plans.ref(counted, "a1")));
    }

    @Test
    void whatIsKnownOfAKeyEnds() {
        at(0, "a", 1, "b", 5);
        at(999, "a", 1);
        at(1_000, "b", 5);
        at(1_998, "a", 2);
        at(2_998, "a", 2);
        final PlanNode whole =
                new ChangeNode.Normalize(uid(), scan, List.of(0), Optional.empty(), true, LIFE_MS);
        assertThat(run(whole))
                .containsExactly(
                        "+I a 1 1",
                        "+I b 5 5",
                        "-U a 1 1", // told again, so that nobody behind forgets it
                        "+U a 1 1",
                        "+I b 5 5",
                        "-U a 1 1",
                        "+U a 2 2",
                        "+I a 2 2");
    }

    @Test
    void aKeyThatHasEndedIsNotRemoved() {
        at(0, "a", 1, "b", 5);
        at(500, "a", 3);
        at(1_200, "b", 7);
        final PlanNode whole =
                new ChangeNode.Normalize(
                        uid(), maxima(), List.of(0), Optional.empty(), true, LIFE_MS);
        assertThat(run(whole)).containsExactly("+I a 1", "+I b 5", "-D a 1", "+I a 3", "+I b 7");
    }

    @Test
    void aKeyThatHasEndedNoLongerFailsACondition() {
        at(0, "a", 5);
        at(900, "a", 1);
        at(950, "a", 7);
        at(1_949, "a", 7);
        at(2_949, "a", 1);
        final Expression greaterThanTwo =
                Plans.call(
                        ScalarFunction.GREATER_THAN,
                        SqlType.BOOLEAN,
                        Plans.ref(scan, "v"),
                        Plans.literal(2L, SqlType.BIGINT.notNull()));
        final PlanNode whole =
                new ChangeNode.Normalize(
                        uid(), scan, List.of(0), Optional.of(greaterThanTwo), false, LIFE_MS);
        assertThat(run(whole)).containsExactly("+I a 5 5", "-D a 5 5", "+I a 7 7", "+U a 7 7");
    }

    @Test
    void theRowsOfAPrimaryKeyEndTogether() {
        at(0, "a", 1, "b", 1);
        at(400, "b", 2);
        at(1_399, "a", 3);
        at(1_400, "b", 4);
        at(1_500, "c", 4);
        at(2_499, "b", 9); // changes nothing in the table, but its key lives on
        at(3_000, "c", 10);
        final PlanNode table =
                new ChangeNode.Materialize(uid(), maxima(), List.of(1), List.of(0), LIFE_MS);
        assertThat(run(table))
                .containsExactly(
                        "+I a 1", "+U b 1", "+U a 1", "+I b 2", "-D a 1", "+I a 3",
                        "+I b 4", // 2 has ended, and what is taken back of it is nothing
                        "+U c 4", "+I b 9", "-D c 4", "+I c 10");
    }
}
